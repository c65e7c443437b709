"""Write a group of doors, choose its doors, add and end its hours."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import (
    access_door_group,
    access_time_rule,
    add_time_rule,
    create_door_group,
    edit_door_group,
    end_time_rule,
    list_doors,
    set_group_doors,
)
from cartable.engines.access.models import Door, Zone
from cartable.engines.access.web.doors.door_forms import ReasonForm
from cartable.engines.access.web.doors.words import DAYS, name_of, say_hours
from cartable.engines.people.api import Structure, access_structure
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.periods import day_after
from cartable.ui.views import FormPage


class GroupForm(ReasonForm):
    """What a group is; its zone for those who may set one."""

    title_fr = forms.CharField(label=gettext_lazy("Name in French"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=200, required=False)
    structure = forms.ChoiceField(
        label=gettext_lazy("Kept by"), help_text=gettext_lazy("Its managers write the hours of the group.")
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Restricted zone"),
        required=False,
        help_text=gettext_lazy("The group then opens to those with a clearance for the zone only."),
    )
    field_order: tuple[str, ...] = ("title_fr", "title_en", "structure", "zone", "reason")

    def __init__(self, *given: Any, sets_zone: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        structures = Structure.objects.valid_on(today()).order_by("code")
        self.fields["structure"].choices = [  # type: ignore[attr-defined]
            ("", "–"),
            *((row.code, f"{name_of(row)} ({row.code})") for row in structures),
        ]
        zones = [(row.code, name_of(row)) for row in Zone.objects.order_by("code")]
        if sets_zone and zones:
            self.fields["zone"].choices = [("", _("none")), *zones]  # type: ignore[attr-defined]
        else:
            del self.fields["zone"]


class NewGroupForm(GroupForm):
    """A group to write."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=60,
        help_text=gettext_lazy("Small letters, figures, hyphens. It never changes."),
    )
    field_order = ("code", *GroupForm.field_order)


class GroupFormPage(FormPage):
    """What forms about a group share."""

    group: Any = None

    def prepare(self) -> None:
        """Find the group, for who keeps it."""
        self.group = access_door_group(self.request.user, self.kwargs["code"])
        require(self.request.user, "door.manage", self.group)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The groups; this one once there is one."""
        found: list[tuple[Any, str]] = [(gettext_lazy("Groups of doors"), reverse("access:door-groups"))]
        if self.group is not None:
            found.append((name_of(self.group), reverse("access:door-group", args=[self.group.code])))
        return found

    def success_url(self) -> str:
        """Its page."""
        return reverse("access:door-group", args=[self.group.code])


class NewDoorGroup(GroupFormPage):
    """Write a group."""

    title = gettext_lazy("New group of doors")
    permission = "door.manage"
    form_class = NewGroupForm
    submit_label = gettext_lazy("Write the group")

    def prepare(self) -> None:
        """Nothing to find."""

    def form_arguments(self) -> dict[str, Any]:
        """Whether the zone is shown."""
        return {"sets_zone": is_allowed(self.request.user, "door.set_zone")}

    def perform(self, form: Any) -> None:
        """Write it."""
        said = form.cleaned_data
        self.group = create_door_group(
            code=said["code"],
            title_fr=said["title_fr"],
            title_en=said["title_en"],
            structure=access_structure(self.request.user, said["structure"]),
            zone=Zone.objects.filter(code=said.get("zone", "")).first(),
            actor=self.request.user,
            reason=said["reason"],
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The group is written. Put doors into it, then give it by a rule or by name.")


class EditDoorGroup(GroupFormPage):
    """Correct a group."""

    title = gettext_lazy("Correct the group of doors")
    form_class = GroupForm
    submit_label = gettext_lazy("Save the group")

    def form_arguments(self) -> dict[str, Any]:
        """Whether the zone is shown."""
        return {"sets_zone": is_allowed(self.request.user, "door.set_zone", self.group)}

    def initial(self) -> dict[str, Any]:
        """As it is."""
        group = self.group
        return {
            "title_fr": group.title_fr,
            "title_en": group.title_en,
            "structure": group.structure.code,
            "zone": group.zone.code if group.zone else "",
        }

    def perform(self, form: Any) -> None:
        """Correct it. A group goes to a structure that one keeps as well."""
        said = form.cleaned_data
        structure = access_structure(self.request.user, said["structure"])
        zone = Zone.objects.filter(code=said["zone"]).first() if "zone" in said else self.group.zone
        before, self.group.structure = self.group.structure, structure
        require(self.request.user, "door.manage", self.group)
        self.group.structure = before
        edit_door_group(
            group=self.group,
            title_fr=said["title_fr"],
            title_en=said["title_en"],
            structure=structure,
            zone=zone,
            actor=self.request.user,
            reason=said["reason"],
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The group is corrected.")


class DoorsForm(ReasonForm):
    """Which doors, by building."""

    doors = forms.MultipleChoiceField(
        label=gettext_lazy("Doors"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    field_order = ("doors", "reason")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        rows = list_doors().order_by("building__title", "code")
        self.fields["doors"].choices = [  # type: ignore[attr-defined]
            (building, [(door.code, f"{door.code} – {name_of(door)}") for door in doors])
            for building, doors in groupby(rows, key=lambda door: door.building.title)
        ]


class DoorsOfGroup(GroupFormPage):
    """Put doors into a group and take them out: by those who keep every door, since it opens them to others' people."""

    title = gettext_lazy("Choose the doors")
    permission = "door.manage"
    form_class = DoorsForm
    submit_label = gettext_lazy("Save the doors")

    def lead_text(self) -> Any:
        """Which group."""
        return _("Ticked doors open to those who hold the group “%(group)s”.") % {"group": name_of(self.group)}

    def initial(self) -> dict[str, Any]:
        """Those in it."""
        return {"doors": list(self.group.doors.values_list("code", flat=True))}

    def perform(self, form: Any) -> None:
        """Do it."""
        doors = list(Door.objects.filter(code__in=form.cleaned_data["doors"]))
        self.counts = set_group_doors(
            group=self.group, doors=doors, actor=self.request.user, reason=form.cleaned_data["reason"]
        )

    def success_message(self) -> Any:
        """How many."""
        came, went = self.counts
        return _("Doors put in: %(came)d; taken out: %(went)d.") % {"came": came, "went": went}


class HoursForm(ReasonForm):
    """Days, hours, dates."""

    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days"),
        coerce=int,
        choices=[(number + 1, name) for number, name in enumerate(DAYS)],
        widget=forms.CheckboxSelectMultiple,
    )
    opens_at = forms.TimeField(label=gettext_lazy("Opens at"))
    closes_at = forms.TimeField(
        label=gettext_lazy("Closes at"),
        help_text=gettext_lazy(
            "23:59 means until midnight. For a night, write it in two: until 23:59, then from 0:00."
        ),
    )
    teaching_weeks_only = forms.BooleanField(
        label=gettext_lazy("Closed during breaks and on public holidays"), required=False
    )
    valid_from = forms.DateField(label=gettext_lazy("From"))
    last_day = forms.DateField(label=gettext_lazy("Last day"), required=False)
    field_order = (
        "weekdays",
        "opens_at",
        "closes_at",
        "teaching_weeks_only",
        "valid_from",
        "last_day",
        "reason",
    )


class NewHours(GroupFormPage):
    """Add hours to a group."""

    title = gettext_lazy("Add hours")
    form_class = HoursForm
    submit_label = gettext_lazy("Add the hours")

    def lead_text(self) -> Any:
        """What follows."""
        if self.group.time_rules.exists():
            return _("The group also opens at these hours, besides those it has.")
        return _("The group opens at any time until now. From its first hours on, it opens at its hours only.")

    def initial(self) -> dict[str, Any]:
        """From today, on working days."""
        return {"weekdays": [1, 2, 3, 4, 5], "valid_from": today()}

    def perform(self, form: Any) -> None:
        """Add them."""
        said = form.cleaned_data
        add_time_rule(
            group=self.group,
            weekdays=said["weekdays"],
            opens_at=said["opens_at"],
            closes_at=said["closes_at"],
            teaching_weeks_only=said["teaching_weeks_only"],
            valid_from=said["valid_from"],
            valid_until=day_after(said["last_day"]),
            actor=self.request.user,
            reason=said["reason"],
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The hours are added; controllers are told.")


class EndForm(ReasonForm):
    """From which day."""

    on = forms.DateField(label=gettext_lazy("First day without these hours"))
    field_order = ("on", "reason")


class EndHours(GroupFormPage):
    """End hours of a group."""

    title = gettext_lazy("End the hours")
    form_class = EndForm
    submit_label = gettext_lazy("End the hours")
    is_danger = True

    def prepare(self) -> None:
        """The hours, for who keeps their group."""
        self.rule = access_time_rule(self.request.user, self.kwargs["uuid"])
        self.group = self.rule.group

    def lead_text(self) -> Any:
        """Which ones, and what follows."""
        said = {"group": name_of(self.group), "hours": say_hours(self.rule)}
        return _("%(group)s: %(hours)s. A group whose hours are all over stays closed until new ones are added.") % said

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"on": today()}

    def perform(self, form: Any) -> None:
        """End them."""
        on: date = form.cleaned_data["on"]
        end_time_rule(rule=self.rule, on=on, actor=self.request.user, reason=form.cleaned_data["reason"])

    def success_message(self) -> Any:
        """Done."""
        return _("The end of the hours is written; controllers are told.")
