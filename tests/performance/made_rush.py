"""A made-up campus on the day the adjustments open: everybody has units, the popular ones are full."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any
from uuid import uuid4

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
UNITS, HELD, RESULTS, POPULAR, SLACK = 300, 6, 6, 30, 40
ZIPF = 1.05
PAST = 20_000
"""Earlier writes kept in the history."""
TREE = {
    "kind": "all",
    "key": "degree",
    "title_fr": "Diplôme",
    "title_en": "Degree",
    "of": [{"kind": "total", "key": "total", "title_fr": "Crédits", "title_en": "Credits", "minimum": 180}],
}


@dataclass(frozen=True, slots=True)
class Campus:
    """Row ids of what the rush works on, by rank; ``held`` are the codes of units of each student."""

    campaign_id: int
    people: list[int]
    offerings: list[int]
    codes: list[str]
    held: list[list[str]]


def weights() -> list[float]:
    """How popular each unit is, added up; the first is the most popular (Zipf)."""
    return list(accumulate(1 / (rank + 1) ** ZIPF for rank in range(UNITS)))


def make_campus(students: int) -> Campus:
    """Write it, as any other, through the engines' doors where they have one."""
    from cartable.engines.calendar.demo import make_term
    from cartable.engines.catalogue.api import UnitRow, create_units
    from cartable.engines.catalogue.models import Offering, Prerequisite
    from cartable.engines.people.api import PersonRow, create_people
    from cartable.engines.registration.api import (
        ChoiceRow,
        EnrolmentRow,
        PhaseDraft,
        ResultRow,
        create_campaign,
        enrol,
        record_choices,
        record_results,
        set_phases,
    )
    from cartable.engines.registration.demo import make_regulation

    chance = random.Random(7)
    term = make_term()
    codes = [f"UE{rank:03}" for rank in range(UNITS)]
    rows = [UnitRow(code=code, title_fr=f"Unité {code}", credits=4) for code in codes]
    rows += [UnitRow(code=f"AV{rank:02}", title_fr=f"Avant {rank}") for rank in range(30)]
    units = {unit.code: unit for unit in create_units(rows=rows)}
    Prerequisite.objects.bulk_create(
        Prerequisite(unit=units[code], wanted=units[f"AV{rank % RESULTS:02}"])
        for rank, code in enumerate(codes)
        if rank % 5 == 0
    )
    offerings = Offering.objects.bulk_create(Offering(unit=units[code], term=term) for code in codes)
    people = create_people(
        rows=[PersonRow(code=f"R{number:06}", family_name=f"Nom{number}", given_name="A") for number in range(students)]
    )
    regulation = make_regulation("RUSH", tree=TREE)
    since = date(2025, 9, 1)
    enrol([EnrolmentRow(person.pk, regulation.programme_id, regulation.pk, since) for person in people])
    record_results(
        [
            ResultRow(
                person_id=person.pk,
                unit_id=units[f"AV{rank:02}"].pk,
                term_id=None,
                category="cs",
                level=1,
                credits=6,
                is_acquired=True,
                grade="C",
                decided_on=since,
            )
            for person in people
            for rank in range(RESULTS)
        ]
    )
    campaign = create_campaign(
        code="RUSH", term=term, title_fr="Ajustements", population="student", actor="bench", reason="bench", now=NOW
    )
    set_phases(
        campaign=campaign,
        phases=[PhaseDraft("adjustments", NOW - timedelta(days=1), NOW + timedelta(days=9))],
        actor="bench",
        reason="bench",
        now=NOW - timedelta(days=2),
    )
    popularity = weights()
    held = [sorted(_some(chance, codes, popularity)) for _person in people]
    ids = dict(zip(codes, (offering.pk for offering in offerings), strict=True))
    record_choices(
        term=term,
        rows=[ChoiceRow(person.pk, ids[code]) for person, mine in zip(people, held, strict=True) for code in mine],
        now=NOW,
    )
    _limit(offerings, held, codes)
    _write_past()
    return Campus(campaign.pk, [one.pk for one in people], [one.pk for one in offerings], codes, held)


def _write_past() -> None:
    """What was done before, as any school has on the day of its adjustments: who and why of earlier changes.

    On a table of a few rows PostgreSQL plans to read it whole at each look-up, and a connection keeps the plan while
    the rush makes the table grow: that would measure a school that has no past.
    """
    from pghistory.models import Context

    Context.objects.bulk_create(
        (Context(id=uuid4(), metadata={"actor": str(uuid4()), "reason": "POST /semester/"}) for _number in range(PAST)),
        batch_size=5_000,
    )


def _limit(offerings: list[Any], held: list[list[str]], codes: list[str]) -> None:
    """The popular units have exactly the places that are taken, the others some more."""
    from cartable.engines.registration.api import assignments

    taken = dict.fromkeys(codes, 0)
    for mine in held:
        for code in mine:
            taken[code] += 1
    assignments.write_capacities(
        {
            offering.pk: taken[code] + (0 if rank < POPULAR else SLACK)
            for rank, (offering, code) in enumerate(zip(offerings, codes, strict=True))
        }
    )


def _some(chance: random.Random, codes: list[str], popularity: list[float]) -> set[str]:
    mine: set[str] = set()
    while len(mine) < HELD:
        mine.update(chance.choices(codes, cum_weights=popularity, k=1))
    return mine
