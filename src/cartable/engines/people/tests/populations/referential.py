"""A small referential drawn by chance: few codes, near days, so that random rules meet it often."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from cartable.engines.people.api import AffiliationRow, add_affiliations, add_members, close_account
from cartable.engines.people.demo import give_role, make_account, make_group, make_person, make_structure
from cartable.engines.people.models import Affiliation, GroupMembership, Person, RoleAssignment, Structure

TODAY = date(2026, 11, 22)
STRUCTURES = {"UT": None, "GI": "UT", "INFO": "GI", "DATA": "INFO", "DSI": "UT", "BU": "UT"}
PROGRAMMES = {"INFO", "DATA"}
GROUPS = ("CLUB", "JURY")
KINDS = ("student", "faculty", "staff", "temporary", "affiliate", "applicant", "alumnus")
ROLES = ("administrator", "registrar", "timetabler")
LEVELS = ("", "S1", "S3", "s4", "L3", "M1", "D2", "5", "ING", "S 3", "B2")
SOURCES = ("", "hr")
BIRTHS = (None, date(1999, 12, 31), date(2000, 1, 1), date(2008, 11, 22), date(2008, 11, 23))
SHIFTS = (-400, -90, -30, -1, 0, 1, 2, 30, 31, 90)
DAYS = tuple(TODAY + timedelta(days=shift) for shift in SHIFTS)


@dataclass(slots=True)
class Referential:
    """All rows, for evaluation without the database."""

    people: list[Person]
    ties: list[Affiliation] = field(default_factory=list)
    roles: list[RoleAssignment] = field(default_factory=list)
    memberships: list[GroupMembership] = field(default_factory=list)
    parents: dict[str, str | None] = field(default_factory=lambda: dict(STRUCTURES))
    accounts: dict[int, bool] = field(default_factory=dict)

    def below(self, code: str) -> set[str]:
        """The structure and those below it; nothing for an unknown code."""
        return {one for one in self.parents if code in self.above(one)}

    def above(self, code: str) -> list[str]:
        """The structure and those above it; nothing for an unknown code."""
        found, node = [], code if code in self.parents else None
        while node is not None:
            found.append(node)
            node = self.parents[node]
        return found


def make_referential(seed: int, size: int = 24) -> Referential:
    """Write it, and read it back."""
    chance = random.Random(seed)  # noqa: S311
    structures: dict[str, Structure] = {}
    for code, parent in STRUCTURES.items():
        kind = "programme" if code in PROGRAMMES else "department"
        structures[code] = make_structure(code, kind=kind, parent=structures.get(parent or ""))
    people = [
        make_person(f"Q{number}", birth_on=chance.choice(BIRTHS), is_protected=chance.random() < 0.2)
        for number in range(size)
    ]
    _tie(people, structures, chance)
    for code in GROUPS:
        group = make_group(code)
        for person in chance.sample(people, size // 3):
            begins, ends = _period(chance)
            add_members(group=group, person_ids=[person.pk], valid_from=begins, valid_until=ends)
    for person in chance.sample(people, size // 2):
        begins, ends = _period(chance)
        where = chance.choice([None, *structures.values()])
        give_role(person, chance.choice(ROLES), structure=where, valid_from=begins, valid_until=ends)
    accounts = {person.pk: chance.random() < 0.7 for person in chance.sample(people, size // 2)}
    for person in people:
        if person.pk in accounts:
            account = make_account(person)
            if not accounts[person.pk]:
                close_account(account=account, actor="system", reason="test")
    return Referential(
        people,
        list(Affiliation.objects.select_related("structure")),
        list(RoleAssignment.objects.select_related("structure")),
        list(GroupMembership.objects.select_related("group")),
        accounts=accounts,
    )


def _tie(people: list[Person], structures: dict[str, Structure], chance: random.Random) -> None:
    """Up to three ties a person, of different kinds so that they never overlap."""
    rows = []
    for person in people:
        for kind in chance.sample(KINDS, chance.randint(0, 3)):
            begins, ends = _period(chance)
            structure = chance.choice(list(structures.values()))
            level, source = chance.choice(LEVELS), chance.choice(SOURCES)
            rows.append(AffiliationRow(person.pk, structure.pk, kind, begins, ends, level, source))
    add_affiliations(rows=rows)


def _period(chance: random.Random) -> tuple[date, date | None]:
    first, second = sorted(chance.sample(DAYS, 2))
    return first, chance.choice([second, second, None])
