"""Builders of people, for the demo and for every test."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import BinaryIO

from django.contrib.auth.hashers import make_password

from cartable.engines.people.api import (
    Account,
    AccountRow,
    Affiliation,
    AffiliationRow,
    Group,
    Person,
    RoleAssignment,
    Structure,
    add_affiliations,
    add_members,
    create_group,
    create_person,
    create_structure,
    find_structure_by_code,
    grant_role,
    open_accounts,
)
from cartable.kernel.files import store

LONG_AGO = date(2020, 1, 1)
OPENED_AT = datetime(2020, 1, 1, tzinfo=UTC)
_numbers = count(1)


def make_structure(
    code: str = "",
    *,
    title_fr: str = "",
    title_en: str = "",
    kind: str = "department",
    parent: Structure | None = None,
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
) -> Structure:
    """A structure; each call another one unless its code is given."""
    code = code or f"S{next(_numbers)}"
    return create_structure(
        code=code,
        title_fr=title_fr or f"Département {code}",
        title_en=title_en or f"Department {code}",
        kind=kind,
        parent=parent,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def make_person(
    code: str = "",
    *,
    family_name: str = "Martin",
    given_name: str = "Camille",
    mail: str = "",
    birth_on: date | None = None,
    is_protected: bool = False,
) -> Person:
    """A person without any tie; each call another one unless the number is given."""
    return create_person(
        code=code or f"P{next(_numbers):06d}",
        family_name=family_name,
        given_name=given_name,
        mail=mail,
        birth_on=birth_on,
        origin="demo",
        is_protected=is_protected,
    )


def affiliate(
    person: Person,
    kind: str = "student",
    *,
    structure: Structure | None = None,
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
    level: str = "",
) -> Affiliation:
    """Tie a person to a structure (the institution, made when it isn't there yet)."""
    home = structure or make_institution()
    row = AffiliationRow(person.pk, home.pk, kind, valid_from, valid_until, level, "demo")
    return add_affiliations(rows=[row])[0]


def make_institution() -> Structure:
    """The root of the tree, made once."""
    return find_structure_by_code("UT") or make_structure(
        "UT", title_fr="Université de technologie", title_en="University of technology", kind="institution"
    )


def make_account(person: Person | None = None, *, username: str = "", password: str = "") -> Account:
    """An account that opens nothing by itself."""
    owner = person or make_person()
    row = AccountRow(owner.pk, username or f"u{next(_numbers)}", make_password(password) if password else None)
    return open_accounts(rows=[row], now=OPENED_AT)[0]


def make_student(username: str = "", *, family_name: str = "Étudiante", structure: Structure | None = None) -> Account:
    """The account of a student."""
    return _make_affiliated("student", username, family_name, structure)


def make_teacher(username: str = "", *, family_name: str = "Professeur", structure: Structure | None = None) -> Account:
    """The account of a teacher."""
    return _make_affiliated("faculty", username, family_name, structure)


def make_account_with_role(
    role: str,
    *,
    structure: Structure | None = None,
    username: str = "",
    family_name: str = "Responsable",
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
    granted_by: Person | None = None,
    reason: str = "Arrêté de nomination",
) -> Account:
    """The account of a member of staff who holds a role (None: over the whole institution)."""
    account = _make_affiliated("staff", username, family_name, None)
    give_role(
        account.person,
        role,
        structure=structure,
        valid_from=valid_from,
        valid_until=valid_until,
        granted_by=granted_by,
        reason=reason,
    )
    return account


def give_role(
    person: Person,
    role: str,
    *,
    structure: Structure | None = None,
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
    granted_by: Person | None = None,
    reason: str = "Arrêté de nomination",
) -> RoleAssignment:
    """Give a role to a person."""
    return grant_role(
        person=person,
        role=role,
        structure=structure,
        valid_from=valid_from,
        valid_until=valid_until,
        granted_by=granted_by,
        reason=reason,
    )


def make_group(code: str = "", *, people: tuple[Person, ...] = (), title_fr: str = "") -> Group:
    """A group with these people in it."""
    code = code or f"G{next(_numbers)}"
    group = create_group(code=code, title_fr=title_fr or f"Groupe {code}", title_en=f"Group {code}")
    add_members(group=group, person_ids=[person.pk for person in people], valid_from=LONG_AGO)
    return group


def _make_affiliated(kind: str, username: str, family_name: str, structure: Structure | None) -> Account:
    person = make_person(family_name=family_name)
    affiliate(person, kind, structure=structure)
    return make_account(person, username=username)


def keep_drawn_photo(*, person: Person, file: BinaryIO, now: datetime) -> None:
    """Give a person a photo that was drawn here: it comes from no camera, so it is kept as it is."""
    person.photo = store(file, f"photo-{person.uuid}.png", "image/png", clock=lambda: now)
    person.save(update_fields=["photo"])
