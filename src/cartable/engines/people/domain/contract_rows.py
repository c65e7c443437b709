"""From the rows of a payroll file to contracts: which column holds what, and what each cell says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.import_headers import Header, plain
from cartable.engines.people.domain.import_rows import KINDS as TIES
from cartable.engines.people.domain.import_rows import read_day
from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.models import Contract
from cartable.kernel.problems import Fault

SYNONYMS: dict[str, tuple[str, ...]] = {
    "code": ("code", "campus number", "numero de campus", "numero", "matricule", "identifiant"),
    "number": ("number", "contract number", "numero du contrat", "numero de contrat", "contrat", "contract"),
    "kind": ("kind", "type", "type de contrat", "nature", "contract kind"),
    "structure": ("structure", "composante", "departement", "service", "affectation", "department"),
    "grade": ("grade", "corps", "corps grade", "emploi"),
    "working_percent": ("working percent", "share of time", "quotite", "temps de travail", "percent", "share"),
    "valid_from": ("valid from", "from", "du", "debut", "date de debut", "start", "start date"),
    "valid_until": ("valid until", "until excluded", "jusqu au exclu", "fin exclue", "valable jusqu au"),
    "last_day": ("last day", "dernier jour", "fin", "date de fin", "end", "end date"),
    "affiliation": ("affiliation", "affiliation that it opens", "rattachement", "rattachement qu il ouvre", "qualite"),
}
REQUIRED = ("code", "number", "kind", "structure", "valid_from")
KINDS = {
    **{kind: kind for kind in Contract.Kind.values},
    "titulaire": "permanent",
    "permanent post": "permanent",
    "fonctionnaire": "permanent",
    "cdi": "permanent",
    "cdd": "fixed_term",
    "fixed term": "fixed_term",
    "fixed term contract": "fixed_term",
    "contrat a duree determinee": "fixed_term",
    "contractuel": "fixed_term",
    "contractuelle": "fixed_term",
    "contrat doctoral": "doctoral",
    "doctoral contract": "doctoral",
    "doctorant": "doctoral",
    "doctorante": "doctoral",
    "vacations": "hourly",
    "vacation": "hourly",
    "vacataire": "hourly",
    "hourly contract": "hourly",
    "apprentissage": "apprentice",
    "apprenticeship": "apprentice",
    "apprenti": "apprentice",
    "apprentie": "apprentice",
    "mise a disposition": "secondment",
    "detachement": "secondment",
    "mise a disposition ou detachement": "secondment",
    "convention d accueil": "hosting",
    "hosting agreement": "hosting",
}
_FIELDS = {synonym: name for name, synonyms in SYNONYMS.items() for synonym in synonyms}


@dataclass(slots=True)
class ContractRow:
    """A row understood, or its faults, each with the title of its column."""

    line: int
    code: str = ""
    number: str = ""
    kind: str = ""
    structure: str = ""
    grade: str = ""
    working_percent: int = 100
    valid_from: date = date.max
    valid_until: date | None = None
    affiliation: str = ""
    faults: list[Fault] = field(default_factory=list)


def read_contract_header(cells: Sequence[str]) -> tuple[Header, list[Fault]]:
    """The columns; faults when a needed one is missing or when two hold the same thing."""
    titles = tuple(" ".join(cell.split()) for cell in cells)
    header = Header(titles, tuple(_FIELDS.get(plain(title)) for title in titles))
    faults = [
        Fault(
            "file.column_missing",
            format_lazy(_("There is no column “{field}”."), field=name),
            name,
            format_lazy(_("Name a column of the first row: {synonyms}."), synonyms=", ".join(SYNONYMS[name])),
            1,
        )
        for name in REQUIRED
        if name not in header.fields
    ]
    for name in SYNONYMS:
        held = [title for title, kept in zip(titles, header.fields, strict=True) if kept == name]
        if len(held) > 1:
            what = format_lazy(_("Several columns hold the same thing: {titles}."), titles=", ".join(held))
            faults.append(Fault("file.column_twice", what, name, _("Keep one and rename or remove the others."), 1))
    return header, faults


def understand_contract(line: int, cells: Sequence[str], header: Header) -> ContractRow:
    """Read a row; every fault of it is kept."""
    values = {held: tidy(cell) for held, cell in zip(header.fields, cells, strict=False) if held is not None}
    row = ContractRow(
        line,
        values.get("code", ""),
        values.get("number", ""),
        structure=values.get("structure", ""),
        grade=values.get("grade", ""),
    )
    faults: list[Fault] = []
    for name in REQUIRED:
        if not values.get(name):
            faults.append(Fault("cell.missing", _("The cell is empty."), name, _("Write it."), line))
    row.kind = _chosen(KINDS, values, "kind", "contract.kind", faults, line)
    row.affiliation = _chosen(TIES, values, "affiliation", "affiliation.kind", faults, line)
    row.working_percent = _percent(values, faults, line)
    row.valid_from = read_day(values, "valid_from", line, faults) or date.max
    row.valid_until = _end(values, line, faults)
    row.faults = [replace(fault, where=header.title_of(str(fault.where))) for fault in faults]
    return row


def _chosen(
    words: Mapping[str, str], values: Mapping[str, str], name: str, code: str, faults: list[Fault], line: int
) -> str:
    """The value that a word of the file stands for; "" for an empty cell."""
    text = values.get(name, "")
    found = words.get(text) or words.get(plain(text), "")
    if text and not found:
        what = format_lazy(_("“{text}” is no known kind."), text=text[:40])
        mend = format_lazy(_("Write one of: {kinds}."), kinds=", ".join(dict.fromkeys(words.values())))
        faults.append(Fault(code, what, name, mend, line))
    return found


def _percent(values: Mapping[str, str], faults: list[Fault], line: int) -> int:
    """A share written 80, 80 % or 80,0; a whole time without one."""
    text = values.get("working_percent", "").removesuffix("%").strip().replace(",", ".")
    if not text:
        return 100
    whole = text.removesuffix(".00").removesuffix(".0")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 3):
        what = format_lazy(_("“{text}” is no share of time."), text=text[:20])
        faults.append(
            Fault("contract.percent", what, "working_percent", _("Write a whole number from 0 to 100."), line)
        )
        return 100
    return int(whole)


def _end(values: Mapping[str, str], line: int, faults: list[Fault]) -> date | None:
    """The first day without: given as such, or by the last day."""
    until = read_day(values, "valid_until", line, faults)
    last = read_day(values, "last_day", line, faults)
    if until is None and last is not None and last < date.max:
        return date.fromordinal(last.toordinal() + 1)
    return until
