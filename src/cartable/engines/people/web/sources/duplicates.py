"""Who may stand twice among the people already here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import merges
from cartable.engines.people.queries import person_history
from cartable.engines.people.queries.sources import open_pairs, pairs_seen
from cartable.engines.people.web.sources.comparing import facts_of_person, side_by_side
from cartable.engines.people.web.sources.deciding import SHOWN_CHANGES
from cartable.engines.people.web.sources.queue import percent
from cartable.engines.people.web.sources.source_pages import people_crumb
from cartable.engines.people.web.telling import tell_change
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import start
from cartable.ui.cells import Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import DetailPage, FormPage, ListPage

JOB = "people.find-duplicates"
STATES = {"open": ("wait", _("To look at")), "two_people": ("none", _("Two people"))}


def _named(person: Any) -> str:
    born = f", {say_day(person.birth_on, 'year')}" if person.birth_on else ""
    return f"{person.sorted_name} ({person.code}{born})"


class DuplicateList(ListPage):
    """Pairs found alike."""

    title = _("Likely duplicates")
    lead = _("Two records that may be of one person: merge them, or say that these are two people.")
    permission = "person.merge"
    search_fields = ("one__family_name", "one__given_name", "one__code", "other__family_name", "other__code")
    search_label = _("Name or campus number")
    default_sort = "-probability"
    export_name = "likely-duplicates"
    empty_title = _("No likely duplicate")
    empty_text = _("Everybody is compared with everybody: start the search when people have been added.")
    columns = (
        Column(
            "one",
            _("Record"),
            value=lambda pair: _named(pair.one),
            order_by="one__name_key",
            url=lambda pair: reverse("people:duplicate", args=[pair.uuid]),
        ),
        Column("other", _("Other record"), value=lambda pair: _named(pair.other), order_by="other__name_key"),
        Column(
            "probability",
            _("Likelihood"),
            value=lambda pair: percent(pair.probability),
            order_by="probability",
            numeric=True,
        ),
        Column("found", _("Found on"), value="found_at", order_by="found_at"),
        Column("state", _("State"), value=lambda pair: Status(*STATES[pair.state])),
    )

    def queryset(self) -> QuerySet[Any]:
        """Open ones, unless asked otherwise."""
        asked = self.request.GET.get("state", "")
        return pairs_seen(self.request.user) if asked else open_pairs(self.request.user)

    def list_filters(self) -> list[ChoiceFilter]:
        """Also those told apart."""
        choices = [(state, label) for state, (_kind, label) in STATES.items()]
        return [ChoiceFilter("state", _("State"), choices, apply=lambda rows, state: rows.filter(Q(state=state)))]

    def count_text(self, count: int) -> str:
        """« 12 paires »."""
        return ngettext("%(count)s pair", "%(count)s pairs", count) % {"count": say_number(count)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [people_crumb()]

    def actions(self) -> list[Action]:
        """What was merged, and the search."""
        return [
            Action(_("Merges"), reverse("people:merges"), icon="history"),
            Action(_("Search now"), reverse("people:find-duplicates"), icon="search", primary=True),
        ]


class FindDuplicates(FormPage):
    """Start the search as a job."""

    title = _("Search for likely duplicates")
    lead = _("Everybody is compared with everybody who has a name, a birth or an address in common: some minutes.")
    permission = "person.merge"
    form_class = forms.Form
    submit_label = _("Start the search")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return pair_crumbs()

    def perform(self, form: forms.Form) -> None:
        """Start it, in the reader's language."""
        title, language = gettext("Search for likely duplicates"), get_language() or "fr"
        self.job = start(JOB, actor=self.request.user, title=title, lock=JOB, language=language)

    def success_message(self) -> Any:
        """It goes on apart from the page."""
        return gettext("The search is under way.")

    def success_url(self) -> str:
        """How far it is."""
        return reverse("ui:job", args=[self.job.uuid])


def pair_crumbs() -> list[tuple[Any, str]]:
    """The directory, the list."""
    return [people_crumb(), (_("Likely duplicates"), reverse("people:duplicates"))]


class DuplicatePage(DetailPage):
    """Both records, field by field."""

    template_name = "people/sources/duplicate.html"

    def get_object(self) -> Any:
        """The pair, through its door."""
        return merges.access_pair(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Both names."""
        return f"{self.object.one.full_name} – {self.object.other.full_name}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return pair_crumbs()

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """In the margin."""
        pair = self.object
        found: list[tuple[Any, Any]] = [
            (_("State"), Status(*STATES[pair.state])),
            (_("Likelihood"), percent(pair.probability)),
            (_("Found on"), pair.found_at),
        ]
        if pair.decided_by is not None:
            found += [(_("Decided by"), pair.decided_by.full_name), (_("Reason"), pair.decision_reason)]
        return found

    def extra(self) -> dict[str, Any]:
        """Side by side, with both histories, and the next pair."""
        pair = self.object
        # The reasons were judged from the other record to this one.
        lines = side_by_side(facts_of_person(pair.one), facts_of_person(pair.other), pair.reasons)
        following = open_pairs(self.request.user).exclude(pk=pair.pk).filter(probability__lte=pair.probability)
        return {
            "lines": lines,
            "sides": [(person, _changes(person)) for person in (pair.one, pair.other)],
            "next": following.first(),
            "merge_url": reverse("people:merge", args=[pair.one.uuid, pair.other.uuid]),
        }


class ApartForm(forms.Form):
    """Why these are two people."""

    reason = forms.CharField(
        label=_("How do you know?"),
        max_length=300,
        help_text=_("Twins, father and son, namesakes seen with their papers… Kept with the pair."),
    )


class TellApart(FormPage):
    """Say that a pair is two people; it isn't proposed again."""

    title = _("These are two people")
    form_class = ApartForm
    submit_label = _("These are two people")

    def prepare(self) -> None:
        """The pair, through its door."""
        self.pair = merges.access_pair(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """Which."""
        return f"{_named(self.pair.one)} – {_named(self.pair.other)}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return pair_crumbs()

    def perform(self, form: ApartForm) -> None:
        """Remember it."""
        merges.tell_apart(pair=self.pair, actor=self.request.user, now=system_clock(), **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("Remembered: this pair isn't proposed again.")

    def success_url(self) -> str:
        """The next pair, or the list."""
        following = open_pairs(self.request.user).first()
        return reverse("people:duplicate", args=[following.uuid]) if following else reverse("people:duplicates")


def _changes(person: Any) -> list[dict[str, Any]]:
    return [tell_change(change) for change in person_history(person)[:SHOWN_CHANGES]]
