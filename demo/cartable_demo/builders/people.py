"""Structures, people, accounts, roles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password

from cartable.engines.people import api as people
from cartable_demo.personas import PASSWORD, PERSONAS, Persona, persona
from cartable_demo.plan.campus import College
from cartable_demo.plan.names import draw_names
from cartable_demo.plan.semester import Semester
from cartable_demo.plan.units import STRUCTURES

MAIL_DOMAIN = "valbelle.example"
INSTITUTION = "UTV"


@dataclass(slots=True)
class Population:
    """Row ids: structures by code; students and teachers of each college in the order of the plan."""

    structures: dict[str, int] = field(default_factory=dict)
    students: list[list[int]] = field(default_factory=list)
    teachers: list[list[int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Newcomer:
    row: people.PersonRow
    username: str
    kind: str
    structure: str
    level: str


def build_people(colleges: list[College], semester: Semester, *, seed: int, now: datetime) -> Population:
    """Create everyone, with one account each and, for the personas of the administration, a role."""
    population = Population(structures=_build_structures(colleges, semester.year_starts_on))
    newcomers = list(_newcomers(colleges, seed, semester.year_starts_on))
    created = people.create_people(rows=[newcomer.row for newcomer in newcomers])
    ids = [person.pk for person in created]
    _tie(population, newcomers, ids, semester)
    _open_accounts(newcomers, ids, now)
    _share_out(population, colleges, ids)
    _grant_roles(semester.year_starts_on)
    return population


def _build_structures(colleges: list[College], since: date) -> dict[str, int]:
    root = people.create_structure(
        code=INSTITUTION,
        title_fr="Université de technologie de Valbelle",
        title_en="Valbelle University of Technology",
        kind="institution",
        parent=None,
        valid_from=since,
    )
    office = people.create_structure(
        code="SCOL",
        title_fr="Service de la scolarité",
        title_en="Registrar's office",
        kind="service",
        parent=root,
        valid_from=since,
    )
    ids = {INSTITUTION: root.pk, "SCOL": office.pk}
    for college in colleges:
        for code, french, english, _ in STRUCTURES:
            mark = f" {college.mark}" if college.mark else ""
            structure = people.create_structure(
                code=f"{college.mark}{code}",
                title_fr=french + mark,
                title_en=english + mark,
                kind="department",
                parent=root,
                valid_from=since,
            )
            ids[structure.code] = structure.pk
    return ids


def _newcomers(colleges: list[College], seed: int, since: date) -> Iterator[_Newcomer]:
    """Staff personas first, then each college's students and teachers, a persona among them where one fits."""
    chance = random.Random(f"people-{seed}")
    taken = {known.username for known in PERSONAS}
    names = draw_names(chance, taken)
    number = 0
    for known in PERSONAS:
        if known.role is not None:
            number += 1
            yield _newcomer(known, number, "staff", "SCOL", "", _birth(chance, since, 28, 60))
    for index, college in enumerate(colleges):
        wanted = {"student": persona("student"), "teacher": persona("teacher")} if index == 0 else {}
        for student in college.students:
            number += 1
            fits = student.programme == "INFO" and len(student.choices) == 6
            known = wanted.pop("student") if fits and "student" in wanted else _stranger(next(names))
            birth = _birth(chance, since, 17 + student.level // 2, 21 + student.level // 2)
            yield _newcomer(known, number, "student", college.mark + student.programme, str(student.level), birth)
        for structure in college.staffing.structures:
            number += 1
            fits = structure == "INFO"
            known = wanted.pop("teacher") if fits and "teacher" in wanted else _stranger(next(names))
            yield _newcomer(known, number, "faculty", college.mark + structure, "", _birth(chance, since, 28, 64))


def _stranger(drawn: tuple[str, str, str]) -> Persona:
    given, family, login = drawn
    return Persona("", login, given, family, "", "")


def _newcomer(known: Persona, number: int, kind: str, structure: str, level: str, birth: date) -> _Newcomer:
    row = people.PersonRow(
        code=f"{ {'student': 'E', 'faculty': 'P', 'staff': 'A'}[kind] }{number:06d}",
        family_name=known.family_name,
        given_name=known.given_name,
        mail=f"{known.username}@{MAIL_DOMAIN}",
        birth_on=birth,
        origin="demo",
    )
    return _Newcomer(row, known.username, kind, structure, level)


def _birth(chance: random.Random, since: date, youngest: int, oldest: int) -> date:
    return since - timedelta(days=chance.randint(youngest * 365, oldest * 365))


def _tie(population: Population, newcomers: list[_Newcomer], ids: list[int], semester: Semester) -> None:
    rows = [
        people.AffiliationRow(
            person_id=person_id,
            structure_id=population.structures[newcomer.structure],
            kind=newcomer.kind,
            valid_from=semester.year_starts_on,
            valid_until=semester.year_ends_on if newcomer.kind == "student" else None,
            level=newcomer.level,
            source="demo",
        )
        for newcomer, person_id in zip(newcomers, ids, strict=True)
    ]
    people.add_affiliations(rows=rows)


def _open_accounts(newcomers: list[_Newcomer], ids: list[int], now: datetime) -> None:
    """One hash for all: hashing 67,000 times the same public password would only waste an hour."""
    shared = make_password(PASSWORD)
    rows = [
        people.AccountRow(person_id=person_id, username=newcomer.username, password_hash=shared)
        for newcomer, person_id in zip(newcomers, ids, strict=True)
    ]
    people.open_accounts(rows=rows, now=now)


def _share_out(population: Population, colleges: list[College], ids: list[int]) -> None:
    position = sum(1 for known in PERSONAS if known.role is not None)
    for college in colleges:
        for group, number in (
            (population.students, len(college.students)),
            (population.teachers, len(college.staffing.structures)),
        ):
            group.append(ids[position : position + number])
            position += number


def _grant_roles(since: date) -> None:
    administrator = people.find_person_by_code(_code_of(persona("administrator")))
    for known in PERSONAS:
        if known.role is None:
            continue
        holder = people.find_person_by_code(_code_of(known))
        people.grant_role(
            person=holder,
            role=known.role,
            structure=None,
            valid_from=since,
            valid_until=None,
            granted_by=administrator,
            reason="Démonstration",
        )


def _code_of(known: Persona) -> str:
    staff = [each for each in PERSONAS if each.role is not None]
    return f"A{staff.index(known) + 1:06d}"
