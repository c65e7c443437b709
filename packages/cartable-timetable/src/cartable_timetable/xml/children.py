"""Children of an element, each of a name that has a meaning there."""

from __future__ import annotations

from collections.abc import Iterator

from cartable_timetable.faults import FaultList
from cartable_timetable.xml.parsing import Element
from cartable_timetable.xml.places import locate


def iterate_children(element: Element, faults: FaultList, *allowed: str) -> Iterator[Element]:
    """The children whose name is allowed; the others are noted as faults."""
    for child in element:
        if not isinstance(child.tag, str):
            faults.add("entities_declared", locate(element), child.sourceline)
        elif child.tag in allowed:
            yield child
        else:
            faults.add(
                "element_unknown",
                locate(child),
                child.sourceline,
                found=_show(child.tag),
                parent=element.tag,
                allowed=", ".join(f"<{_show(name)}>" for name in allowed) or "—",
            )


def find_sections(
    root: Element, faults: FaultList, required: tuple[str, ...], optional: tuple[str, ...]
) -> dict[str, Element]:
    """The sections of the root by name; notes unknown, repeated and missing ones."""
    sections: dict[str, Element] = {}
    for child in iterate_children(root, faults, *required, *optional):
        if child.tag in sections:
            faults.add("element_repeated", locate(child), child.sourceline, found=_show(child.tag), parent=root.tag)
        else:
            sections[child.tag] = child
    for name in required:
        if name not in sections:
            faults.add("element_missing", locate(root), root.sourceline, parent=root.tag, expected=name)
    return sections


def _show(tag: str) -> str:
    """A name as it is written in a file: with ``xmlns`` when it is of a namespace."""
    namespace, _, name = tag.rpartition("}")
    return f'{name} xmlns="{namespace[1:]}"' if namespace else name
