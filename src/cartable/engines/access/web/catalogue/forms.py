"""The form of a service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import ServiceDraft
from cartable.engines.access.domain.catalogue.drafts import COLUMNS
from cartable.engines.access.models import Zone
from cartable.engines.access.web.catalogue.words import CATEGORIES, ICONS
from cartable.engines.people.api import Structure
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed

MARKDOWN = _("Markdown: **bold**, *italic*, - lists, [text](https://…). It is shown below as you write.")


def managed_structures(actor: Any) -> list[Structure]:
    """The structures in force whose services the actor manages, by title. One query, besides the actor's roles."""
    rows = Structure.objects.valid_on(today()).order_by("title_fr", "pk")
    return [row for row in rows if is_allowed(actor, "service.manage", row)]


def text_area(label: Any, rows: int, hint: Any = "") -> forms.CharField:
    """A field of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, widget=widget, help_text=hint, strip=False)


def line(label: Any, longest: int, *, required: bool = False, hint: Any = "") -> forms.CharField:
    """A field of one line."""
    return forms.CharField(label=label, max_length=longest, required=required, help_text=hint)


class ServiceForm(forms.Form):
    """What the catalogue says of a service; ``actor`` says which structures may own it."""

    title_fr = line(_("Title in French"), 200, required=True)
    title_en = line(_("Title in English"), 200)
    category = forms.ChoiceField(label=_("Category"), choices=[*CATEGORIES.items()])
    icon = forms.ChoiceField(label=_("Drawing"), choices=[("", _("That of the category")), *ICONS.items()])
    owner = forms.ChoiceField(label=_("Kept by"))
    summary_fr = line(_("Line in French"), 300, hint=_("What it is for, in one sentence: the catalogue shows it."))
    summary_en = line(_("Line in English"), 300)
    audience_fr = line(_("For whom, in French"), 300, hint=_("In plain words; the rules in force are shown beside."))
    audience_en = line(_("For whom, in English"), 300)
    description_fr = text_area(_("Description in French"), 8, MARKDOWN)
    description_en = text_area(_("Description in English"), 8)
    can_be_asked = forms.BooleanField(label=_("Can be asked for"), required=False, initial=True)
    how_to_ask_fr = text_area(
        _("How to ask, in French"), 3, _("Markdown. What to write, who decides, how long it takes.")
    )
    how_to_ask_en = text_area(_("How to ask, in English"), 3)
    url = line(_("Address"), 300, hint=_("Where the “Open” button leads: https://…"))
    contact_mail = line(_("Mail"), 254)
    contact_phone = line(_("Telephone"), 40)
    support_hours_fr = line(_("Support hours in French"), 200)
    support_hours_en = line(_("Support hours in English"), 200)
    restored_hours = forms.IntegerField(
        label=_("Restored within (working hours)"), required=False, help_text=_("After a breakdown.")
    )
    availability_percent = forms.DecimalField(
        label=_("Availability promised (%)"), required=False, max_digits=5, decimal_places=2
    )
    quota_unit = line(_("Unit of quotas"), 20, hint=_("Go, pages, hours…"))
    zone = forms.ChoiceField(
        label=_("Restricted zone"), required=False, help_text=_("It then opens to those cleared for the zone only.")
    )
    needs_strong_sign_in = forms.BooleanField(label=_("Second factor required"), required=False)
    is_listed = forms.BooleanField(label=_("In the public catalogue"), required=False, initial=True)
    reason = line(_("Reason"), 300, required=True, hint=_("The history keeps it, with your name."))

    def __init__(self, *given: Any, actor: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["icon"].required = False
        self.owners = {row.code: row for row in managed_structures(actor)}
        self.zones = {row.code: row for row in Zone.objects.all()}
        self._offer("owner", self.owners)
        self._offer("zone", self.zones)

    def _offer(self, name: str, rows: dict[str, Any]) -> None:
        self.fields[name].choices = [("", "–"), *((code, title_of(row)) for code, row in rows.items())]  # type: ignore[attr-defined]

    def draft(self) -> ServiceDraft:
        """What is written."""
        said = {name: self.cleaned_data[name] for name in COLUMNS}
        said["owner"] = self.owners[said["owner"]]
        said["zone"] = self.zones.get(said["zone"])
        return ServiceDraft(**said)


class NewServiceForm(ServiceForm):
    """A service to add."""

    code = line(
        _("Code"), 60, required=True, hint=_("Small letters, figures and hyphens. It stands in addresses: for good.")
    )
    field_order = ("code",)


def initial_of(service: Any) -> dict[str, Any]:
    """The form of a service as it is."""
    said = {name: getattr(service, name) for name in COLUMNS}
    said["owner"] = service.owner.code
    said["zone"] = service.zone.code if service.zone else ""
    if service.availability_percent is not None:
        said["availability_percent"] = f"{service.availability_percent.normalize():f}"
    return said
