"""Rules over a whole set of classes, exactly, in a placing model. A required one allows no excess on any day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cartable_timetable.distributions import SetRule
from cartable_timetable.explaining.contradictions.literals import Guards, Literals, Var
from cartable_timetable.model import DistributionKind


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A class at one of its times, on some day."""

    name: str
    var: Var
    start: int
    end: int


def add_set_rule(literals: Literals, rule: SetRule, members: Sequence[str], guards: Guards) -> None:
    """The rule for ``members``."""
    if rule.kind is DistributionKind.MAX_DAYS:
        _limit_days(literals, rule.arguments[0], members, guards)
        return
    add = _BY_DAY[rule.kind]
    for meetings in _list_days(literals, members):
        add(literals, rule, meetings, guards)


def _limit_days(literals: Literals, most: int, members: Sequence[str], guards: Guards) -> None:
    """``y(c, t) → day used``, for each day of t; at most ``most`` days used."""
    used = [literals.new() for _ in range(literals.tables.problem.days)]
    for name in members:
        for time, var in zip(literals.tables.times[name], literals.times[name], strict=True):
            for day, is_used in enumerate(used):
                if time.days >> day & 1:
                    literals.model.add_implication(var, is_used)
    literals.model.add(sum(used) <= most).only_enforce_if(*guards)


def _list_days(literals: Literals, members: Sequence[str]) -> list[list[_Meeting]]:
    """The possible meetings of each day of each week; days of the same meetings once."""
    problem, found = literals.tables.problem, {}
    for week in range(problem.weeks):
        for day in range(problem.days):
            chosen = [
                (name, i)
                for name in members
                for i, time in enumerate(literals.tables.times[name])
                if time.weeks >> week & 1 and time.days >> day & 1
            ]
            if chosen:
                found[tuple(chosen)] = [_meeting(literals, name, i) for name, i in chosen]
    return list(found.values())


def _meeting(literals: Literals, name: str, i: int) -> _Meeting:
    time = literals.tables.times[name][i]
    return _Meeting(name, literals.times[name][i], time.start, time.end)


def _limit_load(literals: Literals, rule: SetRule, meetings: list[_Meeting], guards: Guards) -> None:
    """MaxDayLoad(S): lengths add up to S at most."""
    load = sum((item.end - item.start) * item.var for item in meetings)
    literals.model.add(load <= rule.arguments[0]).only_enforce_if(*guards)


def _limit_breaks(literals: Literals, rule: SetRule, meetings: list[_Meeting], guards: Guards) -> None:
    """MaxBreaks(R, S): at most R + 1 ends of blocks.

    A meeting that ends at e ends a block unless another begins by e + S and ends later.
    """
    most, gap = rule.arguments
    ends = {item.end: literals.new() for item in meetings}
    for item in meetings:
        longer = [other.var for other in meetings if other.start <= item.end + gap and other.end > item.end]
        literals.model.add_bool_or(item.var.negated(), ends[item.end], *longer)
    literals.model.add(sum(ends.values()) <= most + 1).only_enforce_if(*guards)


def _limit_blocks(literals: Literals, rule: SetRule, meetings: list[_Meeting], guards: Guards) -> None:
    """MaxBlock(M, S): ``b(c)`` is no later than the start of the block of class c, and each end is within M of it.

    Only classes that another is merged with count: one class alone is no block.
    """
    longest, gap = rule.arguments
    last = max(item.end for item in meetings)
    begin = {item.name: literals.model.new_int_var(-longest - 1, last, "") for item in meetings}
    for item in meetings:
        literals.model.add(begin[item.name] <= item.start).only_enforce_if(item.var)
    for a in meetings:
        for b in meetings:
            if a.name != b.name and a.start <= b.start <= a.end + gap:
                both = [a.var, b.var, *guards]
                literals.model.add(begin[b.name] <= begin[a.name]).only_enforce_if(*both)
                for item in (a, b):
                    literals.model.add(begin[item.name] >= item.end - longest).only_enforce_if(*both)


_BY_DAY: dict[DistributionKind, Callable[[Literals, SetRule, list[_Meeting], Guards], None]] = {
    DistributionKind.MAX_DAY_LOAD: _limit_load,
    DistributionKind.MAX_BREAKS: _limit_breaks,
    DistributionKind.MAX_BLOCK: _limit_blocks,
}
