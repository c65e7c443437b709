"""Who teaches, when they don't, and that nobody is in two places at once."""

from __future__ import annotations

from typing import Any

from cartable.engines.timetable.domain.asked.plan import Draft, Line
from cartable.engines.timetable.domain.asked.reading import AskedClass, TermFacts
from cartable.engines.timetable.types import DistributionRow


def plan_teachers(draft: Draft) -> None:
    """A line for each person named for a kind: they take the first classes of it that have no teacher."""
    for row in draft.unit.preparation.teachers.all():
        line = Line("teacher", {"person": row.person_id, "kind": row.kind, "groups": row.groups_count})
        classes = draft.unit.of_kind(row.kind)
        taught = sum(row.person_id in one.teachers for one in classes)
        free = [one for one in classes if not one.teachers][: max(row.groups_count - taught, 0)]
        for one in free:
            one.teachers.add(row.person_id)
        if not classes:
            line.refuse("no_class", kind=row.kind)
        elif taught + len(free) < row.groups_count:
            line.refuse("others_teach", there=taught + len(free), asked=row.groups_count)
        line.facts |= {"given": [one.id for one in free]}
        draft.lines.append(line)


def plan_absences(draft: Draft) -> None:
    """A line for each time when someone who teaches the unit isn't available."""
    taught: dict[int, list[AskedClass]] = {}
    for one in draft.unit.classes:
        for person_id in one.teachers:
            taught.setdefault(person_id, []).append(one)
    named = {row.person_id for row in draft.unit.preparation.teachers.all()}
    for person_id in sorted(taught.keys() | named):
        for time in draft.facts.busy.get(person_id, ()):
            draft.lines.append(_absence(draft, time, taught.get(person_id, [])))


def _absence(draft: Draft, time: Any, classes: list[AskedClass]) -> Line:
    said = {
        "person": time.person_id,
        "day": time.day,
        "starts": time.starts.isoformat("minutes"),
        "ends": time.ends.isoformat("minutes"),
        "strength": time.strength,
    }
    line = Line("time", said)
    if not classes:
        return line.refuse("teaches_nothing")
    limit = draft.closure(
        days=1 << time.day - 1,
        weeks=(1 << draft.facts.term.weeks_count) - 1,
        start=time.starts.hour * 60 + time.starts.minute,
        end=time.ends.hour * 60 + time.ends.minute,
        required=time.strength == "impossible",
    )
    return draft.take(line, [(one, limit) for one in classes])


def plan_presence(drafts: list[Draft], facts: TermFacts) -> None:
    """Nobody is in two places at once: said once, by the person's first unit, unless it is written by hand."""
    taught: dict[int, list[int]] = {}
    first: dict[int, Draft] = {}
    for draft in drafts:
        for one in draft.unit.classes:
            for person_id in one.teachers:
                taught.setdefault(person_id, []).append(one.id)
                first.setdefault(person_id, draft)
    for person_id, ids in taught.items():
        if len(ids) > 1 and not any(known >= set(ids) for known in facts.kept_apart):
            line = Line("staff", {"person": person_id, "classes": len(ids)})
            line.distributions = [DistributionRow("SameAttendees", tuple(ids), True)]
            first[person_id].lines.append(line)


def teachers_given(lines: list[Line]) -> set[tuple[int, int]]:
    """Who is to teach which class because the preparation says so."""
    return {
        (class_id, line.said["person"])
        for line in lines
        if line.subject == "teacher"
        for class_id in line.facts["given"]
    }
