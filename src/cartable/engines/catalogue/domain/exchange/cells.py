"""From the cells of a row to values, each fault with its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.exchange.columns import HOUR_FIELDS, TEXT_FIELDS
from cartable.engines.catalogue.domain.exchange.listed import LIST_FIELDS, read_list
from cartable.engines.catalogue.domain.exchange.unreadable import Unreadable
from cartable.engines.people.api import import_headers
from cartable.kernel.problems import Fault

CATEGORIES = {
    **{code: code for code in ("cs", "tm", "ec", "me", "ht", "st")},
    "connaissances scientifiques": "cs",
    "scientific knowledge": "cs",
    "techniques et methodes": "tm",
    "techniques and methods": "tm",
    "expression et communication": "ec",
    "expression and communication": "ec",
    "management": "me",
    "management de l entreprise": "me",
    "gestion": "me",
    "humanites": "ht",
    "humanities": "ht",
    "stage": "st",
    "internship": "st",
}
LANGUAGES = {"francais": "fr", "french": "fr", "anglais": "en", "english": "en", "allemand": "de", "espagnol": "es"}
YES = ("1", "oui", "yes", "x", "vrai", "true", "o", "y")
NO = ("0", "non", "no", "faux", "false", "n")
FORMULA = "=+-@＝＋－＠\t\r\n"
OR = re.compile(r"\s+(?:ou|or)\s+", re.IGNORECASE)
Rules = tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class UnitCandidate:
    """A row understood: ``values`` by field (only what the row says), or its faults."""

    line: int
    code: str
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def understand(line: int, cells: list[str], header: import_headers.Header) -> UnitCandidate:
    """Read a row; an empty cell says nothing. Every fault of the row is kept."""
    told = {held: tidy(cell) for held, cell in zip(header.fields, cells, strict=False) if held is not None}
    found = understand_values(line, told)
    if any(cell.strip() for cell in cells[len(header.fields) :]):
        numbers = {"found": len(cells), "wanted": len(header.fields)}
        what = format_lazy(_("The row has {found} cells, the header {wanted}."), **numbers)
        mend = _("Put quotes around a cell that holds the delimiter.")
        found.faults.append(Fault("row.cells", what, "", mend, line))
    found.faults = [replace(fault, where=header.title_of(str(fault.where))) for fault in found.faults]
    return found


def understand_values(line: int, told: Mapping[str, str]) -> UnitCandidate:
    """Read a unit from texts by field; ``where`` of a fault is the field."""
    code = told.get("code", "")
    candidate = UnitCandidate(line, code)
    if not code or len(code) > 40 or any(letter in code for letter in "/\\ \t?#"):
        mend = _("Give 1 to 40 characters, without space or slash.")
        candidate.faults.append(Fault("unit.code", _("The code of the unit is missing or wrong."), "code", mend, line))
    for name, text in told.items():
        if text and name != "code":
            _read(candidate, name, text)
    return candidate


def tidy(cell: str) -> str:
    """A cell without the blanks around it, nor the apostrophe that an export puts before what begins a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple(FORMULA) else text


def _read(candidate: UnitCandidate, name: str, text: str) -> None:
    reader = READERS.get(name, _plain)
    try:
        candidate.values[name] = reader(text)
    except Unreadable as unreadable:
        said = Fault(f"unit.{name}", unreadable.what, name, unreadable.mend, candidate.line)
        candidate.faults.append(said)


def _plain(text: str) -> str:
    return text


def _category(text: str) -> str:
    found = CATEGORIES.get(import_headers.plain(text))
    if found is None:
        what = format_lazy(_("The category “{name}” doesn't exist."), name=text[:40])
        raise Unreadable(what, format_lazy(_("Choose one of: {known}."), known="cs, tm, ec, me, ht, st"))
    return found


def _language(text: str) -> str:
    found = LANGUAGES.get(import_headers.plain(text), text.casefold())
    if not (len(found) == 2 and found.isascii() and found.isalpha()):
        what = format_lazy(_("“{name}” is no code of a language."), name=text[:40])
        raise Unreadable(what, _("Give two letters, such as fr or en."))
    return found


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = _decimal(text)
        if number != int(number) or not least <= number <= most:
            said = {"text": text[:40], "least": least, "most": most}
            what = format_lazy(_("“{text}” isn't a whole number from {least} to {most}."), **said)
            raise Unreadable(what, _("Correct the number."))
        return int(number)

    return read


def _minutes(text: str) -> int:
    hours = _decimal(text.casefold().removesuffix("h").strip())
    if not 0 <= hours <= 1000:
        what = format_lazy(_("“{text}” hours are out of range."), text=text[:40])
        raise Unreadable(what, _("Give 0 to 1000 hours."))
    return round(hours * 60)


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", ".").replace("\u202f", "").replace("\xa0", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        what = format_lazy(_("“{text}” is no number."), text=text[:40])
        raise Unreadable(what, _("Write it in digits, such as 32 or 31,5."))
    return number


def _yes_or_no(text: str) -> bool:
    word = import_headers.plain(text)
    if word in YES or word in NO:
        return word in YES
    what = format_lazy(_("“{text}” is neither yes nor no."), text=text[:40])
    raise Unreadable(what, _("Write yes or no."))


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;]", text) if part.strip()))


def _rules(text: str) -> Rules:
    """« MT01 ou MT02 ; PS01 » → ((MT01, MT02), (PS01,))."""
    lines = [part for part in re.split(r"[;\n]", text) if part.strip()]
    return tuple(tuple(code.strip() for code in OR.split(line) if code.strip()) for line in lines)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """« MT90 : même contenu ; MT91 » → ((MT90, même contenu), (MT91, ""))."""
    parts = [part.partition(":") for part in re.split(r"[;\n]", text) if part.strip()]
    return tuple((code.strip(), why.strip()) for code, _colon, why in parts)


def _text(text: str) -> str:
    if len(text) > 50_000:
        raise Unreadable(_("The text is too long."), _("Keep to 50,000 characters."))
    return text


def _title(text: str) -> str:
    if len(text) > 200:
        raise Unreadable(_("The title is too long."), _("Give 1 to 200 characters."))
    return text


READERS: dict[str, Callable[[str], Any]] = {
    "title_fr": _title,
    "title_en": _title,
    "category": _category,
    "language": _language,
    "credits": _whole(0, 60),
    "level": _whole(1, 6),
    "capacity": _whole(0, 100_000),
    "in_autumn": _yes_or_no,
    "in_spring": _yes_or_no,
    "tags": _list,
    "prerequisites": _rules,
    "advised": _rules,
    "exclusions": _pairs,
    "replaced_by": _list,
    **dict.fromkeys(HOUR_FIELDS, _minutes),
    **dict.fromkeys(TEXT_FIELDS, _text),
    **{field: partial(read_list, field) for field in LIST_FIELDS},
}
