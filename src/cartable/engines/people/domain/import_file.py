"""From bytes to numbered rows: encoding, delimiter, quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault, InputRefused

Source = Path | bytes | IO[bytes]
DELIMITERS = ";,\t|"
MAX_BYTES = 100 * 1024 * 1024


def read_text(source: Source) -> str:
    """The text of a file in UTF-8 (with or without mark), UTF-16 with mark, or else Windows-1252, as Excel writes.

    Raises InputRefused when the file is empty, too large, or no text.
    """
    raw = source if isinstance(source, bytes) else _read(source)
    if len(raw) > MAX_BYTES:
        raise InputRefused(Fault("file.too_large", _("The file is larger than 100 MB."), "", _("Split it.")))
    text = _decode(raw)
    if not text.strip():
        raise InputRefused(empty_file())
    if "\0" in text:
        mend = _("Save the sheet as CSV (not as a workbook or a PDF).")
        raise InputRefused(Fault("file.binary", _("This is no text file."), "", mend))
    return text


def empty_file() -> Fault:
    """The fault of a file without a single row."""
    mend = _("Save the sheet as CSV, with its header in the first row.")
    return Fault("file.empty", _("The file is empty."), "", mend)


def read_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line of the file on which each begins; blank rows are left out.

    Raises InputRefused when a quote is never closed, since all that follows would be swallowed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        what = format_lazy(_("The quotes of the row that begins here don't match ({detail})."), detail=str(error))
        mend = _("Close each quote, and double those inside a cell. Nothing was read further.")
        raise InputRefused(Fault("file.quotes", what, "", mend, begins)) from error


def find_delimiter(text: str) -> str:
    """The delimiter met most in the first row, outside quotes; a semicolon when there is none."""
    counts = dict.fromkeys(DELIMITERS, 0)
    quoted = False
    for character in text.lstrip("\r\n"):
        if character == '"':
            quoted = not quoted
        elif not quoted and character in "\r\n":
            break
        elif not quoted and character in counts:
            counts[character] += 1
    return max(DELIMITERS, key=lambda delimiter: counts[delimiter])


def _read(source: Path | IO[bytes]) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as handle:
            return handle.read(MAX_BYTES + 1)
    return source.read(MAX_BYTES + 1)


def _decode(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decode_as(raw, "utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_as(raw, "cp1252")


def _decode_as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = format_lazy(_("Byte {place} is neither UTF-8 nor Windows-1252."), place=error.start + 1)
        mend = _("Save the file again as “CSV UTF-8”.")
        raise InputRefused(Fault("file.encoding", what, "", mend, line)) from error
