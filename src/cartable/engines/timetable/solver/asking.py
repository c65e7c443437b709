"""What teams asked, laid over what a class may take: limits on its times and rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cartable.engines.timetable.models import AskedLimit, AskedRoom
from cartable.engines.timetable.types import TimeRow


@dataclass(frozen=True, slots=True)
class Limit:
    """Times that aren't taken: never when ``penalty`` is None, else at that price; see ``AskedLimit``."""

    days: int
    weeks: int
    start: int
    length: int
    penalty: int | None = None
    trims: bool = False

    def meets(self, time: TimeRow) -> bool:
        """Whether a class at this time would meet in it at least once."""
        days, weeks, start, length, _penalty = time
        overlaps = start < self.start + self.length and self.start < start + length
        return bool(days & self.days and weeks & self.weeks and overlaps)


def limit_times(times: Iterable[Sequence[int]], limits: Iterable[Limit]) -> list[TimeRow]:
    """The times that are left, in their order, none twice.

    A time that meets in a limit is given up, or costs more; where the limit trims, it loses those weeks, and is given
    up when it has no other. A limit at a price that trims leaves the choice: the whole time, dearer, or what is left.
    """
    kept: list[TimeRow] = [_row(time) for time in times]
    for limit in limits:
        kept = list(dict.fromkeys(row for time in kept for row in _limited(time, limit)))
    return kept


def _limited(time: TimeRow, limit: Limit) -> list[TimeRow]:
    if not limit.meets(time):
        return [time]
    days, weeks, start, length, penalty = time
    found: list[TimeRow] = []
    if limit.trims and weeks & ~limit.weeks:
        found.append((days, weeks & ~limit.weeks, start, length, penalty))
    if limit.penalty is not None:
        found.append((days, weeks, start, length, penalty + limit.penalty))
    return found


def _row(time: Sequence[int]) -> TimeRow:
    days, weeks, start, length, penalty = time
    return days, weeks, start, length, penalty


def limits_of(term: Any) -> dict[int, list[Limit]]:
    """The limits by class id."""
    found: dict[int, list[Limit]] = defaultdict(list)
    fields = ("days", "weeks", "start", "length", "penalty", "trims")
    for class_id, *values in AskedLimit.objects.filter(course_class__term=term).values_list("course_class_id", *fields):
        found[class_id].append(Limit(*values))
    return found


def rooms_asked(term: Any) -> dict[int, list[int]]:
    """The rooms among which classes are to stay, by class id; classes of which nothing is asked are left out."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = AskedRoom.objects.filter(course_class__term=term).values_list("course_class_id", "room_id")
    for class_id, room_id in rows:
        found[class_id].append(room_id)
    return found


def limit_rooms(options: Sequence[tuple[int, int]], asked: Sequence[int] | None) -> list[tuple[int, int]]:
    """The rooms, each with its price, that are left; all that is asked when the class had none written."""
    if asked is None:
        return list(options)
    if not options:
        return [(room_id, 0) for room_id in asked]
    return [option for option in options if option[0] in asked]
