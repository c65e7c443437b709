"""On the preparation of a unit: what the timetable took over of it, and what it couldn't."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cartable.engines.timetable.api import asked
from cartable.engines.timetable.queries.taken_over import find_taken_over
from cartable.kernel.registry import HomeCard


def taken_over(request: HttpRequest, unit: Any) -> HomeCard | None:
    """Of the preparation on the page; None when nothing of it was taken over yet."""
    match = request.resolver_match
    applied = find_taken_over(unit_id=unit.pk, term_code=match.kwargs.get("term", "") if match else "")
    if applied is None:
        return None
    lines = [line for line in applied.lines.all() if not line.is_applied]
    people = asked.people_named(lines)
    context = {
        "applied": applied,
        "refused": [(asked.say_line(line, people), asked.say_outcome(line, people)) for line in lines],
    }
    return HomeCard(_("In the timetable"), "timetable/parts/taken_over.html", context, order=10)
