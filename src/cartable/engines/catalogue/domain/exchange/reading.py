"""A file of units, whatever its kind, as rows understood."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from cartable.engines.catalogue.domain.exchange import elmo_reading, ewp_reading
from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate, understand
from cartable.engines.catalogue.domain.exchange.columns import read_columns
from cartable.engines.catalogue.domain.exchange.documents import looks_like_xml, namespace_of, open_document
from cartable.engines.people.api import import_file, import_headers
from cartable.kernel.problems import Fault, InputRefused

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 20_000


def read_units(source: Any) -> tuple[list[UnitCandidate], import_headers.Header]:
    """The rows of a CSV, a workbook, an ELMO document or a response of EWP's courses, and its columns.

    Raises InputRefused when the file can't be read at all.
    """
    raw = source if isinstance(source, bytes) else _bytes_of(source)
    if len(raw) > MOST_BYTES:
        raise InputRefused(Fault("file.too_large", _("The file is larger than 20 MB."), "", _("Split it.")))
    if looks_like_xml(raw):
        return _read_document(raw)
    rows = list(_sheet_rows(raw) if raw[:4] == b"PK\x03\x04" else import_file.read_rows(import_file.read_text(raw)))
    if not rows:
        raise InputRefused(import_file.empty_file())
    if len(rows) > MOST_ROWS:
        what = format_lazy(_("The file has more than {most} rows."), most=MOST_ROWS)
        raise InputRefused(Fault("file.too_long", what, "", _("Split it.")))
    header, faults = read_columns(rows[0][1])
    if faults:
        raise InputRefused(faults)
    return [understand(line, cells, header) for line, cells in rows[1:]], header


def _read_document(raw: bytes) -> tuple[list[UnitCandidate], import_headers.Header]:
    root = open_document(raw)
    namespace = namespace_of(root)
    if namespace == elmo_reading.NAMESPACE:
        return elmo_reading.read_elmo(root), _header(elmo_reading.ELEMENTS, [])
    if namespace == ewp_reading.NAMESPACE:
        return ewp_reading.read_ewp(root), _header(ewp_reading.ELEMENTS, ewp_reading.left_aside(root))
    what = _("This document is neither ELMO nor a response of EWP's courses.")
    mend = _("Choose one whose root is <elmo> (ELMO 1) or <courses-response> (EWP Courses API, stable-v1).")
    raise InputRefused(Fault("xml.namespace", what, "", mend, 1))


def _header(elements: dict[str, str], left_aside: list[str]) -> import_headers.Header:
    """The elements as columns, so that faults name them and what isn't read is told."""
    return import_headers.Header((*elements.values(), *left_aside), (*elements, *[None] * len(left_aside)))


def _bytes_of(source: Any) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as handle:
            return handle.read(MOST_BYTES + 1)
    return bytes(source.read(MOST_BYTES + 1))


def _sheet_rows(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet, blank ones left out, with their numbers in the sheet."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        rows: Iterable[list[Any]] = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as error:
        mend = _("Save it again as a workbook (.xlsx) or as CSV.")
        raise InputRefused(Fault("file.workbook", _("This workbook can't be read."), "", mend)) from error
    for line, cells in enumerate(rows, start=1):
        texts = [_text(cell) for cell in cells]
        if any(text.strip() for text in texts):
            yield line, texts


def _text(cell: Any) -> str:
    """A cell of a sheet as someone would type it."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)
