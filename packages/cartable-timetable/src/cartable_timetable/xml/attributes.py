"""Attributes of one element, checked as they are read.

A bad attribute is noted and replaced by a harmless value, so that reading goes on and finds the other faults.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from cartable_timetable.faults import FaultList, Param
from cartable_timetable.xml.limits import MAX_INTEGER
from cartable_timetable.xml.parsing import Element
from cartable_timetable.xml.places import locate

_INTEGER = re.compile(r"-?[0-9]{1,18}", re.ASCII)


class Attributes:
    """Reads the attributes of ``element`` and notes what is wrong in ``faults``."""

    def __init__(self, element: Element, faults: FaultList, known: tuple[str, ...]) -> None:
        self._element = element
        self._faults = faults
        for name in element.attrib:
            if name not in known:
                self._note_misspelling(name, known)

    def identifier(self, name: str = "id") -> str:
        """A text that must be there; '' when it is not."""
        value = self._element.get(name)
        if value is None:
            self._note("attribute_missing", element=self._element.tag, name=name)
            return ""
        if not value.strip():
            self._note("attribute_blank", element=self._element.tag, name=name)
        return str(value.strip())

    def text(self, name: str) -> str | None:
        """A text that may be absent."""
        value = self._element.get(name)
        return None if value is None else str(value.strip())

    def integer(self, name: str, minimum: int = 0) -> int:
        """A whole number that must be there and be at least ``minimum``; ``minimum`` when it is not."""
        value = self._element.get(name)
        if value is None:
            self._note("attribute_missing", element=self._element.tag, name=name)
            return minimum
        number = self._parse_integer(name, value, minimum)
        return minimum if number is None else number

    def optional_integer(self, name: str, minimum: int = 0) -> int | None:
        """A whole number that may be absent; None when it is absent or wrong."""
        value = self._element.get(name)
        return None if value is None else self._parse_integer(name, value, minimum)

    def boolean(self, name: str, default: bool) -> bool:
        """true or false; ``default`` when absent or wrong."""
        value = self._element.get(name)
        if value is None:
            return default
        if value.strip() not in {"true", "false"}:
            self._note("attribute_not_boolean", name=name, value=value)
            return default
        return bool(value.strip() == "true")

    def mask(self, name: str, length: int, unit: str) -> int:
        """A string of 0 and 1, bit ``i`` for character ``i``; ``length`` 0 checks no length. 0 when wrong."""
        value = self._element.get(name)
        if value is None:
            self._note("attribute_missing", element=self._element.tag, name=name)
            return 0
        if value.strip("01"):
            self._note("mask_character", name=name, value=value)
            return 0
        if length and len(value) != length:
            self._note("mask_length", name=name, found=len(value), expected=length, unit=unit)
            return 0
        if "1" not in value:
            self._note("mask_empty", name=name, value=value)
            return 0
        return int(value[::-1], 2)

    def _parse_integer(self, name: str, value: str, minimum: int) -> int | None:
        if not _INTEGER.fullmatch(value.strip()):
            self._note("attribute_not_integer", name=name, value=value)
            return None
        number = int(value)
        if number < minimum:
            self._note("attribute_too_small", name=name, value=number, minimum=minimum)
            return None
        if number > MAX_INTEGER:
            self._note("attribute_too_large", name=name, value=number, maximum=MAX_INTEGER)
            return None
        return number

    def _note_misspelling(self, name: str, known: tuple[str, ...]) -> None:
        """An attribute nobody knows is harmless, unless it looks like one that would have changed the problem."""
        absent = [other for other in known if self._element.get(other) is None]
        for meant in get_close_matches(name.lower(), absent, n=1, cutoff=0.7):
            self._note("attribute_misspelt", element=self._element.tag, name=name, meant=meant)

    def _note(self, code: str, **params: Param) -> None:
        self._faults.add(code, locate(self._element), self._element.sourceline, **params)
