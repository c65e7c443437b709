"""What the teams of units ask for a term: the list by unit, and taking it all over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cartable.engines.catalogue.api import preparation
from cartable.engines.timetable.api import access_term_workspace, asked
from cartable.engines.timetable.web.terms import term_title
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Status, UnitLabel
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

STATES: dict[str, tuple[str, Any]] = {
    asked.WAITING: ("wait", gettext_lazy("To be taken over")),
    asked.CHANGED: ("wait", gettext_lazy("Changed since it was taken over")),
    asked.PARTLY: ("no", gettext_lazy("Taken over, in part")),
    asked.APPLIED: ("ok", gettext_lazy("Taken over")),
    asked.REOPENED: ("info", gettext_lazy("Opened again by the team")),
    asked.WRITING: ("none", gettext_lazy("Not handed over yet")),
}


def asked_crumbs(term: Any) -> list[tuple[Any, str]]:
    """The terms, the term."""
    return [
        (gettext_lazy("Terms"), reverse("timetable:terms")),
        (term_title(term), reverse("timetable:term", args=[term.code])),
    ]


def state_of(standing: asked.Standing, preparation_id: int) -> Status:
    """The state of one preparation."""
    return Status(*STATES[standing.states[preparation_id]])


class Asked(ListPage):
    """One line a unit."""

    title = gettext_lazy("What the teams ask")
    search_fields = ("unit__code", "unit__title_fr", "unit__title_en")
    search_label = gettext_lazy("Code or title")
    default_sort = "code"
    export_name = "asked"
    empty_title = gettext_lazy("No team has prepared anything for this term")
    empty_text = gettext_lazy("Teams write their preparation from the dashboard of their unit, then hand it over.")

    def prepare(self) -> None:
        """Find the term and where each preparation stands."""
        self.term = access_term_workspace(self.request.user, self.kwargs["code"])
        self.standing = asked.standing_of(self.term)

    def list_columns(self) -> list[Column]:
        """What is asked, what became of it."""
        return [
            Column("code", _("Unit"), value=self._label, order_by="unit__code", export=lambda row: row.unit.code),
            Column("title", _("Title"), value=lambda row: title_of(row.unit)),
            Column("state", _("State"), value=lambda row: state_of(self.standing, row.pk)),
            Column("asked", _("Things asked"), value=self._asked, numeric=True),
            Column("refused", _("Impossible"), value=self._refused, numeric=True),
            Column(
                "handed_over", pgettext("preparation", "Handed over"), value="handed_over_at", order_by="handed_over_at"
            ),
            Column("applied", _("Taken over on"), value=self._applied_at),
        ]

    def _label(self, row: Any) -> UnitLabel:
        url = reverse("timetable:asked-unit", args=[self.term.code, row.unit.code])
        return UnitLabel(row.unit.code, row.unit.category, url)

    def _asked(self, row: Any) -> int | None:
        draft, applied = self.standing.drafts.get(row.pk), self.standing.applied.get(row.pk)
        if draft is not None:
            return len(draft.lines)
        return None if applied is None else applied.applied_count + applied.refused_count

    def _refused(self, row: Any) -> int | None:
        draft, applied = self.standing.drafts.get(row.pk), self.standing.applied.get(row.pk)
        if draft is not None:
            return sum(not line.is_applied for line in draft.lines)
        return None if applied is None else applied.refused_count

    def _applied_at(self, row: Any) -> Any:
        applied = self.standing.applied.get(row.pk)
        return None if applied is None else applied.applied_at

    def list_filters(self) -> list[ChoiceFilter]:
        """By state."""
        choices = [(key, text) for key, (_kind, text) in STATES.items()]
        return [ChoiceFilter("state", _("State"), choices, apply=self._in_state)]

    def _in_state(self, rows: QuerySet[Any], state: str) -> QuerySet[Any]:
        return rows.filter(pk__in=[key for key, known in self.standing.states.items() if known == state])

    def queryset(self) -> QuerySet[Any]:
        """Those of the term."""
        return preparation.prepared_for(term=self.term).prefetch_related(None)

    def lead_text(self) -> str:
        """How many wait."""
        waiting = self.standing.count(asked.WAITING, asked.CHANGED)
        if not waiting:
            return _("What is handed over is part of the timetable's problem.")
        text = ngettext(
            "%(count)d preparation waits to be taken over.", "%(count)d preparations wait to be taken over.", waiting
        )
        return text % {"count": waiting}

    def actions(self) -> list[Action]:
        """Take it all over, for one who builds the timetable."""
        if not is_allowed(self.request.user, "term.solve", self.term):
            return []
        waits = self.standing.count(asked.WAITING, asked.CHANGED) > 0
        url = reverse("timetable:apply-asked", args=[self.term.code])
        return [Action(_("Take over"), url, icon="check", primary=True)] if waits else []

    def crumbs(self) -> list[tuple[Any, str]]:
        """The term."""
        return asked_crumbs(self.term)

    def count_text(self, count: int) -> str:
        """« 12 préparations »."""
        return ngettext("%(count)s preparation", "%(count)s preparations", count) % {"count": say_number(count)}


class ApplyAsked(FormPage):
    """Take over all that is handed over: a worker does it."""

    title = gettext_lazy("Take over what the teams ask")
    lead = gettext_lazy(
        "What is handed over becomes part of the timetable's problem. What was written by hand stays as it is; "
        "solutions computed before stay too."
    )
    permission = "term.solve"
    form_class = forms.Form
    submit_label = gettext_lazy("Take over")

    def prepare(self) -> None:
        """Find the term."""
        self.term = access_term_workspace(self.request.user, self.kwargs["code"], permission="term.solve")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The term, the list."""
        return [*asked_crumbs(self.term), (gettext_lazy("What the teams ask"), self.success_url())]

    def success_url(self) -> str:
        """The list."""
        return reverse("timetable:asked", args=[self.term.code])

    def perform(self, form: forms.Form) -> HttpResponse:
        """Leave it to a worker, and go to the page of its progress."""
        return redirect("ui:job", asked.start_applying(term=self.term, actor=self.request.user).uuid)
