"""A class: its dates, its people, the groups beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.catalogue.api import access_class, access_roster
from cartable.engines.people.api import Person, visible_people
from cartable.engines.timetable.queries.course_class import ClassSheet, class_sheet, roster
from cartable.engines.timetable.queries.patterns import fold
from cartable.engines.timetable.queries.publications import find_in_force
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.labels import KINDS, named
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Column
from cartable.ui.views import ListPage


@require_safe
def class_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """The page of a class."""
    course_class = access_class(request.user, key)
    sheet = class_sheet(course_class)
    today = moment.today()
    context = {
        "sheet": sheet,
        "named": named(sheet.label),
        "patterns": fold(sheet.meetings),
        "coming": [row for row in sheet.meetings if row.day >= today],
        "past": [row for row in sheet.meetings if row.day < today],
        "siblings": [(sibling, named(sibling.label)) for sibling in sheet.siblings],
        "may_list": is_allowed(request.user, "class.roster", course_class),
        "may_assign": is_allowed(request.user, "class.assign", course_class),
        "facts": _facts(sheet),
    }
    return render(request, "timetable/class.html", context)


def _facts(sheet: ClassSheet) -> list[tuple[Any, Any]]:
    facts: list[tuple[Any, Any]] = [
        (_("Kind"), KINDS.get(sheet.label.kind, sheet.label.kind)),
        (_("Term"), sheet.term_title),
        (_("Taught by"), ", ".join(sheet.teachers) or _("not said yet")),
    ]
    if sheet.publication:
        version = _("%(number)d") % {"number": sheet.publication.version}
        facts.append((_("Timetable version"), version))
    return facts


class Roster(ListPage):
    """Who attends a class, for those who may know; CSV and XLSX."""

    search_fields = ("person__family_name", "person__given_name", "person__code")
    search_label = _("Name or number")
    default_sort = "name"
    columns = (
        Column(
            "name",
            _("Name"),
            value="person.sorted_name",
            order_by="person__name_key",
        ),
        Column("code", _("Number"), value="person.code", order_by="person__code"),
        Column("mail", _("Mail"), value="person.mail"),
    )
    empty_title = _("Nobody attends this class")
    empty_text = _("Students are seated when a timetable is published.")

    def prepare(self) -> None:
        """Check first, whatever the method."""
        self.course_class = access_roster(self.request.user, self.kwargs["key"])

    def queryset(self) -> QuerySet[Any]:
        """The seats of the publication in force; protected people are left out for who may not know them."""
        publication = find_in_force(self.course_class.term_id)
        seats = roster(self.course_class.pk, publication.solution_id if publication else 0)
        return seats.filter(person__in=Person.objects.filter(visible_people(self.request.user)))

    def page_title(self) -> Any:
        """« IF28 TD 2: students »."""
        return _("%(name)s: students") % {"name": self.course_class.name}

    def export(self, wanted: str, rows: QuerySet[Any]) -> HttpResponseBase:
        """The file is named after the class."""
        self.export_name = str(_("%(name)s students") % {"name": self.course_class.name})  # type: ignore[misc]
        return super().export(wanted, rows)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The class."""
        return [(self.course_class.name, reverse("timetable:class", args=[self.course_class.uuid]))]
