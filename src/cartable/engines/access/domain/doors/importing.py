"""Doors from a file: all that is wrong is told with its line and column, and nothing is written unless all is right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.doors.announcing import groups_changed
from cartable.engines.access.domain.doors.checks import door_code_faults, reason_faults, refuse, title_faults
from cartable.engines.access.domain.doors.doors import place_faults
from cartable.engines.access.models import Door, DoorController, DoorGroup
from cartable.engines.places.api import Building, Room
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault

COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("code", "porte", "door"),
    "title_fr": ("title_fr", "titre", "nom", "name"),
    "title_en": ("title_en", "titre_en", "english"),
    "building": ("building", "batiment", "bâtiment"),
    "room": ("room", "salle"),
    "controller": ("controller", "controleur", "contrôleur"),
}
NEEDED = ("code", "title_fr", "building")
MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000


@dataclass(slots=True)
class DoorsReport:
    """What an import did: doors added, corrected, found as they were."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows may name, by code."""

    buildings: Mapping[str, Building]
    rooms: Mapping[str, Room]
    controllers: Mapping[str, DoorController]


def import_doors_csv(*, source: bytes, actor: Any, reason: str) -> DoorsReport:
    """Add the doors of a CSV file and correct those whose code is known; doors that it doesn't name stay.

    Columns: code, title_fr, building (code), and if wanted title_en, room (code), controller (code); French names too.
    UTF-8, or Windows-1252 as sheets write; comma, semicolon or tab. An absent column, or an empty room or controller,
    leaves what a known door has. Raises InputRefused with every fault, its line and its column; nothing is written.
    """
    refuse(reason_faults(reason))
    header, rows = _read(source)
    known = _Known(*(_by_code(model) for model in (Building, Room, DoorController)))
    there = {door.code: door for door in Door.objects.select_related("room", "building", "controller")}
    faults = list(_faults(rows, known, there))
    refuse(faults)
    report = DoorsReport()
    with transaction.atomic(), because(actor=actor, reason=reason):
        touched = [door for row in rows if (door := _write(row, header, known, there, report)) is not None]
        groups_changed(DoorGroup.objects.filter(doors__in=touched).distinct())
    return report


def _by_code(model: Any) -> dict[str, Any]:
    return {row.code: row for row in model.objects.all()}


def _write(
    row: _Row, header: Sequence[str], known: _Known, there: Mapping[str, Door], report: DoorsReport
) -> Door | None:
    """Write a row; the door when it was known and changed."""
    values = row.values
    door = there.get(values["code"]) or Door(code=values["code"])
    is_new = door.pk is None
    before = None if is_new else _facts(door)
    door.title_fr, door.building = values["title_fr"], known.buildings[values["building"]]
    if "title_en" in header:
        door.title_en = values["title_en"]
    if values.get("room"):
        door.room = known.rooms[values["room"]]
    if values.get("controller"):
        door.controller = known.controllers[values["controller"]]
    if before == _facts(door):
        report.unchanged += 1
        return None
    door.save()
    report.created += is_new
    report.changed += not is_new
    return None if is_new else door


def _facts(door: Door) -> tuple[Any, ...]:
    return door.title_fr, door.title_en, door.building_id, door.room_id, door.controller_id


def _read(source: bytes) -> tuple[list[str], list[_Row]]:
    text = _decoded(source)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    table: list[tuple[int, list[str]]] = []
    try:
        begins = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                table.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        what = format_lazy(_("The row can't be read ({detail})."), detail=str(error))
        refuse([Fault("file.row", what, "", _("Close each quote. Nothing was read further."), begins)])
    if len(table) < 2 or len(table) > MOST_ROWS:
        what = _("The file holds no door.") if len(table) < 2 else _("The file holds too many rows.")
        mend = _("Give a header in the first row, then one door a row, 20,000 at most.")
        refuse([Fault("file.rows", what, "file", mend)])
    header = [_field(cell) for cell in table[0][1]]
    refuse(_header_faults(header))
    refuse(_cell_faults(len(header), table[1:]))
    rows = [_Row(line, dict(zip_longest(header, cells[: len(header)], fillvalue=""))) for line, cells in table[1:]]
    return header, rows


def _cell_faults(columns: int, table: Sequence[tuple[int, list[str]]]) -> Iterator[Fault]:
    for line, cells in table:
        if any(cells[columns:]):
            what = format_lazy(_("The row has {found} cells, the header {wanted}."), found=len(cells), wanted=columns)
            yield Fault("row.cells", what, "", _("Put quotes around a cell that holds the delimiter."), line)


def _decoded(source: bytes) -> str:
    if len(source) > MOST_BYTES:
        refuse([Fault("file.too_large", _("The file is larger than 5 MB."), "file", _("Split it."))])
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = source.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    mend = _("Save the sheet as CSV in UTF-8 (not as a workbook or a PDF).")
    refuse([Fault("file.binary", _("This is no text file."), "file", mend)])
    return ""


def _field(title: str) -> str:
    plain = title.casefold().replace(" ", "_")
    return next((field for field, names in COLUMNS.items() if plain in names), plain)


def _header_faults(header: Sequence[str]) -> Iterator[Fault]:
    for field in NEEDED:
        if field not in header:
            what = format_lazy(_("There is no column “{field}”."), field=field)
            mend = format_lazy(_("Name a column of the first row: {names}."), names=", ".join(COLUMNS[field]))
            yield Fault("file.column_missing", what, field, mend, 1)
    for field in header:
        if header.count(field) > 1 and field in COLUMNS:
            what = format_lazy(_("Several columns hold “{field}”."), field=field)
            yield Fault("file.column_twice", what, field, _("Keep one of them."), 1)
            return


def _faults(rows: Sequence[_Row], known: _Known, there: Mapping[str, Door]) -> Iterator[Fault]:
    met: dict[str, int] = {}
    for row in rows:
        code = row.values["code"]
        yield from door_code_faults(code, row.line)
        if code in met:
            what = format_lazy(_("The code “{code}” is already given in line {line}."), code=code, line=met[code])
            yield Fault("code.twice", what, "code", _("Keep one of the two."), row.line)
        met.setdefault(code, row.line)
        yield from title_faults(row.values["title_fr"], row.values.get("title_en", ""), row.line)
        yield from _named_faults(row, known)
        building = known.buildings.get(row.values["building"])
        room = known.rooms.get(row.values.get("room", ""))
        if room is None and code in there:
            room = there[code].room
        if building is not None:
            yield from place_faults(building, room, row.line)


def _named_faults(row: _Row, known: _Known) -> Iterator[Fault]:
    for field, rows in (("building", known.buildings), ("room", known.rooms), ("controller", known.controllers)):
        name = row.values.get(field, "")
        if name not in rows and (name or field == "building"):
            what = format_lazy(_("Nothing of the campus has the code “{code}”."), code=name[:60])
            yield Fault(f"door.{field}_unknown", what, field, _("Write its code as the lists show it."), row.line)
