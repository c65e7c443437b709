"""In which order a unit takes students: the priorities of the regulation one after the other, then the lottery."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from cartable.engines.registration.assignment.applications import NO_MERIT, Applicant, Merit
from cartable.engines.registration.assignment.lottery import lottery_number

PRIORITIES: Mapping[str, Callable[[Merit], int]] = MappingProxyType(
    {
        "degree": lambda merit: 0 if merit.degree else 1,
        "last_chance": lambda merit: 0 if merit.last_chance else 1,
        "seniority": lambda merit: -merit.seniority,
        "followed_before": lambda merit: 0 if merit.times else 1,
        "never_followed": lambda merit: 1 if merit.times else 0,
    }
)
"""Each gives a number, the smallest first: needed for the degree; last chance; most terms behind them; who has to
follow it again; who never followed it."""

Standing = tuple[tuple[int, ...], str]
"""Values of the priorities, then the lottery's number."""


def unknown_priorities(rule: Iterable[str]) -> list[str]:
    """The names that are no priority, and those given twice."""
    seen: set[str] = set()
    wrong = []
    for name in rule:
        if name not in PRIORITIES or name in seen:
            wrong.append(name)
        seen.add(name)
    return wrong


def standing(rule: Sequence[str], merit: Merit, *, seed: str, person: str, unit: str) -> Standing:
    """Where a student stands for a unit; the smallest goes first."""
    return tuple(PRIORITIES[name](merit) for name in rule), lottery_number(seed, person, unit)


def orders(
    applicants: Iterable[Applicant], *, rule: Sequence[str], seed: str, units: Mapping[int, str]
) -> dict[int, dict[str, Standing]]:
    """By offering, where each student who wished it stands. ``units`` are codes of units by offering."""
    found: dict[int, dict[str, Standing]] = {}
    for applicant in applicants:
        for offering, _kind in applicant.wishes:
            merit = applicant.merits.get(offering, NO_MERIT)
            found.setdefault(offering, {})[applicant.key] = standing(
                rule, merit, seed=seed, person=applicant.key, unit=units[offering]
            )
    return found
