"""Times: ``days``, ``weeks``, ``start`` and ``length`` of a <time> or <unavailable>."""

from __future__ import annotations

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Time, TimeOption
from cartable_timetable.validation import LineBook
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.parsing import Element

_TIME_ATTRIBUTES = ("days", "start", "length", "weeks")


class TimeReader:
    """Reads the times of a problem of so many days and weeks (0: unknown, lengths are then not checked)."""

    def __init__(self, days: int, weeks: int, faults: FaultList, lines: LineBook) -> None:
        self._days = days
        self._weeks = weeks
        self._faults = faults
        self._lines = lines

    def read_closed(self, element: Element) -> Time:
        """When a room is closed. ``weeks`` may be absent: every week then."""
        attributes = Attributes(element, self._faults, _TIME_ATTRIBUTES)
        time = self._read(attributes, all_weeks=element.get("weeks") is None)
        self._lines.note(time, element.sourceline)
        return time

    def read_option(self, element: Element) -> TimeOption:
        """A time that a class may take, with its penalty. ``weeks`` may be absent: every week then."""
        attributes = Attributes(element, self._faults, (*_TIME_ATTRIBUTES, "penalty"))
        time = self._read(attributes, all_weeks=element.get("weeks") is None)
        option = TimeOption(time, attributes.integer("penalty"))
        self._lines.note(option, element.sourceline)
        return option

    def _read(self, attributes: Attributes, *, all_weeks: bool) -> Time:
        return Time(
            days=attributes.mask("days", self._days, "days"),
            weeks=(1 << self._weeks) - 1 if all_weeks else attributes.mask("weeks", self._weeks, "weeks"),
            start=attributes.integer("start"),
            length=attributes.integer("length", minimum=1),
        )
