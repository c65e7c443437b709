"""Who tries to open things: thirteen people, from nobody to the administrator."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from cartable.engines.people.api import Account, close_account, set_password
from cartable.engines.people.demo import affiliate, make_account, make_account_with_role, make_person, make_teacher

ACTORS = (
    "anonymous",
    "student",
    "other_student",
    "teacher",
    "other_teacher",
    "registrar",
    "timetabler",
    "room_manager",
    "service_manager",
    "security_officer",
    "administrator",
    "ended",
    "deactivated",
)
"""In the order of the columns of ``matrix.py``. ``student`` owns what the addresses name, ``teacher`` teaches it."""

ROLES = ("registrar", "timetabler", "room_manager", "service_manager", "security_officer", "administrator")
PASSWORD = "valbelle-in-september"
ENDED_ON = date(2021, 7, 1)


def make_actors(student: Account, other_student: Account) -> dict[str, Account | None]:
    """The accounts, by actor; the two students come from an imported term."""
    actors: dict[str, Account | None] = {"anonymous": None, "student": student, "other_student": other_student}
    actors |= {"teacher": make_teacher("teacher"), "other_teacher": make_teacher("other_teacher")}
    actors |= {role: make_account_with_role(role, username=role) for role in ROLES}
    actors["ended"] = _affiliated("ended", valid_until=ENDED_ON)
    closed = _affiliated("deactivated")
    close_account(account=closed, actor="tests", reason="left")
    actors["deactivated"] = closed
    hashed = make_password(PASSWORD)
    for account in filter(None, actors.values()):
        set_password(account=account, password_hash=hashed, actor="tests", reason="tests")
    return actors


def _affiliated(username: str, **period: Any) -> Account:
    person = make_person(family_name="Ancienne")
    affiliate(person, "student", **period)
    return make_account(person, username=username)
