"""The registrar's page of places: what each unit has, what is wished, and the change of several at once."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.registration.api import access_campaign, assignments
from cartable.engines.registration.queries.places import offerings_with_places
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.cells import UnitLabel
from cartable.ui.lists import Action, BulkAction, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

MOST_UNITS = 500


class PlacesList(ListPage):
    """One row a unit of the campaign's term."""

    permission = "assignment.run"
    search_fields = ("unit__code", "unit__title_fr", "unit__title_en")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "places"
    empty_title = _("No unit is offered this semester")
    empty_text = _("Units show here once the term offers them.")
    bulk_actions = (BulkAction("change", _("Change the places")),)
    columns = (
        Column(
            "code",
            _("Unit"),
            value=lambda row: UnitLabel(
                row.unit.code, row.unit.category, reverse("catalogue:unit", args=[row.unit.code])
            ),
            order_by="unit__code",
        ),
        Column("title", _("Title"), value=lambda row: title_of(row.unit), order_by="unit__title_fr"),
        Column(
            "capacity",
            _("Places to give"),
            value=lambda row: _("no limit") if row.capacity is None else row.capacity,
            order_by="capacity",
            numeric=True,
            export=lambda row: row.capacity,
        ),
        Column("taken", _("Taken"), order_by="taken", numeric=True),
        Column("mains", _("Main wishes"), order_by="mains", numeric=True),
        Column("others", _("Reserves and optional"), order_by="others", numeric=True),
        Column("lacking", _("Lacking"), order_by="lacking", numeric=True),
        Column("waiting", _("Waiting"), value="waiting_count", order_by="waiting_count", numeric=True),
    )
    filters = (
        ChoiceFilter(
            "show",
            _("Show"),
            choices=[
                ("lacking", _("More wishes than places")),
                ("waiting", _("Someone waits")),
                ("free", _("No limit")),
            ],
            apply=lambda rows, value: {
                "lacking": lambda: rows.filter(lacking__gt=0),
                "waiting": lambda: rows.filter(waiting_count__gt=0),
                "free": lambda: rows.filter(capacity__isnull=True),
            }[value](),
        ),
    )

    def prepare(self) -> None:
        """Find the campaign."""
        self.campaign = access_campaign(self.request.user, self.kwargs["code"])

    def permission_object(self) -> Any:
        """The campaign."""
        return self.campaign

    def page_title(self) -> Any:
        """« Places : choix d'automne »."""
        return format_lazy(_("Places: {campaign}"), campaign=title_of(self.campaign))

    def lead_text(self) -> Any:
        """What the figures are."""
        return _("Wishes are those of choices sent or approved. Tick units to change their places together.")

    def actions(self) -> list[Action]:
        """To the assignment."""
        return [Action(_("Assignment"), reverse("registration:assignment", args=[self.campaign.code]), icon="scale")]

    def queryset(self) -> QuerySet[Any]:
        """The units of the term."""
        return offerings_with_places(self.campaign)

    def count_text(self, count: int) -> str:
        """« 312 UE »."""
        return ngettext("%(count)s unit", "%(count)s units", count) % {"count": say_number(count)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The ticked units, taken to the form that changes them."""
        picked = [value for value in request.POST.getlist("pick") if value.isdigit()][:MOST_UNITS]
        codes = list(self.queryset().filter(pk__in=picked).values_list("unit__code", flat=True))
        if request.POST.get("bulk") != "change" or not codes:
            raise InputRefused(
                Fault("list.bulk", _("No act or no row was chosen."), mend=_("Tick at least one row, then choose."))
            )
        address = reverse("registration:change-places", args=[self.campaign.code])
        return HttpResponseRedirect(f"{address}?{urlencode({'units': ' '.join(codes)})}")


class PlacesForm(forms.Form):
    """Which units, how many places, and why."""

    units = forms.CharField(
        label=_("Units"),
        help_text=_("Codes, separated by spaces or commas."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    how = forms.ChoiceField(
        label=_("Change"),
        choices=[
            ("set", _("Set the number of places to")),
            ("add", _("Add this many places")),
            ("wishes", _("As many places as main wishes, at least those taken")),
            ("none", _("No limit")),
        ],
    )
    number = forms.IntegerField(
        label=_("Number"), required=False, min_value=-10_000, max_value=100_000, help_text=_("Negative to take away.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("It stays with the change."))


class ChangePlaces(FormPage):
    """Change the places of several units at once."""

    title = _("Change the places")
    permission = "assignment.run"
    form_class = PlacesForm
    submit_label = _("Change the places")

    def prepare(self) -> None:
        """Find the campaign."""
        self.campaign = access_campaign(self.request.user, self.kwargs["code"])

    def permission_object(self) -> Any:
        """The campaign."""
        return self.campaign

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        url = reverse("registration:places", args=[self.campaign.code])
        return [(format_lazy(_("Places: {campaign}"), campaign=title_of(self.campaign)), url)]

    def initial(self) -> dict[str, Any]:
        """The units ticked."""
        return {"units": self.request.GET.get("units", "")[:8000], "how": "set"}

    def perform(self, form: PlacesForm) -> None:
        """Change them, all or none."""
        data = form.cleaned_data
        rows = self._rows(data["units"])
        if data["how"] in ("set", "add") and data["number"] is None:
            raise InputRefused(Fault("places.number", _("How many places?"), "number", _("Write a number.")))
        self.changed = len(rows)
        assignments.set_capacities(
            capacities={row.pk: _wanted(row, data["how"], data["number"] or 0) for row in rows},
            actor=self.request.user,
            reason=data["reason"],
            now=system_clock(),
        )

    def _rows(self, text: str) -> list[Any]:
        codes = {code.upper() for code in text.replace(",", " ").replace(";", " ").split()}
        rows = list(offerings_with_places(self.campaign).filter(unit__code__in=codes))
        unknown = sorted(codes - {row.unit.code for row in rows})
        if unknown or not rows:
            raise InputRefused(
                Fault(
                    "places.units",
                    format_lazy(_("The term doesn't offer: {codes}."), codes=", ".join(unknown[:20]) or "–"),
                    "units",
                    _("Correct the codes; nothing was changed."),
                )
            )
        return rows

    def success_message(self) -> Any:
        """How many units."""
        return ngettext(
            "The places of %(count)d unit are changed.", "The places of %(count)d units are changed.", self.changed
        ) % {"count": self.changed}

    def success_url(self) -> str:
        """The list."""
        return reverse("registration:places", args=[self.campaign.code])


def _wanted(row: Any, how: str, number: int) -> int | None:
    if how == "none":
        return None
    if how == "wishes":
        return max(int(row.mains), int(row.taken))
    if how == "set":
        return number
    return int(row.taken if row.capacity is None else row.capacity) + number
