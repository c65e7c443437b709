"""The list of rooms, and the page of one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from cartable.engines.places.api import access_room, list_buildings, list_campuses, list_rooms
from cartable.engines.places.queries import narrowed, nearby, rooms_with_text, why_closed
from cartable.engines.places.types import ROOM_KINDS
from cartable.engines.places.web.labels import say_feature
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import DetailPage, ListPage

OPEN, CLOSED = pgettext_lazy("room", "Open"), pgettext_lazy("room", "Closed")
STATE = pgettext_lazy("room", "State")
SIZES = {
    "20": _("20 seats and more"),
    "40": _("40 seats and more"),
    "100": _("100 seats and more"),
    "200": _("200 seats and more"),
}


def room_state(room: Any) -> Status:
    """Open or closed, in words."""
    return Status("ok", OPEN) if room.is_open else Status("no", CLOSED)


def say_rooms(count: int) -> str:
    """« 42 salles »."""
    return ngettext("%(count)s room", "%(count)s rooms", count) % {"count": say_number(count)}


class RoomList(ListPage):
    """Every room, by campus, kind and size."""

    title = _("Rooms")
    lead = _("Every room where classes may meet.")
    permission = "room.view"
    search_fields = ("code", "title")
    search_label = _("Code or name")
    default_sort = "code"
    export_name = "rooms"
    empty_title = _("No room yet")
    empty_text = _("Rooms come with the import of a term or of the campus's premises.")
    columns = (
        Column("code", _("Room"), order_by="code", url=lambda room: reverse("places:room", args=[room.code])),
        Column("title", _("Name"), order_by="title"),
        Column("kind", _("Kind"), value=lambda room: ROOM_KINDS[room.kind], order_by="kind"),
        Column("capacity", _("Seats"), order_by="capacity", numeric=True),
        Column("building", _("Building"), value="building.title", order_by="building__title"),
        Column("campus", _("Campus"), value="building.campus.title", order_by="building__campus__title"),
        Column(
            "features", _("Equipment"), value=lambda room: ", ".join(say_feature(feature) for feature in room.features)
        ),
        Column("state", STATE, value=room_state, order_by="-is_open"),
    )
    filters = (
        ChoiceFilter(
            "campus",
            _("Campus"),
            lambda: [(campus.code, campus.title) for campus in list_campuses().order_by("title")],
            lookup="building__campus__code",
        ),
        ChoiceFilter(
            "building",
            _("Building"),
            lambda: [(building.code, building.title) for building in list_buildings().order_by("title")],
            lookup="building__code",
        ),
        ChoiceFilter("kind", _("Kind"), ROOM_KINDS.items()),
        ChoiceFilter(
            "capacity",
            _("Seats"),
            SIZES.items(),
            apply=lambda rooms, seats: narrowed(rooms, min_capacity=int(seats)),
        ),
        ChoiceFilter(
            "state",
            STATE,
            [("open", OPEN), ("closed", CLOSED)],
            apply=lambda rooms, state: rooms.filter(is_open=state == "open"),
        ),
    )

    def prepare(self) -> None:
        """Answers to a search come nearest first, unless another order is asked."""
        if self.request.GET.get("q", "").strip() and not self.request.GET.get("sort"):
            self.default_sort = ""  # type: ignore[misc]

    def queryset(self) -> QuerySet[Any]:
        """With building and campus."""
        return list_rooms()

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case and a wrong letter are forgiven."""
        return rooms_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 42 salles »."""
        return say_rooms(count)

    def actions(self) -> list[Action]:
        """The places around."""
        found = [Action(_("Campuses"), reverse("places:campuses"), icon="map-pin")]
        if is_allowed(self.request.user, "travel.view"):
            found.append(Action(_("Travel times"), reverse("places:travel"), icon="footprints"))
        if is_allowed(self.request.user, "room.edit"):
            found.append(Action(_("New room"), reverse("places:new-room"), icon="plus", primary=True))
        return found


class RoomPage(DetailPage):
    """What a room is, and how far the others are."""

    template_name = "places/room.html"

    def get_object(self) -> Any:
        """The room."""
        return access_room(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Code, then name if it has one."""
        return f"{self.object.code} – {self.object.title}" if self.object.title else self.object.code

    def lead_text(self) -> Any:
        """What and where."""
        return f"{ROOM_KINDS[self.object.kind]}, {self.object.building.title}, {self.object.building.campus.title}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Rooms, campus, building."""
        building = self.object.building
        return [
            (_("Rooms"), reverse("places:rooms")),
            (building.campus.title, reverse("places:campus", args=[building.campus.code])),
            (building.title, reverse("places:building", args=[building.code])),
        ]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin."""
        room, building = self.object, self.object.building
        return [
            (_("Seats"), room.capacity),
            (_("Kind"), ROOM_KINDS[room.kind]),
            (STATE, room_state(room)),
            (_("Building"), Linked(building.title, reverse("places:building", args=[building.code]))),
            (_("Campus"), Linked(building.campus.title, reverse("places:campus", args=[building.campus.code]))),
        ]

    def actions(self) -> list[Action]:
        """Its week, when the timetable is installed; what those who keep rooms may do."""
        found, code = [], self.object.code
        if is_allowed(self.request.user, "room.edit"):
            said = _("Close") if self.object.is_open else _("Open again")
            found = [
                Action(said, reverse("places:close-room", args=[code]), icon="door-closed"),
                Action(_("Correct"), reverse("places:edit-room", args=[code]), icon="pencil"),
            ]
        try:
            address = reverse("timetable:room", args=[code])
        except NoReverseMatch:
            return found
        return [*found, Action(_("See its timetable"), address, icon="calendar", primary=True)]

    def extra(self) -> dict[str, Any]:
        """Why it is closed if it is, equipment, and rooms that could stand in for this one."""
        return {
            "why_closed": why_closed(self.object),
            "features": [say_feature(feature) for feature in self.object.features],
            "others": [
                (other, ROOM_KINDS[other.kind], reverse("places:room", args=[other.code]))
                for other in nearby(self.object)
            ],
        }
