"""Take a whole catalogue from a CSV file: bad rows are told with their line and column, the others are written."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.catalogue.import_rows import Reader, ServiceRow
from cartable.engines.access.domain.catalogue.services import create_service, edit_service
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Fault, InputRefused, Text

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 2_000
REASON = "import of the catalogue"


@dataclass(slots=True)
class CatalogueReport:
    """What an import did, or would do: codes of the services, and the faults of the rows left aside."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[Fault] = field(default_factory=list)


def import_services_csv(*, source: bytes, actor: Any, now: datetime, preview: bool = False) -> CatalogueReport:
    """Create and correct the services of a CSV file in UTF-8 or Windows-1252, columns named as the fields of a service.

    A column that isn't there leaves what the service has; the same file again changes nothing. With ``preview``
    nothing is written. Raises NotAllowed; InputRefused when the file can't be read at all.
    """
    require(actor, "service.manage")
    rows = _read(_decode(source))
    report = CatalogueReport()
    for row in rows:
        _refuse_foreign(row, actor)
        if row.faults:
            report.refused += row.faults
        elif not row.changes:
            report.unchanged.append(row.code)
        else:
            (report.created if row.service is None else report.changed).append(row.code)
    if not preview:
        with transaction.atomic():
            for row in rows:
                _write(row, actor, now)
    return report


def _refuse_foreign(row: ServiceRow, actor: Any) -> None:
    """A manager keeps the services of their own structures: neither takes one nor gives one away."""
    if row.draft is None or row.faults:
        return
    owners = [row.draft.owner, *([row.service.owner] if row.service else [])]
    if not all(is_allowed(actor, "service.manage", owner) for owner in owners):
        what = _("This service belongs to a structure that you don't manage.")
        mend = _("Ask its manager, or an administrator.")
        row.faults.append(Fault("service.foreign", what, "owner", mend, row.line))


def _write(row: ServiceRow, actor: Any, now: datetime) -> None:
    if row.faults or row.draft is None or not row.changes:
        return
    if row.service is None:
        create_service(code=row.code, draft=row.draft, actor=actor, reason=REASON, now=now)
    else:
        edit_service(service=row.service, draft=row.draft, actor=actor, reason=REASON)


def _read(text: str) -> list[ServiceRow]:
    sample = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(";,\t", key=sample.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    reader: Reader | None = None
    rows: list[ServiceRow] = []
    begins = 1
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells):
                if reader is None:
                    reader = _reader(cells)
                else:
                    rows.append(reader.read(begins, cells))
            begins = lines.line_num + 1
            if len(rows) > MOST_ROWS:
                raise _refusal("file.too_long", _("The file has more than 2,000 rows."), _("Split it."))
    except csv.Error as error:
        mend = _("Close each quote, and double those inside a cell. Nothing was read.")
        raise _refusal("file.quotes", _("The quotes of the row that begins here don't match."), mend, begins) from error
    if reader is None:
        raise _refusal(
            "file.empty", _("The file is empty."), _("Save the sheet as CSV, with its header in the first row.")
        )
    return rows


def _reader(cells: list[str]) -> Reader:
    reader = Reader(cells)
    if faults := reader.header_faults():
        raise InputRefused(faults)
    return reader


def _decode(source: bytes) -> str:
    if len(source) > MOST_BYTES:
        raise _refusal("file.too_large", _("The file is larger than 5 MB."), _("Split it."))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = source.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise _refusal("file.binary", _("This is no text file."), _("Save the sheet as CSV UTF-8, not as a workbook."))


def _refusal(code: str, what: Text, mend: Text, line: int | None = None) -> InputRefused:
    return InputRefused(Fault(code, what, "", mend, line))
