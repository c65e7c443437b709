"""Who is to be created, in order: the personas of the administration, then each college's people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cartable.engines.people import api as people
from cartable_demo.personas import PERSONAS, Persona, persona
from cartable_demo.plan.campus import College
from cartable_demo.plan.community import grade
from cartable_demo.plan.names import draw_names

MAIL_DOMAIN = "valbelle.example"
LETTERS = {"student": "E", "faculty": "P", "staff": "A", "affiliate": "H"}
#: The student persona takes this many units.
PERSONA_UNITS = 6


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person to create; ``kind`` is that of the affiliation, ``level`` a semester or a grade."""

    row: people.PersonRow
    number: int
    username: str
    kind: str
    college: int
    structure: str
    level: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A place to fill on the campus, for someone of a range of ages."""

    kind: str
    college: int
    structure: str
    level: str
    ages: tuple[int, int]
    persona: str = ""


def list_newcomers(colleges: list[College], seed: int, since: date) -> list[Newcomer]:
    """Everyone; the same seed gives the same people. A persona takes the first place that fits."""
    chance = random.Random(f"people-{seed}")
    names = draw_names(chance, {known.username for known in PERSONAS})
    waiting = {known.key for known in PERSONAS}
    newcomers = []
    for number, place in enumerate(_places(colleges), start=1):
        if place.persona in waiting:
            waiting.remove(place.persona)
            known = persona(place.persona)
        else:
            given, family, login = next(names)
            known = Persona("", login, given, family, "", "")
        newcomers.append(_newcomer(known, number, place, _birth(chance, since, place.ages)))
    return newcomers


def _places(colleges: list[College]) -> Iterator[_Place]:
    for known in PERSONAS:
        if known.role is not None:
            yield _Place("staff", 0, "SCOL", "", (28, 60), known.key)
    for index, college in enumerate(colleges):
        mark = college.mark
        for student in college.students:
            ages = (17 + student.level // 2, 21 + student.level // 2)
            fits = student.programme == "INFO" and len(student.choices) == PERSONA_UNITS
            wanted = "student" if fits else ""
            yield _Place("student", index, mark + student.programme, f"S{student.level}", ages, wanted)
        for number, structure in enumerate(college.staffing.structures):
            wanted = "teacher" if structure == "INFO" else ""
            yield _Place("faculty", index, mark + structure, grade(number), (28, 64), wanted)
        for service in college.community.staff:
            yield _Place("staff", index, service, "", (24, 63))
        for lab in college.community.guests:
            yield _Place("affiliate", index, mark + lab, "", (25, 66))


def _newcomer(known: Persona, number: int, place: _Place, birth: date) -> Newcomer:
    row = people.PersonRow(
        code=f"{LETTERS[place.kind]}{number:06d}",
        family_name=known.family_name,
        given_name=known.given_name,
        mail=f"{known.username}@{MAIL_DOMAIN}",
        birth_on=birth,
        origin="demo",
    )
    return Newcomer(row, number, known.username, place.kind, place.college, place.structure, place.level)


def _birth(chance: random.Random, since: date, ages: tuple[int, int]) -> date:
    youngest, oldest = ages
    return since - timedelta(days=chance.randint(youngest * 365, oldest * 365))
