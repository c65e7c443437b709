"""People, their ties, accounts and roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password

from cartable.engines.people import api as people
from cartable_demo.builders.newcomers import Newcomer, list_newcomers
from cartable_demo.builders.structures import build_structures
from cartable_demo.personas import PASSWORD, PERSONAS
from cartable_demo.plan.campus import College
from cartable_demo.plan.community import laboratory
from cartable_demo.plan.semester import Semester

#: Guests leave one after the other, a month apart.
STAY_MONTHS = 12
#: Roles held by staff besides the personas': (service, role, structure it covers; "" for the whole institution).
MORE_ROLES = (("PAT", "room_manager", ""), ("SCOL", "registrar", "TC"), ("RI", "registrar", "HUMA"))


@dataclass(slots=True)
class Population:
    """Row ids: structures by code; students and teachers of each college in the order of the plan."""

    structures: dict[str, int] = field(default_factory=dict)
    students: list[list[int]] = field(default_factory=list)
    teachers: list[list[int]] = field(default_factory=list)


def build_people(colleges: list[College], semester: Semester, *, seed: int, now: datetime) -> Population:
    """Create everyone, with one account each and, for the personas of the administration and a few more, a role."""
    newcomers = list_newcomers(colleges, seed, semester.year_starts_on)
    created = people.create_people(rows=[newcomer.row for newcomer in newcomers])
    ids = [person.pk for person in created]
    population = Population(structures=build_structures(colleges, semester.year_starts_on))
    _share_out(population, colleges, newcomers, ids)
    _tie(population, newcomers, ids, semester)
    _tie_researchers(population, colleges, semester.year_starts_on)
    _open_accounts(newcomers, ids, now)
    _grant_roles(population, newcomers, created, semester.year_starts_on)
    return population


def _share_out(population: Population, colleges: list[College], newcomers: list[Newcomer], ids: list[int]) -> None:
    population.students = [[] for _ in colleges]
    population.teachers = [[] for _ in colleges]
    for newcomer, person_id in zip(newcomers, ids, strict=True):
        if newcomer.kind == "student":
            population.students[newcomer.college].append(person_id)
        elif newcomer.kind == "faculty":
            population.teachers[newcomer.college].append(person_id)


def _tie(population: Population, newcomers: list[Newcomer], ids: list[int], semester: Semester) -> None:
    people.add_affiliations(
        rows=[
            people.AffiliationRow(
                person_id=person_id,
                structure_id=population.structures[newcomer.structure],
                kind=newcomer.kind,
                valid_from=semester.year_starts_on,
                valid_until=_last_day(newcomer, semester),
                level=newcomer.level,
                source="demo",
            )
            for newcomer, person_id in zip(newcomers, ids, strict=True)
        ]
    )


def _last_day(newcomer: Newcomer, semester: Semester) -> date | None:
    """Students stay for the year, guests for some months of it, the others without end."""
    if newcomer.kind == "student":
        return semester.year_ends_on
    if newcomer.kind == "affiliate":
        return semester.year_starts_on + timedelta(days=91 + 30 * (newcomer.number % STAY_MONTHS))
    return None


def _tie_researchers(population: Population, colleges: list[College], since: date) -> None:
    """Most teachers belong to a laboratory too."""
    rows = []
    for college, ids in zip(colleges, population.teachers, strict=True):
        for number, (structure, person_id) in enumerate(zip(college.staffing.structures, ids, strict=True)):
            code = laboratory(number, structure)
            if code is not None:
                lab = population.structures[college.mark + code]
                rows.append(people.AffiliationRow(person_id, lab, "faculty", since, None, "", "demo"))
    people.add_affiliations(rows=rows)


def _open_accounts(newcomers: list[Newcomer], ids: list[int], now: datetime) -> None:
    """One hash for all: hashing 67,000 times the same public password would only waste an hour."""
    shared = make_password(PASSWORD)
    rows = [
        people.AccountRow(person_id=person_id, username=newcomer.username, password_hash=shared)
        for newcomer, person_id in zip(newcomers, ids, strict=True)
    ]
    people.open_accounts(rows=rows, now=now)


def _grant_roles(population: Population, newcomers: list[Newcomer], created: list[people.Person], since: date) -> None:
    by_username = {newcomer.username: person for newcomer, person in zip(newcomers, created, strict=True)}
    known = {known.username for known in PERSONAS}
    administrator = by_username[next(one.username for one in PERSONAS if one.role == "administrator")]
    wanted: list[tuple[people.Person, str, people.Structure | None]] = [
        (by_username[one.username], one.role, None) for one in PERSONAS if one.role is not None
    ]
    for service, role, structure in MORE_ROLES:
        holder = next(one.username for one in newcomers if one.structure == service and one.username not in known)
        scope = people.find_structure_by_code(structure) if structure else None
        wanted.append((by_username[holder], role, scope))
    for person, role, scope in wanted:
        people.grant_role(
            person=person,
            role=role,
            structure=scope,
            valid_from=since,
            valid_until=None,
            granted_by=administrator,
            reason="Démonstration",
        )
