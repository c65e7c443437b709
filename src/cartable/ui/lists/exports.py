"""Lists as CSV and XLSX: row by row, so that a long list fits in memory, and never a formula."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import xlsxwriter
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cartable.ui.lists.columns import Column
from cartable.ui.typography import is_french

CHUNK = 1000
FORMULA_STARTS = "=+-@＝＋－＠"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet could take this text for a formula (OWASP, CSV injection)."""
    return text[:1] in ("\t", "\r", "\n") or text.lstrip()[:1] in tuple(FORMULA_STARTS)


def neutral(text: str) -> str:
    """The text with an apostrophe before it when it begins like a formula."""
    return f"'{text}" if text and begins_formula(text) else text


def cell_value(value: Any) -> Any:
    """A number, a day, a time, an instant in campus time without zone, or text."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        case int() | float() | Decimal() | date() | time() | timedelta():
            return value
        case _:
            return str(value)


def cell_text(value: Any) -> str:
    """The cell of a CSV: ISO days and times, a decimal comma in French, neutral text."""
    value = cell_value(value)
    match value:
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return value.isoformat()
        case float() | Decimal():
            return str(value).replace(".", ",") if is_french() else str(value)
        case int() | timedelta():
            return str(value)
        case _:
            return neutral(str(value))


def csv_lines(columns: Sequence[Column], rows: Iterable[Any], language: str) -> Iterator[str]:
    """The file line by line, with the mark that tells spreadsheets it is UTF-8. Each line is made in ``language``,
    since it leaves after the request's language is gone."""
    buffer = StringIO()
    with translation.override(language):
        writer = csv.writer(buffer, delimiter=";" if is_french() else ",")
        writer.writerow([cell_text(str(column.title)) for column in columns])
    yield "\ufeff" + take(buffer)
    for row in rows:
        with translation.override(language):
            writer.writerow([cell_text(column.read_for_export(row)) for column in columns])
        yield take(buffer)


def take(buffer: StringIO) -> str:
    """What the buffer holds; empties it."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def write_xlsx(file: Any, columns: Sequence[Column], rows: Iterable[Any], title: str) -> None:
    """A sheet written row by row. Text is stored as text; what begins like a formula is marked so that it stays text
    even when someone edits the cell."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    bold = book.add_format({"bold": True, "bottom": 1})
    kept = book.add_format({"quote_prefix": True})
    formats = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        time: book.add_format({"num_format": "hh:mm"}),
        timedelta: book.add_format({"num_format": "[h]:mm"}),
    }
    sheet = book.add_worksheet(sheet_name(title))
    sheet.freeze_panes(1, 1)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, 12 if column.numeric else 24)
        sheet.write_string(0, index, str(column.title), bold)
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            value = cell_value(column.read_for_export(row))
            if isinstance(value, str):
                sheet.write_string(number, index, value[:32767], kept if begins_formula(value) else None)
            elif isinstance(value, (int, float, Decimal)):
                sheet.write_number(number, index, float(value))
            else:
                sheet.write_datetime(number, index, value, formats[type(value)])
    book.close()


def sheet_name(title: str) -> str:
    """A name that Excel accepts: 31 characters, none of ``[]:*?/\\``, no apostrophe at the ends."""
    cleaned = "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip().strip("'")
    return cleaned[:31] or "1"


def export_csv(columns: Sequence[Column], rows: Iterable[Any], name: str) -> HttpResponseBase:
    """The list as CSV, streamed."""
    lines = csv_lines(columns, rows, translation.get_language() or "en")
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "list"}.csv"'
    return response


def export_xlsx(columns: Sequence[Column], rows: Iterable[Any], name: str, title: str) -> HttpResponseBase:
    """The list as a workbook, made on disk then sent by pieces."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 — FileResponse closes it
    write_xlsx(file, columns, rows, title)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{slugify(name) or 'list'}.xlsx", content_type=XLSX_TYPE)
