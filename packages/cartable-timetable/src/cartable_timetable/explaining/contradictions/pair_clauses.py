"""Rules over pairs of classes as clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from cartable_timetable.distributions import PairRule
from cartable_timetable.distributions.meeting import share_a_day
from cartable_timetable.explaining.contradictions.literals import Guards, Literals, Var
from cartable_timetable.explaining.contradictions.option_tables import ROOM_RULES, TRAVEL_RULES


def add_pair_rule(literals: Literals, rule: PairRule, members: Sequence[str], guards: Guards) -> None:
    """The rule for every pair of ``members``, in this order."""
    for a, b in combinations(members, 2):
        if rule.kind in ROOM_RULES:
            _forbid(literals, literals.rooms[a], literals.rooms[b], literals.tables.forbid_rooms(rule, a, b), guards)
            continue
        _forbid(literals, literals.times[a], literals.times[b], literals.tables.forbid_times(rule, a, b), guards)
        if rule.kind in TRAVEL_RULES and literals.tables.farthest:
            _add_travel(literals, a, b, guards)


def _forbid(literals: Literals, ours: list[Var], theirs: list[Var], table: list[list[int]], guards: Guards) -> None:
    for var, broken in zip(ours, table, strict=True):
        literals.exclude([var, *guards], [theirs[j] for j in broken])


def _add_travel(literals: Literals, a: str, b: str, guards: Guards) -> None:
    """A pause shorter than the way excludes rooms too far apart; pauses of one length share their clauses."""
    tables = literals.tables
    pauses: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, first in enumerate(tables.times[a]):
        for j, second in enumerate(tables.times[b]):
            pause = max(second.start - first.end, first.start - second.end)
            if 0 <= pause < tables.farthest and share_a_day(first, second):
                pauses[pause].append((i, j))
    for pause, pairs in pauses.items():
        late = [
            [j for j, other in enumerate(tables.rooms_of[b]) if tables.context.travel_between(room, other) > pause]
            for room in tables.rooms_of[a]
        ]
        if any(late):
            is_short = literals.new()
            for i, j in pairs:
                unless = literals.times[a][i].negated(), literals.times[b][j].negated()
                literals.model.add_bool_or(*unless, is_short)
            _forbid(literals, literals.rooms[a], literals.rooms[b], late, [is_short, *guards])
