"""Computations held back because too many would lose a service: apply them, or set them aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import access_held_change, apply_held_change, preview_rule, refuse_held_change
from cartable.engines.access.models import HeldChange
from cartable.engines.access.queries.rules_told import managed_changes
from cartable.engines.access.web.rights.desk import url_of_change
from cartable.engines.access.web.rights.fields import ReasonForm
from cartable.engines.access.web.rights.previews import tell_preview
from cartable.engines.access.web.rights.sayings import Sayings
from cartable.engines.access.web.rights.words import HELD_CHANGE_STATES, status_of, title_with_doors
from cartable.kernel.clock import system_clock, today
from cartable.ui.cells import Linked
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import FormPage, ListPage


class HeldChangeList(ListPage):
    """Those of the rules that the reader manages."""

    title = gettext_lazy("Changes held back")
    lead = gettext_lazy("A computation that would take a service from too many people at once waits here for a human.")
    permission = "entitlement.manage"
    search_fields = ("rule__code", "rule__service__title_fr", "rule__service__title_en")
    search_label = gettext_lazy("Service or rule")
    default_sort = "day"
    export_name = "held_changes"
    empty_title = gettext_lazy("No change is held back")
    empty_text = gettext_lazy("When an import or a rule would take a service from many people, it stops here first.")
    columns = (
        Column(
            "service",
            gettext_lazy("Service"),
            value=lambda row: Linked(title_with_doors(row.rule.service, row.rule.door_group), url_of_change(row)),
            order_by="rule__service__title_fr",
            export=lambda row: row.rule.code,
        ),
        Column("leaving", gettext_lazy("Lose it"), order_by="leaving", numeric=True),
        Column("entering", gettext_lazy("Gain it"), order_by="entering", numeric=True),
        Column("day", gettext_lazy("Computed on"), value="computed_on", order_by=("-computed_on", "-pk")),
        Column(
            "state",
            gettext_lazy("State"),
            value=lambda row: status_of(HELD_CHANGE_STATES, row.state),
            order_by="state",
        ),
        Column("by", gettext_lazy("Decided by"), value="decided_by.full_name"),
    )
    filters = (
        ChoiceFilter(
            "state",
            gettext_lazy("State"),
            choices=[(key, label) for key, (_kind, label) in HELD_CHANGE_STATES.items()],
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """Those of the reader's rules."""
        return managed_changes(self.request.user)

    def count_text(self, count: int) -> str:
        """« 2 changements »."""
        return ngettext("%(count)s change", "%(count)s changes", count) % {"count": say_number(count)}


class HeldChangeForm(ReasonForm):
    """Apply or not, why, and how many lose it."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            ("refuse", gettext_lazy("Set it aside: nobody loses anything")),
            ("apply", gettext_lazy("Apply it: these people lose the service")),
        ],
        widget=forms.RadioSelect,
    )
    confirmed = forms.IntegerField(
        label=gettext_lazy("How many lose it"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("To apply it, write the number told above."),
    )
    field_order = ("verdict", "confirmed", "reason")

    def __init__(self, *given: Any, leaving: int, **named: Any) -> None:
        super().__init__(*given, **named)
        self.leaving = leaving

    def clean(self) -> dict[str, Any]:
        """The number is wanted to apply."""
        found = super().clean() or self.cleaned_data
        if (
            found.get("verdict") == "apply"
            and found.get("confirmed") != self.leaving
            and "confirmed" not in self.errors
        ):
            said = ngettext(
                "%(count)s person loses it: write this number to go on.",
                "%(count)s people lose it: write this number to go on.",
                self.leaving,
            )
            self.add_error("confirmed", said % {"count": say_number(self.leaving)})
        return found


class DecideHeldChange(FormPage):
    """See who loses the service, then decide."""

    form_class = HeldChangeForm
    submit_label = gettext_lazy("Write the decision")
    is_danger = True
    template_name = "access/rights/held_change.html"

    def prepare(self) -> None:
        """The change, through its door; what it would do today."""
        self.change = access_held_change(self.request.user, self.kwargs["uuid"])
        self.rule = self.change.rule
        self.preview = preview_rule(rule=self.rule, on=today(), actor=self.request.user)

    def page_title(self) -> Any:
        """Of which service."""
        return _("Change held back: %(what)s") % {"what": title_with_doors(self.rule.service, self.rule.door_group)}

    def lead_text(self) -> Any:
        """To whom the rule gives."""
        return Sayings()(self.change.population)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Changes held back"), reverse("access:held-changes"))]

    def form_arguments(self) -> dict[str, Any]:
        """How many lose it today."""
        return {"leaving": self.preview.leaves}

    def extra(self) -> dict[str, Any]:
        """The change and what it would do."""
        return {
            "change": self.change,
            "rule": self.rule,
            "preview": tell_preview(self.preview),
            "state": status_of(HELD_CHANGE_STATES, self.change.state, fill=True),
            "is_waiting": self.change.state == HeldChange.State.WAITING,
            "day": say_day(self.change.computed_on, "year"),
        }

    def perform(self, form: HeldChangeForm) -> None:
        """Decide, in the reader's name."""
        said = form.cleaned_data
        actor, now = self.request.user, system_clock()
        if said["verdict"] == "apply":
            apply_held_change(
                held=self.change, actor=actor, reason=said["reason"], now=now, confirmed=said["confirmed"]
            )
        else:
            refuse_held_change(held=self.change, actor=actor, reason=said["reason"], now=now)

    def success_message(self) -> Any:
        """Done."""
        return _("The decision is written.")

    def success_url(self) -> str:
        """The list."""
        return reverse("access:held-changes")
