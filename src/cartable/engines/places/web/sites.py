"""Campuses, buildings, and the way from one to another."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.places.api import (
    access_building,
    access_campus,
    building_minutes,
    list_buildings,
    list_campuses,
    list_rooms,
)
from cartable.engines.places.queries import minutes_from_building, narrowed
from cartable.engines.places.types import ROOM_KINDS
from cartable.engines.places.web.rooms import STATE, room_state, say_rooms
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.cells import Linked
from cartable.ui.lists import Action, Column
from cartable.ui.views import DetailPage, ListPage

MOST_BUILDINGS = 60


class CampusList(ListPage):
    """The sites."""

    title = _("Campuses")
    permission = "campus.view"
    search_fields = ("code", "title", "town")
    default_sort = "title"
    export_name = "campuses"
    empty_title = _("No campus yet")
    empty_text = _("Campuses come with the premises of the institution.")
    columns = (
        Column("title", _("Campus"), order_by="title", url=lambda row: reverse("places:campus", args=[row.code])),
        Column("code", _("Code"), order_by="code"),
        Column("town", _("Town"), order_by="town"),
        Column("rooms_count", _("Open rooms"), order_by="rooms_count", numeric=True),
        Column("seats", _("Seats"), order_by="seats", numeric=True),
    )

    def queryset(self) -> QuerySet[Any]:
        """With their rooms and seats counted."""
        return list_campuses()

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rooms."""
        return [(_("Rooms"), reverse("places:rooms"))]

    def actions(self) -> list[Action]:
        """Another one, for those who may."""
        if not is_allowed(self.request.user, "campus.edit"):
            return []
        return [Action(_("New campus"), reverse("places:new-campus"), icon="plus", primary=True)]


class CampusPage(DetailPage):
    """A campus with its buildings."""

    template_name = "places/campus.html"

    def get_object(self) -> Any:
        """The campus."""
        return access_campus(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Its name."""
        return self.object.title

    def lead_text(self) -> Any:
        """Its town."""
        return self.object.town

    def crumbs(self) -> list[tuple[Any, str]]:
        """Rooms, campuses."""
        return [(_("Rooms"), reverse("places:rooms")), (_("Campuses"), reverse("places:campuses"))]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin."""
        buildings = list(self.object.buildings.all())
        return [
            (_("Code"), self.object.code),
            (_("Buildings"), len(buildings)),
            (_("Open rooms"), sum(building.rooms_count for building in buildings)),
            (_("Seats"), sum(building.seats for building in buildings)),
        ]

    def actions(self) -> list[Action]:
        """Its rooms; what those who keep places may do."""
        code = self.object.code
        found = [Action(_("See its rooms"), f"{reverse('places:rooms')}?campus={code}", icon="door-open")]
        if is_allowed(self.request.user, "campus.edit"):
            found += [
                Action(_("New building"), f"{reverse('places:new-building')}?campus={code}", icon="plus"),
                Action(_("Correct"), reverse("places:edit-campus", args=[code]), icon="pencil"),
            ]
        return found


class BuildingPage(ListPage):
    """A building: its rooms, and how far the others are."""

    permission = "room.view"
    template_name = "places/building.html"
    default_sort = "code"
    search_fields = ("code", "title")
    empty_title = _("No room yet")
    empty_text = _("Rooms come with the import of a term or of the campus's premises.")
    columns = (
        Column("code", _("Room"), order_by="code", url=lambda room: reverse("places:room", args=[room.code])),
        Column("title", _("Name"), order_by="title"),
        Column("kind", _("Kind"), value=lambda room: ROOM_KINDS[room.kind], order_by="kind"),
        Column("capacity", _("Seats"), order_by="capacity", numeric=True),
        Column("state", STATE, value=room_state, order_by="-is_open"),
    )

    def prepare(self) -> None:
        """Find the building."""
        self.building = access_building(self.request.user, self.kwargs["code"])
        self.export_name = self.building.code  # type: ignore[misc]

    def page_title(self) -> Any:
        """Its name."""
        return self.building.title

    def lead_text(self) -> Any:
        """Its campus."""
        return self.building.campus.title

    def crumbs(self) -> list[tuple[Any, str]]:
        """Rooms, campus."""
        campus = self.building.campus
        return [(_("Rooms"), reverse("places:rooms")), (campus.title, reverse("places:campus", args=[campus.code]))]

    def count_text(self, count: int) -> str:
        """« 6 salles »."""
        return say_rooms(count)

    def actions(self) -> list[Action]:
        """What those who keep places may do."""
        found, code = [], self.building.code
        if is_allowed(self.request.user, "campus.edit"):
            found.append(Action(_("Correct"), reverse("places:edit-building", args=[code]), icon="pencil"))
        if is_allowed(self.request.user, "room.edit"):
            address = f"{reverse('places:new-room')}?building={code}"
            found.append(Action(_("New room"), address, icon="plus", primary=True))
        return found

    def queryset(self) -> QuerySet[Any]:
        """Its rooms."""
        return narrowed(list_rooms(), building=self.building.code)

    def extra(self) -> dict[str, Any]:
        """Minutes to the other buildings, the nearest first."""
        return {
            "ways": [
                (minutes, Linked(row.title, reverse("places:building", args=[row.code])), row.campus.title)
                for minutes, row in minutes_from_building(self.building)
            ]
        }


@require_safe
def travel(request: HttpRequest) -> HttpResponse:
    """Minutes between buildings, as a matrix."""
    require(request.user, "travel.view")
    buildings = list(list_buildings().order_by("campus__code", "code")[:MOST_BUILDINGS])
    minutes = building_minutes({building.pk for building in buildings})
    context = {
        "page_title": _("Travel times"),
        "lead": _("Minutes on foot or by shuttle between buildings, as timetables count them. 0: next door."),
        "crumbs": [(_("Rooms"), reverse("places:rooms"))],
        "buildings": buildings,
        "lines": [
            (row, [None if row == column else minutes.get(_pair(row.pk, column.pk), 0) for column in buildings])
            for row in buildings
        ],
        "longest": max(minutes.values(), default=0),
    }
    return render(request, "places/travel.html", context)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
