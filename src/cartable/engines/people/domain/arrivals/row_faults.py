"""What is wrong in the rows of an arrival, before anybody is looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import empty_period, unknown_kind
from cartable.engines.people.domain.arrivals.rows import TEXTS, ArrivingRow
from cartable.engines.people.domain.person_rows import faults_of, tidy
from cartable.engines.people.matching.identifiers import read_ine, read_orcid
from cartable.engines.people.models import Affiliation
from cartable.engines.people.queries import structures_by_code
from cartable.engines.people.types import PersonRow
from cartable.kernel.problems import Fault, InputRefused

LONGEST = {
    "key": 120,
    "usage_family_name": 120,
    "usage_given_name": 120,
    "birth_place": 120,
    "phone": 40,
    "hr": 40,
    "orcid": 60,
    "ine": 40,
}
RowFaults = Mapping[int, Sequence[Fault]]
"""Faults that whoever read the rows has found already, by line."""
COUNTRY = re.compile(r"[A-Z]{2}")
MOST_TIES = 50


def tidy_arrival(row: ArrivingRow) -> ArrivingRow:
    """The row as it will be compared and kept: blanks tidied, addresses in lower case, country codes in capitals."""
    told: dict[str, Any] = {name: tidy(getattr(row, name)) for name in TEXTS}
    told["mail"], told["personal_mail"] = told["mail"].lower(), told["personal_mail"].lower()
    told["birth_country"], told["nationality"] = told["birth_country"].upper(), told["nationality"].upper()
    return replace(row, **told)


def sort_rows(rows: Sequence[ArrivingRow], *, on: date) -> tuple[list[ArrivingRow], list[Fault]]:
    """The rows that can be received, their identifiers tidied, and the faults of the others; one query."""
    known = set(structures_by_code({tie.structure for row in rows for tie in row.ties or ()}))
    good: list[ArrivingRow] = []
    faults: list[Fault] = []
    met: dict[str, int | None] = {}
    for row in rows:
        found = [*_faults(row, on, known), *_repeated(row, met)]
        met.setdefault(row.key, row.line)
        if found:
            faults += found
        else:
            good.append(_with_numbers(row))
    return good, faults


def sort_told(rows: Sequence[ArrivingRow], told: RowFaults, *, on: date) -> tuple[list[ArrivingRow], list[Fault]]:
    """``sort_rows`` with faults found before: what they are of is refused, and not judged again."""
    good, faults = sort_rows([row for row in rows if row.line not in told], on=on)
    before = [fault for row in rows for fault in told.get(row.line or 0, ())]
    return good, sorted([*before, *faults], key=lambda fault: fault.line or 0)


def _faults(row: ArrivingRow, on: date, structures: Collection[str]) -> Iterator[Fault]:
    if not row.key:
        mend = _("Send the number that names the person at the source.")
        yield Fault("record.key_missing", _("The record has no key."), "key", mend, row.line)
    # The number "X" stands for one to be given: a source need not know it.
    person = PersonRow(
        code=row.code or "X",
        family_name=row.family_name,
        given_name=row.given_name,
        mail=row.mail,
        birth_on=row.birth_on,
    )
    yield from faults_of(person, on=on, line=row.line)
    if row.personal_mail:
        for fault in faults_of(PersonRow("X", "X", mail=row.personal_mail), on=on, line=row.line):
            yield replace(fault, where="personal_mail")
    yield from _text_faults(row)
    yield from _number_faults(row)
    yield from _tie_faults(row, structures)


def _text_faults(row: ArrivingRow) -> Iterator[Fault]:
    for name, longest in LONGEST.items():
        value: str = getattr(row, name)
        if len(value) > longest:
            what = format_lazy(_("The text has {length} characters."), length=len(value))
            yield Fault("text.too_long", what, name, format_lazy(_("Keep to {longest}."), longest=longest), row.line)
        if any(unicodedata.category(character) == "Cc" for character in value):
            what = _("The text holds a control character.")
            yield Fault("text.control", what, name, _("Type it again by hand."), row.line)
    for name in ("birth_country", "nationality"):
        value = getattr(row, name)
        if value and not COUNTRY.fullmatch(value):
            what = format_lazy(_("“{value}” is no country."), value=value[:20])
            yield Fault("country.form", what, name, _("Write its two letters (ISO 3166): FR, DE, MA…"), row.line)


def _number_faults(row: ArrivingRow) -> Iterator[Fault]:
    for name, read in (("ine", read_ine), ("orcid", read_orcid)):
        value = getattr(row, name)
        if not value:
            continue
        try:
            read(value)
        except InputRefused as refusal:
            yield from (replace(fault, where=name, line=row.line) for fault in refusal.faults)


def _tie_faults(row: ArrivingRow, structures: Collection[str]) -> Iterator[Fault]:
    if len(row.ties or ()) > MOST_TIES:
        what = format_lazy(_("The record has {number} affiliations."), number=len(row.ties or ()))
        yield Fault("ties.too_many", what, "ties", format_lazy(_("Keep to {longest}."), longest=MOST_TIES), row.line)
        return
    for tie in row.ties or ():
        if tie.kind not in Affiliation.Kind.values:
            yield unknown_kind(tie.kind, line=row.line)
        if tie.structure not in structures:
            what = format_lazy(_("No structure has the code “{code}”."), code=tie.structure[:60])
            yield Fault(
                "structure.unknown", what, "structure", _("Take the code from the page of structures."), row.line
            )
        if tie.valid_until is not None and tie.valid_until <= tie.valid_from:
            yield empty_period("valid_until", line=row.line)
        if len(tie.level) > 20:
            mend = _("Keep to 20 characters.")
            yield Fault("text.too_long", _("The level is too long."), "level", mend, row.line)


def _repeated(row: ArrivingRow, met: dict[str, int | None]) -> Iterator[Fault]:
    if row.key and row.key in met:
        what = format_lazy(_("The key “{key}” is already on line {first}."), key=row.key, first=met[row.key] or "?")
        mend = _("Keep one of the two rows, or correct the wrong one.")
        yield Fault("record.key_twice", what, "key", mend, row.line)


def _with_numbers(row: ArrivingRow) -> ArrivingRow:
    """Identifiers in the one form under which they are kept."""
    return replace(
        row,
        ine=read_ine(row.ine).value if row.ine else "",
        orcid=read_orcid(row.orcid) if row.orcid else "",
        hr=row.hr.upper().replace(" ", ""),
    )
