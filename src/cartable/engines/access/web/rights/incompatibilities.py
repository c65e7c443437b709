"""Separation of duties: pairs of services that nobody holds together, and who does today."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import access_incompatibility, forbid_together, permit_together
from cartable.engines.access.models import Incompatibility
from cartable.engines.access.queries.in_charge import managed_services
from cartable.engines.access.queries.incompatible import both_sides, pairs_told
from cartable.engines.access.web.rights.fields import NONE, ReasonForm
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.cells import Linked
from cartable.ui.lists import Action, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

SHOWN_NAMES = 50


def side(service: Any, level: Any) -> str:
    """A service, or one level of it."""
    return f"{title_of(service)} – {title_of(level)}" if level else title_of(service)


class IncompatibilityList(ListPage):
    """Every pair."""

    title = gettext_lazy("Rights that exclude each other")
    lead = gettext_lazy("Two rights that one person never holds together: whoever has the first is refused the second.")
    permission = "service.manage"
    search_fields = ("first__title_fr", "second__title_fr", "reason_fr")
    search_label = gettext_lazy("Service or reason")
    default_sort = "first"
    export_name = "incompatibilities"
    empty_title = gettext_lazy("No pair of rights is excluded")
    empty_text = gettext_lazy(
        "Who orders doesn't pay, who gives marks doesn't sign the minutes: write such pairs here."
    )
    columns = (
        Column(
            "first",
            gettext_lazy("First right"),
            value=lambda row: side(row.first, row.first_level),
            order_by="first__title_fr",
        ),
        Column(
            "second",
            gettext_lazy("Second right"),
            value=lambda row: side(row.second, row.second_level),
            order_by="second__title_fr",
        ),
        Column("reason", gettext_lazy("Reason"), value=lambda row: title_of(row, "reason")),
        Column(
            "end",
            gettext_lazy("Change"),
            value=lambda row: Linked(_("Lift it"), reverse("access:lift-incompatibility", args=[row.uuid])),
            export=False,
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """With their services."""
        return pairs_told()

    def actions(self) -> list[Action]:
        """Add one."""
        url = reverse("access:new-incompatibility")
        return [Action(gettext_lazy("Exclude two rights"), url, icon="scale", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The same."""
        return reverse("access:new-incompatibility"), gettext_lazy("Exclude two rights")

    def count_text(self, count: int) -> str:
        """« 3 paires »."""
        return ngettext("%(count)s pair", "%(count)s pairs", count) % {"count": say_number(count)}


class PairForm(forms.Form):
    """Two rights, and why."""

    first = forms.ChoiceField(label=gettext_lazy("First right"))
    second = forms.ChoiceField(label=gettext_lazy("Second right"))
    reason_fr = forms.CharField(label=gettext_lazy("Reason, in French"), max_length=300)
    reason_en = forms.CharField(label=gettext_lazy("Reason, in English"), max_length=300, required=False)

    def __init__(self, *given: Any, actor: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        services = managed_services(actor).prefetch_related("levels")
        self.rows: dict[str, tuple[Any, Any]] = {}
        for service in services:
            self.rows[service.code] = (service, None)
            self.rows |= {f"{service.code}/{level.code}": (service, level) for level in service.levels.all()}
        choices = [NONE, *((key, side(*row)) for key, row in self.rows.items())]
        for name in ("first", "second"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Two different rights."""
        found = super().clean() or self.cleaned_data
        if found.get("first") and found.get("first") == found.get("second"):
            self.add_error("second", _("Choose another right: nothing excludes itself."))
        return found


class NewIncompatibility(FormPage):
    """Exclude two rights; who holds both today is shown before."""

    title = gettext_lazy("Exclude two rights")
    lead = gettext_lazy("See who holds both today before it is written: they will keep the first that they had.")
    form_class = PairForm
    submit_label = gettext_lazy("Exclude them")
    template_name = "access/rights/pair.html"
    shown: dict[str, Any]

    def prepare(self) -> None:
        """Those who manage services."""
        require(self.request.user, "service.manage")
        self.shown = {}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Rights that exclude each other"), reverse("access:incompatibilities"))]

    def form_arguments(self) -> dict[str, Any]:
        """What the reader manages."""
        return {"actor": self.request.user}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show who holds both, or write."""
        form = self.build_form(request.POST)
        if request.POST.get("act") != "write" and form.is_valid():
            self.shown = self._holders(form)
            return self.answer(form)
        return super().post(request, *args, **kwargs)

    def _holders(self, form: PairForm) -> dict[str, Any]:
        first, second = (form.rows[form.cleaned_data[name]] for name in ("first", "second"))
        people = both_sides(self.request.user, first, second, today())
        return {"is_shown": True, "number": people.count(), "people": people[:SHOWN_NAMES]}

    def extra(self) -> dict[str, Any]:
        """Who holds both."""
        return self.shown

    def perform(self, form: PairForm) -> None:
        """Write it."""
        said = form.cleaned_data
        (first, first_level), (second, second_level) = form.rows[said["first"]], form.rows[said["second"]]
        forbid_together(
            first=first,
            first_level=first_level,
            second=second,
            second_level=second_level,
            reason_fr=said["reason_fr"],
            reason_en=said["reason_en"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Done."""
        return _("Nobody may hold both any more.")

    def success_url(self) -> str:
        """The list."""
        return reverse("access:incompatibilities")


class LiftIncompatibility(FormPage):
    """Allow two rights together again."""

    title = gettext_lazy("Lift an exclusion")
    form_class = ReasonForm
    submit_label = gettext_lazy("Lift the exclusion")
    is_danger = True
    pair: Incompatibility

    def prepare(self) -> None:
        """The pair, through its door."""
        self.pair = access_incompatibility(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """Which two."""
        row = self.pair
        values = {"first": side(row.first, row.first_level), "second": side(row.second, row.second_level)}
        return _("%(first)s and %(second)s may then be held by the same person.") % values

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Rights that exclude each other"), reverse("access:incompatibilities"))]

    def perform(self, form: ReasonForm) -> None:
        """Lift it."""
        permit_together(
            incompatibility=self.pair,
            actor=self.request.user,
            reason=form.cleaned_data["reason"],
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The exclusion is lifted.")

    def success_url(self) -> str:
        """The list."""
        return reverse("access:incompatibilities")
