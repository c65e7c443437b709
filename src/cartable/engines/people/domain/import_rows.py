"""From the cells of a row to a person and, if the row says so, an affiliation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import empty_period, unknown_kind
from cartable.engines.people.domain.import_headers import AFFILIATION, Header, plain
from cartable.engines.people.domain.person_rows import faults_of, tidy, tidy_row
from cartable.engines.people.matching.identifiers import read_ine
from cartable.engines.people.models import Affiliation
from cartable.engines.people.types import PersonRow
from cartable.kernel.problems import Fault, InputRefused

ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
FRENCH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
MORE = (
    "usage_family_name",
    "usage_given_name",
    "birth_place",
    "birth_country",
    "nationality",
    "personal_mail",
    "phone",
)
"""Fields of a person that few files hold."""
KINDS = {
    **{kind: kind for kind in Affiliation.Kind.values},
    "etudiant": "student",
    "etudiante": "student",
    "enseignant": "faculty",
    "enseignante": "faculty",
    "enseignant chercheur": "faculty",
    "teacher": "faculty",
    "personnel": "staff",
    "biatss": "staff",
    "vacataire": "temporary",
    "temporary teacher": "temporary",
    "candidat": "applicant",
    "candidate": "applicant",
    "ancien": "alumnus",
    "ancienne": "alumnus",
    "ancien etudiant": "alumnus",
    "ancienne etudiante": "alumnus",
    "diplome": "alumnus",
    "diplomee": "alumnus",
    "alumna": "alumnus",
    "alumni": "alumnus",
    "heberge": "affiliate",
    "hebergee": "affiliate",
    "hosted": "affiliate",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """The affiliation of a row, before its person has an id."""

    kind: str
    structure: str
    valid_from: date
    valid_until: date | None
    level: str


@dataclass(slots=True)
class Candidate:
    """A row understood: what to write, or its faults."""

    line: int
    person: PersonRow
    given: frozenset[str]
    tie: Tie | None = None
    faults: list[Fault] = field(default_factory=list)
    ine: str = ""


def understand(line: int, cells: list[str], header: Header, *, on: date) -> Candidate:
    """Read a row. Every fault of the row is kept, each with its line and the title of its column."""
    faults: list[Fault] = []
    values = {held: tidy(cell) for held, cell in zip(header.fields, cells, strict=False) if held is not None}
    if any(cell.strip() for cell in cells[len(header.fields) :]):
        what = format_lazy(
            _("The row has {found} cells, the header {wanted}."), found=len(cells), wanted=len(header.fields)
        )
        faults.append(Fault("row.cells", what, "", _("Put quotes around a cell that holds the delimiter."), line))
    more: dict[str, Any] = {name: values.get(name, "") for name in MORE}
    row = tidy_row(
        PersonRow(
            code=values.get("code", ""),
            family_name=values.get("family_name", ""),
            given_name=values.get("given_name", ""),
            mail=values.get("mail", ""),
            birth_on=read_day(values, "birth_on", line, faults),
            **more,
        )
    )
    faults += faults_of(row, on=on, line=line)
    tie = _tie(values, line, faults)
    ine = _ine(values, line, faults)
    given = frozenset(
        name for name in ("family_name", "given_name", "mail", "birth_on", *MORE) if name in header.fields
    )
    told = [replace(fault, where=header.title_of(str(fault.where))) for fault in faults]
    return Candidate(line, row, given, tie, told, ine)


def _ine(values: Mapping[str, str], line: int, faults: list[Fault]) -> str:
    """The national student number, "" when the row gives none or a wrong one."""
    if not values.get("ine"):
        return ""
    try:
        return read_ine(values["ine"]).value
    except InputRefused as refusal:
        faults += [replace(fault, line=line) for fault in refusal.faults]
        return ""


def _tie(values: Mapping[str, str], line: int, faults: list[Fault]) -> Tie | None:
    """The affiliation, None when the row gives none; its faults are added to ``faults``."""
    told = [values.get(name, "") for name in (*AFFILIATION, "valid_until", "level")]
    if not any(told):
        return None
    before = len(faults)
    for name in AFFILIATION:
        if not values.get(name):
            what = _("The affiliation is incomplete.")
            mend = _("Give its kind, its structure and its beginning, or leave all three empty.")
            faults.append(Fault("affiliation.incomplete", what, name, mend, line))
    kind = KINDS.get(plain(values.get("kind", "")), "")
    if values.get("kind") and not kind:
        faults.append(unknown_kind(values["kind"], line=line))
    level = values.get("level", "")
    if len(level) > 20:
        faults.append(Fault("text.too_long", _("The level is too long."), "level", _("Keep to 20 characters."), line))
    begins = read_day(values, "valid_from", line, faults)
    ends = read_day(values, "valid_until", line, faults)
    if begins is not None and ends is not None and ends <= begins:
        faults.append(empty_period("valid_until", line=line))
    if len(faults) > before or begins is None:
        return None
    return Tie(kind, values["structure"], begins, ends, level)


def read_day(values: Mapping[str, str], name: str, line: int, faults: list[Fault]) -> date | None:
    """A day written 2027-02-15, 15/02/2027 or 15.02.2027; empty is None, anything else a fault."""
    text = values.get(name, "")
    if not text:
        return None
    try:
        if found := ISO_DAY.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := FRENCH_DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        what = format_lazy(_("There is no day {text}."), text=text)
        faults.append(Fault("date.impossible", what, name, _("Check the day and the month."), line))
        return None
    what = format_lazy(_("“{text}” is no date."), text=text[:40])
    faults.append(Fault("date.form", what, name, _("Write it like 2027-02-15 or 15/02/2027."), line))
    return None
