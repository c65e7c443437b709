"""On a unit's dashboard: its groups with their times, rooms and staff, and the way to who is in each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.catalogue.api import ClassTeacher
from cartable.engines.timetable.queries.unit_week import unit_weeks
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.labels import named
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard


def groups(request: HttpRequest, unit: Any) -> HomeCard | None:
    """The published weeks of the unit's terms; None when nothing is published."""
    weeks = unit_weeks(unit.pk, moment.today())
    if not weeks:
        return None
    staff = _staff({row.label.id for week in weeks for row in week.classes})
    students = reverse("registration:unit-students", args=[unit.code])
    shown = [
        (
            week.publication,
            [
                {
                    "row": row,
                    "beside": named(row.label),
                    "staff": staff.get(row.label.id, []),
                    "students": f"{students}?term={week.publication.term_code}&group=class:{row.label.uuid}",
                    "mail": f"{reverse('catalogue:write-mail', args=[unit.code])}?to=class:{row.label.uuid}",
                }
                for row in week.classes
            ],
        )
        for week in weeks
    ]
    context = {"weeks": shown, "may_write": is_allowed(request.user, "unit.mail", unit)}
    return HomeCard(_("Groups"), "timetable/parts/unit_groups.html", context, order=20)


def _staff(class_ids: set[int]) -> dict[int, list[str]]:
    """Who teaches each class, by name. One query."""
    found: dict[int, list[str]] = {}
    rows = ClassTeacher.objects.filter(course_class__in=class_ids).select_related("person")
    for row in rows.order_by("person__name_key"):
        found.setdefault(row.course_class_id, []).append(row.person.full_name)
    return found
