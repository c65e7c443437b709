"""Constraints of ours, in the extension namespace."""

from __future__ import annotations

from typing import Any

from lxml import etree

from cartable_timetable.extensions import Extension
from cartable_timetable.model import Problem
from cartable_timetable.xml.extension_shapes import NAMESPACE, SECTION, SHAPES
from cartable_timetable.xml.parsing import Element

_PLAIN: Any = {None: NAMESPACE}
"""No prefix (lxml allows it; its stubs don't)."""


def write_extensions(root: Element, problem: Problem) -> None:
    """Adds <extensions> after all else; nothing when there are none."""
    if not problem.extensions:
        return
    section = etree.SubElement(root, SECTION, nsmap=_PLAIN)
    for extension in problem.extensions:
        _write_one(section, extension, problem)


def _write_one(section: Element, extension: Extension, problem: Problem) -> None:
    element = _add(section, extension.kind.value, {})
    for field in SHAPES[extension.kind]:
        field.write(_add, element, getattr(extension, field.name), problem)
    if extension.required:
        element.set("required", "true")
    if extension.penalty or not extension.required:
        element.set("penalty", str(extension.penalty))


def _add(parent: Element, tag: str, attributes: dict[str, str | int]) -> Element:
    values = {name: str(value) for name, value in attributes.items()}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", values)
