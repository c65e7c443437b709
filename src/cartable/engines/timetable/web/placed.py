"""All the classes that a solution places, the biggest first."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.timetable.queries.meetings import label_of
from cartable.engines.timetable.queries.placed_classes import about, filled, placed_classes
from cartable.engines.timetable.web.labels import KINDS, named
from cartable.engines.timetable.web.solution_list import SolutionList
from cartable.kernel.languages import in_language
from cartable.ui.cells import Linked
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.moments import say_number


def _class(row: Any) -> Linked:
    course_class = named(label_of(row.course_class))
    return Linked(course_class.name, course_class.url)


def _title(row: Any) -> str:
    unit = row.course_class.offering.unit
    return in_language(unit.title_fr, unit.title_en)


def _room(row: Any) -> str:
    return reverse("timetable:room", args=[row.room.code]) if row.room else ""


class PlacedClasses(SolutionList):
    """One line a class: its students, its limit, the room it is in."""

    title = _("Classes by size")
    search_fields = ("course_class__offering__unit__code", "room__code")  # ``search`` below looks at the titles too
    search_label = _("Unit or room")
    default_sort = "-taken"
    export_name = "classes"
    empty_title = _("No class is placed")
    empty_text = _("The classes of a term show here once a timetable is computed.")
    columns = (
        Column(
            "class",
            _("Class"),
            value=_class,
            order_by=("course_class__offering__unit__code", "course_class__subpart__kind", "course_class__number"),
            export=lambda row: str(_class(row)),
        ),
        Column("title", _("Title"), value=_title),
        Column("taken", _("Students"), value="seats_count", order_by="seats_count", numeric=True),
        Column("limit", _("Limit"), value="course_class.seats", order_by="course_class__seats", numeric=True),
        Column("room", _("Room"), value="room.code", order_by="room__code", url=_room),
        Column("capacity", _("Seats of the room"), value="room.capacity", order_by="room__capacity", numeric=True),
    )
    filters = (
        ChoiceFilter("kind", _("Kind"), KINDS.items(), lookup="course_class__subpart__kind"),
        ChoiceFilter(
            "seats",
            _("Seats left"),
            (("full", _("none")), ("free", _("some")), ("empty", _("all: nobody attends"))),
            apply=filled,
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """All of them."""
        return placed_classes(self.solution.pk)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """By unit and room: these are few beside the classes."""
        return about(rows, text)

    def count_text(self, count: int) -> str:
        """« 812 groupes »."""
        return ngettext("%(count)s class", "%(count)s classes", count) % {"count": say_number(count)}
