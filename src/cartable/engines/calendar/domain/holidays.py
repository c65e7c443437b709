"""Public holidays, from the file that comes with this engine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.models import Holiday
from cartable.engines.calendar.types import HolidayRow
from cartable.kernel.problems import Fault, InputRefused

FILE = Path(__file__).parent.parent / "data" / "public_holidays.json"


def load_holidays(zone: str = "Métropole") -> int:
    """Write the public holidays of a zone, and return how many were new. Running it again changes nothing.

    Zones: those of the file, see ``holiday_zones``. Raises InputRefused for another one.
    """
    rows = [row for row in read_holidays() if row.zone == zone]
    if not rows:
        what = format_lazy(_("No public holidays are known for the zone “{zone}”."), zone=zone)
        mend = format_lazy(_("Write one of: {zones}."), zones=", ".join(holiday_zones()))
        raise InputRefused(Fault("holiday.zone", what, "zone", mend))
    return add_holidays(rows=rows)


def add_holidays(*, rows: Iterable[HolidayRow]) -> int:
    """Write holidays, leaving those already there as they are, and return how many were new."""
    with transaction.atomic():
        before = Holiday.objects.count()
        Holiday.objects.bulk_create(
            [Holiday(day=row.day, zone=row.zone, title=row.title) for row in rows], ignore_conflicts=True
        )
        return Holiday.objects.count() - before


def holiday_zones() -> list[str]:
    """The zones of the file."""
    return sorted({row.zone for row in read_holidays()})


def read_holidays() -> Iterator[HolidayRow]:
    """The file, row by row. Source: data.gouv.fr, see ``data/NOTICE.md``."""
    for entry in json.loads(FILE.read_text(encoding="utf-8"))["holidays"]:
        for zone in entry["zones"]:
            yield HolidayRow(date.fromisoformat(entry["day"]), zone, entry["title"])
