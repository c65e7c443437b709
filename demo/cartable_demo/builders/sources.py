"""Where the demo's people also come from: a payroll file that knows some staff otherwise, and guests asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from cartable.engines.people import api as people
from cartable.engines.people.api import arriving
from cartable_demo.personas import persona

STAFF_TOLD = 40
"""How many of the staff the payroll tells of; every eighth with a birth that leaves a doubt."""
NEWCOMERS = (("Kerhervé", "Solenn"), ("Ousmane", "Ibrahim"), ("Vasseur", "Noé"))
GUESTS = (
    ("Lindqvist", "Astrid", "Séjour de recherche sur les matériaux, deux mois au laboratoire"),
    ("Okafor", "Chidi", "Professeur invité, cours d'automne"),
)


def build_sources(*, now: datetime) -> None:
    """The payroll arrives, whole, then a file cut short that waits for a human; a teacher asks for two guests."""
    administrator = people.find_account(persona("administrator").username)
    source = arriving.create_source(
        code="paie",
        title_fr="Paie et carrières",
        title_en="Payroll and careers",
        kind="hr",
        trust=70,
        is_complete=True,
        actor=administrator,
    )
    rows = list(_payroll())
    arriving.receive_records(source=source, rows=rows, actor=administrator, now=now - timedelta(days=9))
    half = rows[: len(rows) // 2]
    arriving.receive_records(source=source, rows=half, actor=administrator, now=now - timedelta(hours=20))
    _ask_for_guests(now)


def _payroll() -> Iterator[Any]:
    staff = people.Person.objects.filter(affiliations__kind__in=("faculty", "staff")).distinct().order_by("-code")
    for place, person in enumerate(staff[:STAFF_TOLD]):
        row = arriving.ArrivingRow(
            key=f"P{place + 1:05}",
            family_name=person.family_name,
            given_name=person.given_name,
            birth_on=person.birth_on,
            mail=person.mail,
        )
        yield _mistyped(row) if place % 8 == 3 else row
    for place, (family_name, given_name) in enumerate(NEWCOMERS):
        yield arriving.ArrivingRow(key=f"N{place + 1:05}", family_name=family_name, given_name=given_name)


def _mistyped(row: Any) -> Any:
    """Without mail, and born some years before: as files that were typed have it. No machine decides on that."""
    day = row.birth_on or date(1979, 4, 12)
    return replace(row, mail="", birth_on=day.replace(year=day.year - 3, day=min(day.day, 28)))


def _ask_for_guests(now: datetime) -> None:
    teacher: Any = people.find_account(persona("teacher").username)
    department: Any = people.find_structure_by_code("INFO")
    for place, (family_name, given_name, reason) in enumerate(GUESTS):
        arriving.request_guest(
            row=arriving.ArrivingRow(key="", family_name=family_name, given_name=given_name),
            structure=department,
            valid_from=(now + timedelta(days=20)).date(),
            valid_until=(now + timedelta(days=80 + 30 * place)).date(),
            reason=reason,
            actor=teacher,
            now=now - timedelta(days=2 + place),
        )
