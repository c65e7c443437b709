"""The catalogue as the CSV file that the import reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from cartable.engines.access.domain.catalogue.formulas import guarded
from cartable.engines.access.domain.catalogue.import_rows import KNOWN
from cartable.engines.access.models import Service


def services_csv(services: Iterable[Service]) -> str:
    """All that is written of each service; importing the file again changes nothing.

    A cell that a spreadsheet would run is written after an apostrophe, which the import takes away.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(KNOWN)
    for service in services:
        writer.writerow([guarded(_cell(getattr(service, name))) for name in KNOWN])
    return "\ufeff" + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "code", value))
