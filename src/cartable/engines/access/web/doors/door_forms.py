"""Add a door, correct it, take it out of service, import many."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import (
    access_door,
    create_door,
    edit_door,
    import_doors_csv,
    set_door_in_service,
)
from cartable.engines.access.domain.doors.importing import MOST_BYTES
from cartable.engines.access.models import DoorController
from cartable.engines.places.api import Room, access_building, list_buildings
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.views import FormPage

REASON_HINT = gettext_lazy("Kept in the history of the door.")


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, help_text=REASON_HINT)


class DoorForm(ReasonForm):
    """What a door is, and where."""

    title_fr = forms.CharField(label=gettext_lazy("Name in French"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=200, required=False)
    building = forms.ChoiceField(label=gettext_lazy("Building"))
    room = forms.CharField(
        label=gettext_lazy("Room"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("The code of the room behind the door, if there is one."),
    )
    controller = forms.ChoiceField(label=gettext_lazy("Controller"), required=False)
    field_order: tuple[str, ...] = ("title_fr", "title_en", "building", "room", "controller", "reason")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        buildings = list_buildings().order_by("campus__title", "title")
        named_rows = [(row.code, f"{row.title}, {row.campus.title}") for row in buildings]
        self.fields["building"].choices = [("", "–"), *named_rows]  # type: ignore[attr-defined]
        controllers = [(row.code, row.title) for row in DoorController.objects.order_by("title")]
        self.fields["controller"].choices = [("", _("none yet")), *controllers]  # type: ignore[attr-defined]


class NewDoorForm(DoorForm):
    """A door to add."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=60,
        help_text=gettext_lazy("The name of the door at the controller. It never changes."),
    )
    field_order = ("code", *DoorForm.field_order)


class DoorFormPage(FormPage):
    """What these forms share."""

    permission = "door.manage"
    door: Any = None

    def crumbs(self) -> list[tuple[Any, str]]:
        """The doors; this one once there is one."""
        found: list[tuple[Any, str]] = [(gettext_lazy("Doors"), reverse("access:doors"))]
        return [*found, (self.door.code, reverse("access:door", args=[self.door.code]))] if self.door else found

    def success_url(self) -> str:
        """Its page."""
        return reverse("access:door", args=[self.door.code])

    def said(self, form: Any) -> dict[str, Any]:
        """The values of the form, as the act takes them. Raises InputRefused for an unknown room."""
        given = form.cleaned_data
        return {
            "title_fr": given["title_fr"],
            "title_en": given["title_en"],
            "building": access_building(self.request.user, given["building"]),
            "room": find_room(given["room"]),
            "controller": DoorController.objects.filter(code=given["controller"]).first(),
            "actor": self.request.user,
            "reason": given["reason"],
        }


class NewDoor(DoorFormPage):
    """Add a door."""

    title = gettext_lazy("New door")
    lead = gettext_lazy("It opens to nobody until it is put into a group.")
    form_class = NewDoorForm
    submit_label = gettext_lazy("Add the door")

    def perform(self, form: Any) -> None:
        """Add it."""
        self.door = create_door(code=form.cleaned_data["code"], **self.said(form))

    def success_message(self) -> Any:
        """Done."""
        return _("The door %(code)s is added.") % {"code": self.door.code}


class EditDoor(DoorFormPage):
    """Correct a door."""

    title = gettext_lazy("Correct the door")
    form_class = DoorForm
    submit_label = gettext_lazy("Save the door")

    def prepare(self) -> None:
        """The door."""
        self.door = access_door(self.request.user, self.kwargs["code"])

    def initial(self) -> dict[str, Any]:
        """As it is."""
        door = self.door
        return {
            "title_fr": door.title_fr,
            "title_en": door.title_en,
            "building": door.building.code,
            "room": door.room.code if door.room else "",
            "controller": door.controller.code if door.controller else "",
        }

    def perform(self, form: Any) -> None:
        """Correct it."""
        edit_door(door=self.door, **self.said(form))

    def success_message(self) -> Any:
        """Done."""
        return _("The door %(code)s is corrected.") % {"code": self.door.code}


class DoorService(DoorFormPage):
    """Take a door out of service, or put it back."""

    form_class = ReasonForm

    def prepare(self) -> None:
        """Which of the two acts it is."""
        self.door = access_door(self.request.user, self.kwargs["code"])
        self.stops = self.door.is_in_service
        self.is_danger = self.stops  # type: ignore[misc]
        self.submit_label = (  # type: ignore[misc]
            gettext_lazy("Take out of service") if self.stops else gettext_lazy("Put back into service")
        )

    def page_title(self) -> Any:
        """The act and the door."""
        said = (
            _("Take the door %(code)s out of service") if self.stops else _("Put the door %(code)s back into service")
        )
        return said % {"code": self.door.code}

    def lead_text(self) -> Any:
        """What follows."""
        if self.stops:
            return _("It will open to nobody by card; the controller is told at once. Mechanical keys still work.")
        return _("It will open again to those who hold its groups; the controller is told at once.")

    def perform(self, form: Any) -> None:
        """Do it."""
        set_door_in_service(
            door=self.door,
            is_in_service=not self.stops,
            actor=self.request.user,
            reason=form.cleaned_data["reason"],
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The door is out of service.") if self.stops else _("The door is in service again.")


class ImportForm(ReasonForm):
    """A file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV with a header: code, title_fr, building; and title_en, room, controller if wanted."
        ),
    )
    field_order = ("file", "reason")


class ImportDoors(DoorFormPage):
    """Many doors from a file."""

    title = gettext_lazy("Import doors")
    lead = gettext_lazy(
        "Doors of the file are added, those known by their code corrected; the others stay. "
        "When a line is faulty nothing is written, and every fault is told."
    )
    form_class = ImportForm
    submit_label = gettext_lazy("Import the doors")

    def perform(self, form: Any) -> None:
        """Import. Raises InputRefused with each fault."""
        file = form.cleaned_data["file"]
        self.report = import_doors_csv(
            source=file.read(MOST_BYTES + 1), actor=self.request.user, reason=form.cleaned_data["reason"]
        )

    def success_url(self) -> str:
        """The list."""
        return reverse("access:doors")

    def success_message(self) -> Any:
        """How many."""
        report = self.report
        added = ngettext("%(count)d door added", "%(count)d doors added", report.created) % {"count": report.created}
        return _("%(added)s, %(changed)d corrected, %(same)d as they were.") % {
            "added": added,
            "changed": report.changed,
            "same": report.unchanged,
        }


def find_room(code: str) -> Room | None:
    """The room of a code that may be empty. Raises InputRefused when no room has it."""
    code = code.strip()
    if not code:
        return None
    room = Room.objects.filter(code=code).first()
    if room is None:
        mend = gettext_lazy("Look it up in the list of rooms, or leave this empty.")
        raise InputRefused(Fault("door.room_unknown", gettext_lazy("No room has this code."), "room", mend))
    return room
