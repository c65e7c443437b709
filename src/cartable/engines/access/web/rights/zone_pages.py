"""One restricted zone: what stands in it, who is cleared, who is barred; declare one, correct one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import access_zone, create_zone, edit_zone
from cartable.engines.access.queries.in_charge import open_people
from cartable.engines.access.queries.zones import (
    barred_people,
    clearances_in_force,
    counted_zones,
    door_groups_in,
    secured_structures,
    services_in,
)
from cartable.engines.access.web.rights.fields import ReasonForm, titles
from cartable.engines.access.web.rights.words import say_last_day, title_with_doors
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.lists import Action
from cartable.ui.moments import say_number
from cartable.ui.views import DetailPage, FormPage

SHOWN = 20


def zones_crumb() -> tuple[Any, str]:
    """The list."""
    return _("Restricted zones"), reverse("access:zones")


class ZonePage(DetailPage):
    """What stands in a zone, who is cleared until when, who has a right there that opens nothing."""

    template_name = "access/rights/zone.html"

    def get_object(self) -> Any:
        """The zone, to its security officers."""
        zone = access_zone(self.request.user, self.kwargs["code"])
        require(self.request.user, "clearance.decide", zone)
        return counted_zones(self.request.user, today()).get(pk=zone.pk)

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.object)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The zones."""
        return [zones_crumb()]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin."""
        zone = self.object
        return [
            (_("Code"), zone.code),
            (_("Structure"), title_of(zone.structure)),
            (_("People cleared"), say_number(zone.cleared)),
            (_("Requests that wait"), say_number(zone.asking)),
        ]

    def actions(self) -> list[Action]:
        """Correct it, ask for somebody."""
        key = [self.object.code]
        return [
            Action(gettext_lazy("Correct"), reverse("access:edit-zone", args=key), "pencil"),
            Action(gettext_lazy("Ask for somebody"), reverse("access:ask-clearance", args=key), "shield-check"),
        ]

    def extra(self) -> dict[str, Any]:
        """What stands in it, and whom it concerns."""
        zone, day, seen = self.object, today(), open_people(self.request.user)
        cleared = clearances_in_force(zone, day).filter(seen)
        barred = barred_people(zone, day).filter(seen)
        reads_doors = is_allowed(self.request.user, "door.view")
        return {
            "zone": zone,
            "services": [(title_of(row), reverse("access:service", args=[row.code])) for row in services_in(zone)],
            "groups": [
                (title_of(row), reverse("access:door-group", args=[row.code]) if reads_doors else "")
                for row in door_groups_in(zone)
            ],
            "cleared": [(row, say_last_day(row.valid_until)) for row in cleared[:SHOWN]],
            "barred": [(row.person, title_with_doors(row.service, row.door_group)) for row in barred[:SHOWN]],
            "cleared_more": max(0, cleared.count() - SHOWN),
            "barred_more": max(0, barred.count() - SHOWN),
            "all_url": f"{reverse('access:clearances')}?zone={zone.code}",
        }


class ZoneForm(ReasonForm):
    """Its words, its structure, and why."""

    title_fr = forms.CharField(label=gettext_lazy("Title in French"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    structure = forms.ChoiceField(
        label=gettext_lazy("Structure"),
        help_text=gettext_lazy("Its security officers, and those of the structures above it, decide on clearances."),
    )
    field_order: tuple[str, ...] = ("title_fr", "title_en", "structure", "reason")

    def __init__(self, *given: Any, structures: dict[str, Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["structure"].choices = titles(structures.values())  # type: ignore[attr-defined]
        self.fields["reason"].help_text = _("The auditors read it.")


class NewZoneForm(ZoneForm):
    """With its code, which never changes."""

    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=60,
        help_text=gettext_lazy("Letters, figures, hyphens. It never changes."),
    )
    field_order = ("code", *ZoneForm.field_order)


class WriteZone(FormPage):
    """What the two pages share."""

    def prepare(self) -> None:
        """Those who decide on clearances somewhere."""
        require(self.request.user, "clearance.decide")

    @cached_property
    def structures(self) -> dict[str, Any]:
        """Those over which the reader is a security officer, by title."""
        rows = secured_structures(self.request.user, today())
        return {row.code: row for row in sorted(rows, key=lambda row: title_of(row).casefold())}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The zones."""
        return [zones_crumb()]

    def form_arguments(self) -> dict[str, Any]:
        """The structures to choose from."""
        return {"structures": self.structures}

    def said(self, form: ZoneForm) -> dict[str, Any]:
        """What was typed, with the structure itself."""
        found = dict(form.cleaned_data)
        return found | {"structure": self.structures[found["structure"]]}


class NewZone(WriteZone):
    """Declare a zone."""

    title = gettext_lazy("New restricted zone")
    lead = gettext_lazy("Services and groups of doors are put in the zone on their own pages; nothing closes before.")
    form_class = NewZoneForm
    submit_label = gettext_lazy("Declare the zone")

    def perform(self, form: ZoneForm) -> None:
        """Write it."""
        self.zone = create_zone(**self.said(form), actor=self.request.user, now=system_clock())

    def success_message(self) -> Any:
        """What comes next."""
        return _("The zone is declared. Choose it on the pages of its services and groups of doors.")

    def success_url(self) -> str:
        """The zone."""
        return reverse("access:zone", args=[self.zone.code])


class EditZone(WriteZone):
    """Correct a zone."""

    title = gettext_lazy("Correct a zone")
    form_class = ZoneForm
    submit_label = gettext_lazy("Save the zone")

    def prepare(self) -> None:
        """The zone, to its security officers."""
        self.zone = access_zone(self.request.user, self.kwargs["code"])
        require(self.request.user, "clearance.decide", self.zone)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The zones, this one."""
        return [zones_crumb(), (title_of(self.zone), reverse("access:zone", args=[self.zone.code]))]

    def initial(self) -> dict[str, Any]:
        """As it is."""
        return {
            "title_fr": self.zone.title_fr,
            "title_en": self.zone.title_en,
            "structure": self.zone.structure.code,
        }

    def perform(self, form: ZoneForm) -> None:
        """Write it."""
        edit_zone(zone=self.zone, **self.said(form), actor=self.request.user, now=system_clock())

    def success_message(self) -> Any:
        """Done."""
        return _("The zone is corrected. Clearances stay as they were decided.")

    def success_url(self) -> str:
        """The zone."""
        return reverse("access:zone", args=[self.zone.code])
