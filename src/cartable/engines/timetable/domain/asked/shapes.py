"""How classes should be, against those that there are; times for those that have none."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from cartable.engines.timetable.domain.asked.plan import Draft, Line
from cartable.engines.timetable.types import TimeRow

#: Classes begin on the half hour from 8:00 on and end by 20:00; ending after 18:00 is disliked.
FIRST, STEP, LAST, LATE = 8 * 60, 30, 20 * 60, 18 * 60
LATE_PENALTY = 6
WORKING_DAYS = range(5)


def plan_shapes(draft: Draft) -> None:
    """A line for each kind described."""
    for row in draft.unit.preparation.kinds.all():
        draft.lines.append(_shape(draft, row))


def _shape(draft: Draft, row: Any) -> Line:
    said = {
        "kind": row.kind,
        "groups": row.groups_count,
        "size": row.group_size,
        "minutes": row.minutes,
        "per_week": row.per_week,
        "weeks": row.weeks_count,
        "alternates": row.every_other_week,
    }
    line = Line("classes", said)
    classes = draft.unit.of_kind(row.kind)
    if not classes:
        return line.refuse("no_class", kind=row.kind)
    if len(classes) not in (row.groups_count, row.groups_count * row.per_week):
        return line.refuse("other_number", there=len(classes), asked=row.groups_count)
    bare = [one for one in classes if not one.times]
    if bare:
        times = usual_times(draft, row, together=len(classes) == row.groups_count)
        if not times:
            return line.refuse("no_usual_time", minutes=row.minutes)
        for one in bare:
            one.times = times
        line.requirements = [(one.id, times) for one in bare]
    length = -(-row.minutes // draft.slot)
    other = sorted({time[3] for one in classes for time in one.times} - {length})
    if other:
        return line.refuse("other_length", there=other[0] * draft.slot, asked=row.minutes)
    small = [one for one in classes if one.seats is not None and one.seats > row.group_size]
    if small:
        return line.refuse("other_size", label=small[0].label, there=small[0].seats, asked=row.group_size)
    return line.note("times_made", number=len(bare)) if bare else line


def usual_times(draft: Draft, row: Any, *, together: bool) -> list[TimeRow]:
    """Every half hour of the working days, in as many weeks as are asked; none when a session doesn't fit in a day.

    ``together``: one class meets ``per_week`` times a week, else each of its sessions is a class of its own.
    """
    term, slot = draft.facts.term, draft.slot
    days = [day for day in WORKING_DAYS if day < term.days_count]
    masks = draft.facts.letters if row.every_other_week and draft.facts.letters else (draft.facts.weeks,)
    meets = row.per_week if together else 1
    return [
        (
            sum(1 << day for day in chosen),
            _first_weeks(mask, row.weeks_count),
            start // slot,
            -(-row.minutes // slot),
            p,
        )
        for chosen in combinations(days, meets)
        for start, p in _starts(row.minutes)
        if start % slot == 0
        for mask in masks
    ]


def _starts(minutes: int) -> list[tuple[int, int]]:
    starts = range(FIRST, LAST - minutes + 1, STEP)
    return [(start, LATE_PENALTY if start + minutes > LATE else 0) for start in starts]


def _first_weeks(mask: int, number: int) -> int:
    """The first so many weeks of the mask."""
    kept = 0
    for _number in range(number):
        lowest = mask & -mask & ~kept if mask else 0
        if not lowest:
            break
        kept, mask = kept | lowest, mask & ~lowest
    return kept
