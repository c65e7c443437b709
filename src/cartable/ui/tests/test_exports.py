"""CSV and XLSX: streamed, typed, never a formula."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from cartable.ui.lists import Column
from cartable.ui.lists.exports import begins_formula, csv_lines, neutral, sheet_name, write_xlsx

COLUMNS = (
    Column("name", "Name"),
    Column("credits", "Credits", numeric=True),
    Column("on", "Day"),
    Column("at", "Time"),
)
ROWS = [
    SimpleNamespace(name="=HYPERLINK(1)", credits=-4, on=date(2026, 11, 27), at=datetime(2026, 11, 27, 16, tzinfo=UTC)),
    SimpleNamespace(name="Inès; Caradec", credits=2.5, on=None, at=None),
]


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-2", "@x", "\t=1", "\r=1", " =1", "＝1", "\n=1"])
def test_begins_formula_of_each_trick(text: str):
    assert begins_formula(text)
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["MT32", "a=b", "", "12 %", "(1)"])
def test_begins_formula_of_plain_text_is_false(text: str):
    assert neutral(text) == text


def test_csv_in_french_has_semicolons_decimal_commas_and_campus_time():
    lines = list(csv_lines(COLUMNS, ROWS, "fr"))
    assert lines == [
        "\ufeffName;Credits;Day;Time\r\n",
        "'=HYPERLINK(1);-4;2026-11-27;2026-11-27 17:00\r\n",
        '"Inès; Caradec";2,5;;\r\n',
    ]


def test_csv_in_english_has_commas():
    assert list(csv_lines(COLUMNS, ROWS, "en"))[2] == "Inès; Caradec,2.5,,\r\n"


def test_csv_reads_rows_one_by_one():
    read = []

    def rows():
        for row in ROWS:
            read.append(row.name)
            yield row

    lines = csv_lines(COLUMNS, rows(), "en")
    next(lines)
    assert read == []
    next(lines)
    assert read == ["=HYPERLINK(1)"]


def test_xlsx_keeps_types_and_stores_formulas_as_text():
    file = io.BytesIO()
    with override("en"):
        write_xlsx(file, COLUMNS, ROWS, "Rooms: [all]")
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue()))
    assert book.sheet_names == ["Rooms   all"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["Name", "Credits", "Day", "Time"],
        ["=HYPERLINK(1)", -4.0, date(2026, 11, 27), datetime(2026, 11, 27, 17)],  # noqa: DTZ001 — as in the sheet
        ["Inès; Caradec", 2.5, "", ""],
    ]
    assert b"<f>" not in file.getvalue()


def test_sheet_name_is_one_that_spreadsheets_accept():
    assert sheet_name("'" + "x" * 40) == "x" * 31
    assert sheet_name("[]") == "1"
