"""Distribution constraints: a type such as ``MaxBlock(24,6)``, required or priced, and the classes it binds."""

from __future__ import annotations

import re

from cartable_timetable.distributions import arity_of
from cartable_timetable.faults import FaultList
from cartable_timetable.model import Distribution, DistributionKind
from cartable_timetable.validation import LineBook
from cartable_timetable.validation.distributions import example_of
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import iterate_children
from cartable_timetable.xml.parsing import Element
from cartable_timetable.xml.places import locate

_TYPE = re.compile(r"\s*(?P<name>[A-Za-z]+)\s*(?:\((?P<numbers>[^()]*)\))?\s*")
_NUMBER = re.compile(r"\s*[0-9]{1,9}\s*", re.ASCII)
_KINDS = {kind.value: kind for kind in DistributionKind}


def read_distributions(section: Element, faults: FaultList, lines: LineBook) -> tuple[Distribution, ...]:
    """The constraints of <distributions>; none when the section is absent."""
    if section is None:
        return ()
    read = (_read_one(element, faults, lines) for element in iterate_children(section, faults, "distribution"))
    return tuple(distribution for distribution in read if distribution is not None)


def _read_one(element: Element, faults: FaultList, lines: LineBook) -> Distribution | None:
    attributes = Attributes(element, faults, ("type", "required", "penalty"))
    parsed = _parse_type(attributes.identifier("type"), element, faults)
    required = attributes.boolean("required", default=False)
    penalty = attributes.optional_integer("penalty")
    if not required and element.get("penalty") is None:
        faults.add("distribution_without_price", locate(element), element.sourceline)
    classes: list[str] = []
    class_lines: list[int | None] = []
    for child in iterate_children(element, faults, "class"):
        classes.append(Attributes(child, faults, ("id",)).identifier())
        class_lines.append(child.sourceline)
    if parsed is None:
        return None
    kind, arguments = parsed
    distribution = Distribution(kind, arguments, tuple(classes), required, 0 if required else penalty or 0)
    lines.note(distribution, element.sourceline)
    for place, line in enumerate(class_lines, start=1):
        lines.note(distribution, line, f"class[{place}]")
    return distribution


def _parse_type(value: str, element: Element, faults: FaultList) -> tuple[DistributionKind, tuple[int, ...]] | None:
    """Kind and numbers; None, with a fault noted, when either is wrong."""
    if not value:
        return None
    match = _TYPE.fullmatch(value)
    kind = _KINDS.get(match["name"]) if match else None
    if match is None or kind is None:
        allowed = ", ".join(example_of(kind.value, arity_of(kind)) for kind in DistributionKind)
        faults.add("distribution_kind_unknown", locate(element), element.sourceline, value=value, allowed=allowed)
        return None
    pieces = match["numbers"].split(",") if match["numbers"] is not None else []
    numbers = [int(piece) for piece in pieces if _NUMBER.fullmatch(piece)]
    expected = arity_of(kind)
    if len(numbers) != len(pieces) or len(numbers) != expected:
        faults.add(
            "distribution_arguments",
            locate(element),
            element.sourceline,
            kind=kind.value,
            expected=expected,
            value=value,
            found=len(numbers),
            example=example_of(kind.value, expected),
        )
        return None
    return kind, tuple(numbers)
