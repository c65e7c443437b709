"""Constraints in words, as limits on times or constraints between classes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from cartable.engines.catalogue.api import preparation
from cartable.engines.timetable.domain.asked.plan import UNWANTED, Draft, Line
from cartable.engines.timetable.domain.asked.reading import AskedClass
from cartable.engines.timetable.solver.asking import Limit
from cartable.engines.timetable.types import DistributionRow

EVERY_DAY = 0b1111111
BETWEEN_KINDS = {"Precedence": ("Precedence",), "DifferentDays": ("DifferentDays",)}
#: « At the same time » is the same hours of the same days: the format has a constraint for each.
AMONG_ONE_KIND = {
    "SameDays": ("SameDays",),
    "SameTime": ("SameTime", "SameDays"),
    "NotOverlap": ("NotOverlap",),
    "SameRoom": ("SameRoom",),
}


def plan_rules(draft: Draft) -> None:
    """A line for each sentence."""
    for rule in draft.unit.preparation.rules.all():
        draft.lines.append(_rule(draft, rule))


def said_of(rule: Any) -> dict[str, Any]:
    """What it takes to say the sentence again."""
    return {
        "sentence": rule.sentence,
        "kind": rule.kind,
        "other_kind": rule.other_kind,
        "day": rule.day,
        "starts": rule.starts and rule.starts.isoformat("minutes"),
        "ends": rule.ends and rule.ends.isoformat("minutes"),
        "week": rule.week,
        "is_required": rule.is_required,
    }


def _rule(draft: Draft, rule: Any) -> Line:
    line, meant = Line("rule", said_of(rule)), preparation.constraint_of(rule)
    for kind in meant.kinds:
        if not draft.unit.of_kind(kind):
            return line.refuse("no_class", kind=kind)
    if meant.constraint in BETWEEN_KINDS:
        return _between(draft, line, meant, BETWEEN_KINDS[meant.constraint])
    if meant.constraint in AMONG_ONE_KIND:
        return _among(draft, line, meant, AMONG_ONE_KIND[meant.constraint])
    limit = _limit(draft, meant)
    line = draft.take(line, [(one, limit) for one in draft.unit.of_kind(meant.kinds[0])])
    if line.is_applied and limit.trims:
        weeks = max(time[1].bit_count() for one in draft.unit.of_kind(meant.kinds[0]) for time in draft.times[one.id])
        return line.note("weeks_left", number=weeks)
    return line


def _limit(draft: Draft, meant: preparation.Constraint) -> Limit:
    """Closed: at those times; Only: on the other days; FirstWeek: in the weeks before."""
    weeks = (1 << draft.facts.term.weeks_count) - 1
    if meant.constraint == "FirstWeek":
        before = (1 << (meant.week or 1) - 1) - 1
        limit = draft.closure(days=EVERY_DAY, weeks=before, start=None, end=None, required=meant.is_required)
        return Limit(limit.days, limit.weeks, limit.start, limit.length, limit.penalty, trims=True)
    days = meant.days if meant.constraint == "Closed" else EVERY_DAY & ~meant.days
    return draft.closure(days=days, weeks=weeks, start=meant.start, end=meant.end, required=meant.is_required)


def _between(draft: Draft, line: Line, meant: preparation.Constraint, names: tuple[str, ...]) -> Line:
    """One constraint for each two classes that a student may attend both, in the order of the week."""
    first, second = (draft.unit.of_kind(kind) for kind in meant.kinds)
    pairs = [(a.id, b.id) for a in first for b in second if _attended_together(a, b)]
    if not pairs:
        return line.refuse("never_together")
    line.distributions = [_row(name, pair, meant.is_required) for pair in pairs for name in names]
    return line


def _attended_together(a: AskedClass, b: AskedClass) -> bool:
    """Whether a student may be in both: the same way of following the unit, and the parent where one has one."""
    if a.configuration != b.configuration or a.subpart == b.subpart:
        return False
    return b.parent_id in (None, a.id) if a.parent_id is None else a.parent_id == b.id or b.parent_id == a.id


def _among(draft: Draft, line: Line, meant: preparation.Constraint, names: tuple[str, ...]) -> Line:
    """One constraint over all the classes of the kind."""
    classes = draft.unit.of_kind(meant.kinds[0])
    if len(classes) == 1:
        return line.note("alone")
    if meant.constraint == "SameTime" and meant.is_required:
        shared = [person for a, b in combinations(classes, 2) for person in a.teachers & b.teachers]
        if shared:
            return line.refuse("one_teacher", person=min(shared))
    if meant.constraint == "SameRoom" and any(not one.needs_room for one in classes):
        return line.refuse("no_room_needed")
    ids = tuple(one.id for one in classes)
    line.distributions = [_row(name, ids, meant.is_required) for name in names]
    return line


def _row(name: str, ids: tuple[int, ...], required: bool) -> DistributionRow:
    return DistributionRow(name, ids, required, 0 if required else UNWANTED)
