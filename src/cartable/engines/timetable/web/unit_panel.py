"""On a unit's page: when and where its classes meet, for whoever compares units before choosing."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cartable.engines.timetable.queries.unit_week import unit_weeks
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.labels import named
from cartable.kernel.registry import HomeCard


def when_and_where(request: HttpRequest, unit: Any) -> HomeCard | None:
    """The published weeks of the unit's terms, open to whoever may open the unit; None when nothing is published."""
    weeks = unit_weeks(unit.pk, moment.today())
    if not weeks:
        return None
    shown = [(week.publication, [(row, named(row.label)) for row in week.classes]) for week in weeks]
    return HomeCard(_("When and where"), "timetable/parts/unit_week.html", {"weeks": shown}, order=10)
