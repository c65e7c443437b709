"""A made-up university with 500 rules of rights, each beside the statement that one would write by hand for it.

One institution, ten schools, sixty departments, two hundred programmes; six people in seven are students of one
programme, the others work for one or two departments. Rules are those that a campus has: one a programme, one a
department and what is below it, levels, roles, groups, and a dozen for nearly everybody.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

SCHOOLS, DEPARTMENTS, PROGRAMMES, GROUPS = 10, 60, 200, 40
LEVELS = ("L1", "L2", "L3", "M1", "M2")
BEGIN, NEXT_YEAR = date(2026, 9, 1), date(2027, 8, 31)
IN_FORCE = "a.valid_from <= %(on)s AND (a.valid_until IS NULL OR a.valid_until > %(on)s)"
STUDENTS = f"SELECT a.person_id FROM people_affiliation a WHERE a.kind = 'student' AND {IN_FORCE}"
WORKERS = f"SELECT a.person_id FROM people_affiliation a WHERE a.kind IN ('faculty', 'staff') AND {IN_FORCE}"


@dataclass(frozen=True, slots=True)
class Made:
    """A rule: its text, and the people it means as SQL written by hand."""

    code: str
    text: str
    sql: str


def make_rules() -> list[Made]:
    """Five hundred rules."""
    rules = [
        Made(f"programme-{n}", f'student where (structure = "P{n}")', _of("student", f"P{n}"))
        for n in range(PROGRAMMES)
    ]
    rules += [
        Made(f"year-{n}", f'student where (structure = "P{n}" and year >= 3)', _advanced(f"P{n}")) for n in range(100)
    ]
    rules += [Made(f"unit-{n}", f'member_of("D{n}", below=true)', _below(f"D{n}")) for n in range(DEPARTMENTS)]
    rules += [Made(f"school-{n}", f'member_of("S{n}", below=true)', _below(f"S{n}")) for n in range(SCHOOLS)]
    rules += [
        Made(f"office-{n}", f'employee where (structure in ("D{n}", "D{(n + 7) % DEPARTMENTS}"))', _offices(n))
        for n in range(DEPARTMENTS)
    ]
    rules += [Made(f"group-{n}", f'in_group("G{n}")', _grouped(f"G{n}")) for n in range(GROUPS)]
    rules += [
        Made(f"heads-{n}", f'role(manager, structure="D{n}", above=true) or in_group("G{n % GROUPS}")', _heads(n))
        for n in range(18)
    ]
    wide = (
        ("student", STUDENTS),
        ("student or employee", f"{STUDENTS} UNION {WORKERS}"),
        ("affiliated", f"SELECT a.person_id FROM people_affiliation a WHERE {IN_FORCE}"),
        ("employee", WORKERS),
    )
    rules += [Made(f"all-{n}", wide[n % 4][0], wide[n % 4][1]) for n in range(12)]
    return rules


def _of(kind: str, code: str) -> str:
    return (
        f"SELECT a.person_id FROM people_affiliation a JOIN people_structure s ON s.id = a.structure_id "
        f"WHERE s.code = '{code}' AND a.kind = '{kind}' AND {IN_FORCE}"
    )


def _advanced(code: str) -> str:
    return f"{_of('student', code)} AND a.level IN ('L3', 'M1', 'M2')"


def _below(code: str) -> str:
    return (
        f"WITH RECURSIVE below (id) AS (SELECT id FROM people_structure WHERE code = '{code}' UNION "
        f"SELECT c.id FROM people_structure c JOIN below ON c.parent_id = below.id) "
        f"SELECT a.person_id FROM people_affiliation a WHERE a.structure_id IN (SELECT id FROM below) AND {IN_FORCE}"
    )


def _offices(number: int) -> str:
    codes = f"('D{number}', 'D{(number + 7) % DEPARTMENTS}')"
    return (
        f"SELECT a.person_id FROM people_affiliation a JOIN people_structure s ON s.id = a.structure_id "
        f"WHERE s.code IN {codes} AND a.kind IN ('faculty', 'staff') AND {IN_FORCE}"
    )


def _grouped(code: str) -> str:
    return (
        f"SELECT a.person_id FROM people_groupmembership a JOIN people_group g ON g.id = a.group_id "
        f"WHERE g.code = '{code}' AND {IN_FORCE}"
    )


def _heads(number: int) -> str:
    return (
        f"SELECT a.person_id FROM people_roleassignment a LEFT JOIN people_structure d ON d.code = 'D{number}' "
        f"LEFT JOIN people_structure s ON s.id = d.parent_id LEFT JOIN people_structure i ON i.id = s.parent_id "
        f"WHERE a.role = 'manager' AND (a.structure_id IN (d.id, s.id, i.id) OR a.structure_id IS NULL) AND {IN_FORCE} "
        f"UNION {_grouped(f'G{number % GROUPS}')}"
    )


def make_university(people: int, *, seed: int = 1) -> None:
    """Write the people, their structures, affiliations, groups and some roles."""
    from cartable.engines.people.api import Affiliation, Group, GroupMembership, Person, RoleAssignment

    chance = random.Random(seed)
    structures = _make_structures()
    rows = [
        Person(
            code=f"B{n:06d}", family_name=f"Nom{n % 9973}", given_name=f"Prénom{n % 977}", mail=f"b{n}@campus.example"
        )
        for n in range(people)
    ]
    Person.objects.bulk_create(rows, batch_size=5_000)
    ties: list[Any] = []
    for person in rows:
        ties += _ties(person, structures, chance)
    Affiliation.objects.bulk_create(ties, batch_size=5_000)
    groups = Group.objects.bulk_create(Group(code=f"G{n}", title_fr=f"Groupe {n}") for n in range(GROUPS))
    GroupMembership.objects.bulk_create(
        [
            GroupMembership(group=group, person=person, valid_from=BEGIN)
            for group in groups
            for person in chance.sample(rows, people // 200)
        ],
        batch_size=5_000,
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(
            person=rows[n], role="manager", structure_id=structures[f"D{n % DEPARTMENTS}"], valid_from=BEGIN, reason="-"
        )
        for n in range(120)
    )


def _make_structures() -> dict[str, int]:
    from cartable.engines.people.api import Structure

    numbers: dict[str, int] = {}

    def add(code: str, kind: str, parent: str | None) -> None:
        row = Structure.objects.create(
            code=code,
            title_fr=code,
            kind=kind,
            valid_from=date(2000, 1, 1),
            parent_id=numbers[parent] if parent else None,
        )
        numbers[code] = row.pk

    add("U", "institution", None)
    for n in range(SCHOOLS):
        add(f"S{n}", "school", "U")
    for n in range(DEPARTMENTS):
        add(f"D{n}", "department", f"S{n % SCHOOLS}")
    for n in range(PROGRAMMES):
        add(f"P{n}", "programme", f"D{n % DEPARTMENTS}")
    return numbers


def _ties(person: Any, structures: dict[str, int], chance: random.Random) -> list[Any]:
    from cartable.engines.people.api import Affiliation

    if chance.random() < 6 / 7:
        code = f"P{int(PROGRAMMES * chance.random() ** 2)}"
        level = chance.choice(LEVELS)
        return [_tie(Affiliation, person, structures[code], "student", level, NEXT_YEAR)]
    kind = chance.choice(("faculty", "staff", "temporary"))
    homes = chance.sample(range(DEPARTMENTS), chance.choice((1, 1, 2)))
    return [_tie(Affiliation, person, structures[f"D{home}"], kind, "", None) for home in homes]


def _tie(model: Any, person: Any, structure: int, kind: str, level: str, until: date | None) -> Any:
    return model(person=person, structure_id=structure, kind=kind, level=level, valid_from=BEGIN, valid_until=until)
