"""Create a room, correct it, close it and open it again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.places.api import (
    RoomRow,
    access_building,
    access_room,
    close_room,
    create_rooms,
    edit_room,
    list_buildings,
    reopen_room,
)
from cartable.engines.places.types import ROOM_KINDS
from cartable.engines.places.web.labels import FEATURES
from cartable.engines.places.web.site_forms import CODE_HINT, REASON_HINT
from cartable.ui.views import FormPage


class RoomForm(forms.Form):
    """What a room is, and where. Equipment of the usual list is ticked; the rest is written."""

    title = forms.CharField(label=_("Name"), max_length=120, required=False)
    building = forms.ChoiceField(label=_("Building"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[*ROOM_KINDS.items()], initial="classroom")
    capacity = forms.IntegerField(label=_("Seats"), min_value=0, max_value=100_000)
    features = forms.MultipleChoiceField(
        label=_("Equipment"), choices=[*FEATURES.items()], required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Other equipment"), required=False, max_length=400, help_text=_("Separated by commas.")
    )
    field_order: tuple[str, ...] = ("title", "building", "kind", "capacity", "features", "others")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        rows = list_buildings().order_by("campus__title", "title")
        named_rows = [(row.code, f"{row.title}, {row.campus.title}") for row in rows]
        self.fields["building"].choices = [("", "–"), *named_rows]  # type: ignore[attr-defined]

    def equipment(self) -> list[str]:
        """What is ticked and what is written."""
        written = [word.strip() for word in self.cleaned_data["others"].split(",")]
        return [*self.cleaned_data["features"], *filter(None, written)]


class NewRoomForm(RoomForm):
    """A room to create."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=CODE_HINT)
    field_order = ("code", *RoomForm.field_order)


class EditRoomForm(RoomForm):
    """A room to correct."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=REASON_HINT)
    field_order = (*RoomForm.field_order, "reason")


class RoomFormPage(FormPage):
    """What these forms share."""

    permission = "room.edit"
    room: Any = None

    def crumbs(self) -> list[tuple[Any, str]]:
        """Rooms; this one once there is one."""
        found = [(_("Rooms"), reverse("places:rooms"))]
        return [*found, (self.room.code, reverse("places:room", args=[self.room.code]))] if self.room else found

    def success_url(self) -> str:
        """Its page."""
        return reverse("places:room", args=[self.room.code])


class NewRoom(RoomFormPage):
    """Add a room."""

    title = _("New room")
    form_class = NewRoomForm
    submit_label = _("Create the room")

    def initial(self) -> dict[str, Any]:
        """In the building that the address names."""
        return {"building": self.request.GET.get("building", "")}

    def perform(self, form: Any) -> None:
        """Create it."""
        said = form.cleaned_data
        building = access_building(self.request.user, said["building"])
        row = RoomRow(said["code"], building.pk, said["capacity"], said["title"], said["kind"], form.equipment())
        self.room = create_rooms(rows=[row])[0]

    def success_message(self) -> Any:
        """Done."""
        return gettext("The room %(code)s is created.") % {"code": self.room.code}


class EditRoom(RoomFormPage):
    """Correct a room; its code never changes."""

    title = _("Correct the room")
    form_class = EditRoomForm
    submit_label = _("Save the room")

    def prepare(self) -> None:
        """The room."""
        self.room = access_room(self.request.user, self.kwargs["code"])

    def initial(self) -> dict[str, Any]:
        """The room as it is."""
        room = self.room
        return {
            "title": room.title,
            "building": room.building.code,
            "kind": room.kind,
            "capacity": room.capacity,
            "features": [feature for feature in room.features if feature in FEATURES],
            "others": ", ".join(feature for feature in room.features if feature not in FEATURES),
        }

    def perform(self, form: Any) -> None:
        """Correct it, in the reader's name."""
        said = form.cleaned_data
        edit_room(
            room=self.room,
            building=access_building(self.request.user, said["building"]),
            capacity=said["capacity"],
            title=said["title"],
            kind=said["kind"],
            features=form.equipment(),
            actor=self.request.user,
            reason=said["reason"],
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The room %(code)s is corrected.") % {"code": self.room.code}


class StateForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Works, flood… Those who planned to use the room read it.")
    )


class CloseRoom(RoomFormPage):
    """Close an open room, or open a closed one again."""

    form_class = StateForm

    def prepare(self) -> None:
        """The room, and which of the two acts it is."""
        self.room = access_room(self.request.user, self.kwargs["code"])
        self.closes = self.room.is_open
        self.is_danger = self.closes  # type: ignore[misc]
        self.submit_label = _("Close the room") if self.closes else _("Open the room again")  # type: ignore[misc]

    def page_title(self) -> Any:
        """The act and the room."""
        said = _("Close the room %(code)s") if self.closes else _("Open the room %(code)s again")
        return said % {"code": self.room.code}

    def lead_text(self) -> Any:
        """What follows."""
        if self.closes:
            return _("No timetable will use it from now on; what is published already stays as it is.")
        return pgettext_lazy("room", "The next timetables may use it again.")

    def perform(self, form: Any) -> None:
        """Do it, in the reader's name."""
        act = close_room if self.closes else reopen_room
        act(room=self.room, actor=self.request.user, reason=form.cleaned_data["reason"])

    def success_message(self) -> Any:
        """Done."""
        return gettext("The room is closed.") if self.closes else gettext("The room is open again.")
