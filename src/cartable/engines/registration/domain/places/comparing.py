"""Several rules side by side: who wins and who loses a unit under each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cartable.engines.calendar.api import list_terms
from cartable.engines.catalogue.api import Offering
from cartable.engines.people.api import Person
from cartable.engines.registration.assignment import gains_and_losses
from cartable.engines.registration.domain.places.entrants import terms_behind
from cartable.engines.registration.models import AssignmentLine, AssignmentRun, Enrolment
from cartable.kernel.clock import today


@dataclass(frozen=True, slots=True)
class Moved:
    """A student who has a unit under one rule and not under the other; ``wins`` tells in which sense."""

    person: Person
    unit: str
    wins: bool
    programme: str
    level: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a run gives and takes beside the first one: (wins, losses) by programme and by level, and by name."""

    run: AssignmentRun
    wins: int
    losses: int
    by_programme: tuple[tuple[str, int, int], ...]
    by_level: tuple[tuple[int, int, int], ...]
    moved: tuple[Moved, ...]


def compare_runs(runs: Sequence[AssignmentRun]) -> list[Difference]:
    """Each run beside the first of them, which is the reference. Five queries, and one a run."""
    if not runs:
        return []
    base = _lines(runs[0])
    pairs = [gains_and_losses(base, _lines(run)) for run in runs[1:]]
    people = {int(person) for sides in pairs for side in sides for person, _offering in side}
    known = {person.pk: person for person in Person.objects.filter(pk__in=people)}
    ties = _ties(runs[0], people)
    offerings = {pk for sides in pairs for side in sides for _person, pk in side}
    codes = dict(Offering.objects.filter(pk__in=offerings).values_list("pk", "unit__code"))
    found = []
    for run, (wins, losses) in zip(runs[1:], pairs, strict=True):
        moved = [
            Moved(known[int(person)], codes[offering], is_win, *ties.get(int(person), ("", 0)))
            for side, is_win in ((wins, True), (losses, False))
            for person, offering in side
        ]
        moved.sort(key=lambda one: (one.person.name_key, one.person.pk, one.unit, one.wins))
        found.append(
            Difference(
                run,
                len(wins),
                len(losses),
                _counted(moved, "programme"),
                _counted(moved, "level"),
                tuple(moved),
            )
        )
    return found


def _lines(run: AssignmentRun) -> list[tuple[str, int, str]]:
    rows = AssignmentLine.objects.filter(run=run).order_by().values_list("person_id", "offering_id", "outcome")
    return [(str(person), offering, outcome) for person, offering, outcome in rows]


def _ties(run: AssignmentRun, people: set[int]) -> dict[int, tuple[str, int]]:
    """Programme and level (semester of the programme) of each student when the run was made."""
    starts = sorted(list_terms().values_list("starts_on", flat=True))
    rows = Enrolment.objects.valid_on(today(lambda: run.made_at)).filter(person__in=people)
    return {
        row.person_id: (row.programme.code, terms_behind(row, run.campaign.term, starts) + 1)
        for row in rows.select_related("programme").order_by("valid_from")
    }


def _counted(moved: Sequence[Moved], name: str) -> tuple[tuple[Any, int, int], ...]:
    wins = Counter(getattr(one, name) for one in moved if one.wins)
    losses = Counter(getattr(one, name) for one in moved if not one.wins)
    return tuple((key, wins[key], losses[key]) for key in sorted({*wins, *losses}))
