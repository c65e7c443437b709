"""Distribution constraints: which do not hold, by how much, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.checking.report import Violation
from cartable_timetable.distributions import PairRule, SetRule, get_rule
from cartable_timetable.faults import FaultList
from cartable_timetable.model import Distribution, Placement


def list_violations(index: ProblemIndex, placements: Mapping[str, Placement]) -> list[Violation]:
    """The constraints that do not hold. Classes without placement are left out of every rule."""
    violations: list[Violation] = []
    for position, distribution in enumerate(index.problem.distributions, start=1):
        rule = get_rule(distribution)
        if isinstance(rule, PairRule):
            violation = _measure_pairs(index, position, distribution, rule, placements)
        else:
            violation = _measure_set(index, position, distribution, rule, placements)
        if violation is not None:
            violations.append(violation)
    return violations


def note_broken_rules(violations: Iterable[Violation], errors: FaultList) -> None:
    """Notes ``distribution_broken`` or ``distribution_broken_pairs`` for each required constraint that is broken."""
    for violation in violations:
        if not violation.required:
            continue
        where, kind = f"distribution[{violation.position}]", _describe(violation)
        if violation.pairs:
            first, other = violation.pairs[0]
            count = violation.amount
            errors.add("distribution_broken_pairs", where, kind=kind, count=count, id=first, other=other)
        else:
            errors.add("distribution_broken", where, kind=kind, count=violation.amount)


def _measure_pairs(
    index: ProblemIndex,
    position: int,
    distribution: Distribution,
    rule: PairRule,
    placements: Mapping[str, Placement],
) -> Violation | None:
    placed = [(name, placements[name]) for name in distribution.classes if name in placements]
    context, is_pair_ok = index.context, rule.is_pair_ok
    pairs = tuple((a, b) for (a, at_a), (b, at_b) in combinations(placed, 2) if not is_pair_ok(at_a, at_b, context))
    if not pairs:
        return None
    return _violation(position, distribution, len(pairs), distribution.penalty * len(pairs), pairs)


def _measure_set(
    index: ProblemIndex,
    position: int,
    distribution: Distribution,
    rule: SetRule,
    placements: Mapping[str, Placement],
) -> Violation | None:
    placed = [placements[name] for name in distribution.classes if name in placements]
    excess = rule.measure_excess(placed, index.context)
    if excess == 0:
        return None
    return _violation(position, distribution, excess, rule.price(distribution.penalty, excess, index.context), ())


def _violation(
    position: int,
    distribution: Distribution,
    amount: int,
    penalty: int,
    pairs: tuple[tuple[str, str], ...],
) -> Violation:
    return Violation(
        position=position,
        kind=distribution.kind,
        arguments=distribution.arguments,
        classes=distribution.classes,
        required=distribution.required,
        amount=amount,
        penalty=0 if distribution.required else penalty,
        pairs=pairs,
    )


def _describe(violation: Violation) -> str:
    numbers = ",".join(map(str, violation.arguments))
    return f"{violation.kind.value}({numbers})" if numbers else violation.kind.value
