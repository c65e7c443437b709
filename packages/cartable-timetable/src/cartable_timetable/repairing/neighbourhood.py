"""Which classes to place anew together: those in trouble, then those in their way."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cartable_timetable.check import Report
from cartable_timetable.distributions import PairRule, SetRule
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.model import Placement, Problem
from cartable_timetable.repairing.standing import Standing, pair_holds


def list_in_trouble(problem: Problem, placements: Collection[str], report: Report) -> list[str]:
    """Classes that can't stay: without placement, at a time or in a room they can't have, or in a broken rule."""
    named: set[str] = {item.id for item in problem.classes() if item.id not in placements}
    for fault in report.errors:
        if fault.code.startswith(("time_", "room_", "class_unplaced")):
            named |= {str(fault.params[key]) for key in ("id", "other") if key in fault.params}
    for violation in report.violations:
        if violation.required:
            pairs = {name for pair in violation.pairs for name in pair}
            named |= pairs or set(violation.classes)
    return [item.id for item in problem.classes() if item.id in named]


def grow(standing: Standing, trouble: Sequence[str], size: int, frozen: Collection[str]) -> list[str]:
    """``trouble`` and the classes most in its way, ``size`` in all: those that hold the rooms it could take, at times
    it could take, and those with which a required rule would be broken. At most one of any required rule over a set.
    """
    members = [name for name in trouble if name not in frozen]
    barred = {id(rule) for name in members for rule in _set_rules(standing, name)}
    score: dict[str, float] = {}
    for name in trouble:
        for place in standing.list_options(name):
            for other in _list_obstacles(standing, name, place):
                score[other] = score.get(other, 0.0) + 1.0
    for other in sorted(score, key=lambda name: (-score[name], name)):
        if len(members) >= max(size, len(trouble)):
            break
        rules = {id(rule) for rule in _set_rules(standing, other)}
        if other not in members and other not in frozen and not rules & barred:
            members.append(other)
            barred |= rules
    return members


def _set_rules(standing: Standing, name: str) -> list[SetRule]:
    return [
        rule for distribution, rule in standing.rules_of[name] if isinstance(rule, SetRule) and distribution.required
    ]


def _list_obstacles(standing: Standing, name: str, place: Placement) -> set[str]:
    found = set()
    if place.room is not None:
        found = {
            other for other in standing.in_room(place.room) if overlap(standing.placements[other].time, place.time)
        }
    for distribution, rule in standing.rules_of[name]:
        if distribution.required and isinstance(rule, PairRule):
            found |= {
                other
                for other in distribution.classes
                if other != name
                and other in standing.placements
                and not pair_holds(distribution, rule, name, place, other, standing.placements[other], standing.context)
            }
    return found - {name}
