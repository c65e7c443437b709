"""Where an element stands, in words that do not depend on the language."""

from __future__ import annotations

from cartable_timetable.xml.parsing import Element

_OWNERS = frozenset({"class", "room", "student", "distribution", "subpart"})


def locate(element: Element) -> str:
    """A path such as ``class[id=12]/time[3]``: an id where there is one, otherwise a position counted from 1."""
    step = _step(element)
    parent = element.getparent()
    if parent is not None and _is_extension(parent):
        return f"{_step(parent)}/{step}"
    if parent is None or parent.tag not in _OWNERS:
        return step
    if element.tag == "class" and element.get("id") and parent.tag == "subpart":
        return step
    return f"{_step(parent)}/{step}"


def _is_extension(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "extensions"


def _step(element: Element) -> str:
    identifier = element.get("id") or element.get("room")
    if element.tag in {"travel", "room", "class", "course", "config", "subpart", "student"} and identifier:
        return f"{element.tag}[id={identifier}]"
    if element.getparent() is None:
        return str(element.tag)
    position = 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    return f"{element.tag}[{position}]"
