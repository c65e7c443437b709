"""Constraints of ours, from the extension namespace."""

from __future__ import annotations

from lxml import etree

from cartable_timetable.extensions import Extension, ExtensionKind, get_extension_class
from cartable_timetable.faults import FaultList
from cartable_timetable.validation import LineBook
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import iterate_children
from cartable_timetable.xml.extension_fields import Reading
from cartable_timetable.xml.extension_shapes import NAMESPACE, SHAPES
from cartable_timetable.xml.parsing import Element
from cartable_timetable.xml.places import locate
from cartable_timetable.xml.time_reader import TimeReader

_PREFIX = f"{{{NAMESPACE}}}"


def read_extensions(section: Element, times: TimeReader, faults: FaultList, lines: LineBook) -> tuple[Extension, ...]:
    """The constraints of <extensions>; none when the section is absent."""
    if section is None:
        return ()
    _drop_namespace(section)
    kinds = [kind.value for kind in ExtensionKind]
    return tuple(_read_one(element, times, faults, lines) for element in iterate_children(section, faults, *kinds))


def _drop_namespace(section: Element) -> None:
    """Elements of our namespace get plain names, those of the faults; others keep theirs, and are unknown."""
    for element in section.iter():
        if isinstance(element.tag, str) and element.tag.startswith(_PREFIX):
            element.tag = element.tag.removeprefix(_PREFIX)


def _read_one(element: Element, times: TimeReader, faults: FaultList, lines: LineBook) -> Extension:
    kind = ExtensionKind(element.tag)
    shape = SHAPES[kind]
    attributes = Attributes(
        element, faults, ("required", "penalty", *(name for field in shape for name in field.attributes))
    )
    required = attributes.boolean("required", default=False)
    penalty = attributes.optional_integer("penalty")
    if not required and element.get("penalty") is None:
        faults.add("extension_without_price", locate(element), element.sourceline, kind=kind.value)
    children = list(iterate_children(element, faults, *(tag for field in shape for tag in field.tags)))
    reading = Reading(element, attributes, children, faults, times)
    values = {field.name: field.read(reading) for field in shape}
    extension = get_extension_class(kind)(**values, required=required, penalty=penalty or 0)
    lines.note(extension, element.sourceline)
    for child in element.iter(etree.Element):
        if child.get("id") is not None:
            lines.note(extension, child.sourceline, f"{child.tag}[id={child.get('id').strip()}]")
    return extension
