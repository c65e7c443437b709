r"""Cells that hold a list of rows: constituent elements, software, equipment, sessions, competences.

Rows are parted by ``;`` or a new line, the parts of a row by ``|``; what isn't said at the end of a row may be left
out. ``\;``, ``\|`` and ``\\`` stand for the signs themselves, ``\n`` for a new line inside a part::

    elements     Algèbre linéaire | Linear algebra | 24 h ; Analyse | Calculus | 90 min
    software     MATLAB | R2026a | boîte à outils Signal
    equipment    Oscilloscope | deux voies
    shapes       CM | 90 | 2 | 14 | 120 ; TD | 120 | 1 | 14 | 24 | salle modulable
    competences  DIGCOMP | 1.1 | 3

Sessions are the kind, minutes of a session, sessions a week, weeks, students in a group, needs of the room;
competences the framework, the competence, the level reached. What is written here is read back the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.exchange.unreadable import Unreadable
from cartable.engines.catalogue.domain.versions.faults import MOST_ROWS
from cartable.engines.catalogue.domain.versions.rows import ShapeDraft
from cartable.engines.people.api import import_headers
from cartable.kernel.problems import Text

LIST_FIELDS = ("elements", "software", "equipment", "shapes", "competences")
KINDS = {
    **{kind: kind for kind in ("cm", "td", "tp")},
    "cours": "cm",
    "lectures": "cm",
    "travaux diriges": "td",
    "tutorials": "td",
    "travaux pratiques": "tp",
    "labs": "tp",
}
FORMS: dict[str, Text] = {
    "elements": _("title in French | title in English | hours"),
    "software": _("name | version | note"),
    "equipment": _("name | note"),
    "shapes": _("kind | minutes of a session | sessions a week | weeks | students in a group | needs of the room"),
    "competences": _("framework | competence | level"),
}
"""How the parts of a row follow one another, in words."""
MOST_HOURS = 1000
SHAPE_RANGES = ((5, 600), (1, 20), (1, 60), (1, 2000))
DURATION = re.compile(r"(?:(\d+(?:[.,]\d+)?)\s*(h|min)?|(\d+)\s*h\s*([0-5]?\d)(?:\s*min)?)", re.IGNORECASE)
ESCAPED = {"n": "\n"}


def read_list(field: str, text: str) -> tuple[Any, ...]:
    """The rows of a cell as a version keeps them; competences as (framework, competence, level). Raises Unreadable."""
    reader, least, most = READERS[field]
    found = []
    for number, parts in enumerate(_rows(text), start=1):
        if not least <= len(parts) <= most or not all(parts[:least]):
            raise _wrong(field, number, _("it has not the parts that are wanted"))
        try:
            found.append(reader([*parts, *[""] * (most - len(parts))]))
        except ValueError as error:
            raise _wrong(field, number, error.args[0]) from None
    if len(found) > MOST_ROWS:
        raise Unreadable(_("There are too many rows."), _("Keep to 60 rows."))
    keys = [row.kind for row in found] if field == "shapes" else [row[:2] for row in found if field == "competences"]
    if len(keys) != len(set(keys)):
        raise Unreadable(_("The same thing is given twice."), _("Keep one of the two."))
    return tuple(sorted(found, key=lambda row: row.kind) if field == "shapes" else found)


def write_list(field: str, rows: Iterable[Any]) -> str:
    """The cell that says these rows."""
    return " ; ".join(_line(WRITERS[field](row)) for row in rows)


def _rows(text: str) -> Iterator[list[str]]:
    r"""The parts of each row; rows left blank say nothing. A backslash at the very end stands for itself."""
    rows: list[list[list[str]]] = [[[]]]
    letters = iter(text)
    for letter in letters:
        if letter == "\\":
            following = next(letters, "\\")
            rows[-1][-1].append(ESCAPED.get(following, following))
        elif letter in ";\n":
            rows.append([[]])
        elif letter == "|":
            rows[-1].append([])
        else:
            rows[-1][-1].append(letter)
    for row in rows:
        parts = ["".join(part).strip() for part in row]
        while parts and not parts[-1]:
            parts.pop()
        if parts:
            yield parts


def _line(parts: Sequence[Any]) -> str:
    said = [_escaped(str(part).strip()) for part in parts]
    while len(said) > 1 and not said[-1]:
        said.pop()
    return " | ".join(said)


def _escaped(text: str) -> str:
    for sign in ("\\", ";", "|"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _wrong(field: str, number: int, why: Text) -> Unreadable:
    what = format_lazy(_("Row {number} of this cell can't be read: {why}."), number=number, why=why)
    mend = format_lazy(_("Write “{form}”, with a semicolon between rows."), form=FORMS[field])
    return Unreadable(what, mend)


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError(format_lazy(_("“{text}…” has more than {most} signs"), text=text[:40], most=most))
    return text


def _whole(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
        said = {"text": text[:40], "least": least, "most": most}
        raise ValueError(format_lazy(_("“{text}” isn't a whole number from {least} to {most}"), **said))
    return int(text)


def _minutes(text: str) -> int:
    """« 24 », « 1,5 h », « 1 h 30 », « 90 min » → minutes; nothing said is 0."""
    if not text:
        return 0
    found = DURATION.fullmatch(text)
    if found is None:
        raise ValueError(format_lazy(_("“{text}” is no number of hours"), text=text[:40]))
    amount, unit, hours, rest = found.groups()
    if amount is None:
        minutes = int(hours) * 60 + int(rest)
    else:
        number = float(amount.replace(",", "."))
        minutes = round(number if unit and unit.casefold() == "min" else number * 60)
    if minutes > MOST_HOURS * 60:
        raise ValueError(format_lazy(_("“{text}” hours are more than 1000"), text=text[:40]))
    return minutes


def _element(parts: list[str]) -> dict[str, Any]:
    return {"title_fr": _short(parts[0], 200), "title_en": _short(parts[1], 200), "minutes": _minutes(parts[2])}


def _software(parts: list[str]) -> dict[str, Any]:
    return {"name": _short(parts[0], 120), "version": _short(parts[1], 60), "note": _short(parts[2], 200)}


def _equipment(parts: list[str]) -> dict[str, Any]:
    return {"name": _short(parts[0], 120), "note": _short(parts[1], 200)}


def _shape(parts: list[str]) -> ShapeDraft:
    kind = KINDS.get(import_headers.plain(parts[0]))
    if kind is None:
        raise ValueError(format_lazy(_("“{text}” is no kind of class (CM, TD or TP)"), text=parts[0][:40]))
    numbers = [_whole(part, *limits) for part, limits in zip(parts[1:5], SHAPE_RANGES, strict=True)]
    minutes, per_week, weeks, size = numbers
    return ShapeDraft(kind, minutes, per_week, weeks, size, _short(parts[5], 200))


def _competence(parts: list[str]) -> tuple[str, str, int]:
    return parts[0], parts[1], _whole(parts[2], 1, 20)


READERS: dict[str, tuple[Callable[[list[str]], Any], int, int]] = {
    "elements": (_element, 1, 3),
    "software": (_software, 1, 3),
    "equipment": (_equipment, 1, 2),
    "shapes": (_shape, 5, 6),
    "competences": (_competence, 3, 3),
}
"""How a row is read, and how many parts it has at least and at most."""


def _said_duration(minutes: int) -> str:
    if not minutes:
        return ""
    return f"{minutes} min" if minutes % 60 else f"{minutes // 60} h"


def _said(*names: str) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    return lambda row: [row.get(name) or "" for name in names]


WRITERS: dict[str, Callable[[Any], Sequence[Any]]] = {
    "elements": lambda row: [
        row.get("title_fr") or "",
        row.get("title_en") or "",
        _said_duration(int(row.get("minutes") or 0)),
    ],
    "software": _said("name", "version", "note"),
    "equipment": _said("name", "note"),
    "shapes": lambda row: [
        row.kind.upper(),
        row.minutes,
        row.per_week,
        row.weeks_count,
        row.group_size,
        row.room_needs,
    ],
    "competences": lambda row: row,
}
