"""The sources, and one of them with its arrivals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import arriving
from cartable.engines.people.queries.sources import count_states, counted_sources, runs_of
from cartable.engines.people.web.sources.labels import RECORD_STATES, RUN_STATES, SOURCE_KINDS, status_of
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number, say_yes
from cartable.ui.views import DetailPage, FormPage, ListPage

SHOWN_RUNS = 30


def people_crumb() -> tuple[Any, str]:
    """The directory."""
    return (_("People"), reverse("people:list"))


def sources_crumbs() -> list[tuple[Any, str]]:
    """The directory, the sources."""
    return [people_crumb(), (_("Sources"), reverse("people:sources"))]


def _state(source: Any) -> Status:
    if source.held:
        return Status("no", _("An arrival is held back"))
    return Status("ok", _("Open")) if source.is_open else Status("none", _("Closed"))


class SourceList(ListPage):
    """Where people come from."""

    title = _("Sources")
    lead = _("Where people come from: what each source sends is matched to the people known.")
    permission = "source.manage"
    search_fields = ("code", "title_fr", "title_en")
    search_label = _("Code or title")
    default_sort = "trust"
    export_name = "sources"
    empty_title = _("No source yet")
    empty_text = _("Describe the first one: enrolment, human resources, a partner's directory.")
    columns = (
        Column(
            "title",
            _("Source"),
            value=title_of,
            order_by="title_fr",
            url=lambda source: reverse("people:source", args=[source.code]),
        ),
        Column("kind", _("Kind"), value=lambda source: SOURCE_KINDS[source.kind], order_by="kind"),
        Column("trust", _("Trust"), order_by="-trust", numeric=True),
        Column("living", _("Records"), order_by="living", numeric=True),
        Column("waiting", _("To decide"), order_by="waiting", numeric=True),
        Column("state", _("State"), value=_state),
    )
    filters = (ChoiceFilter("kind", _("Kind"), SOURCE_KINDS.items()),)

    def queryset(self) -> QuerySet[Any]:
        """With their counts."""
        return counted_sources()

    def count_text(self, count: int) -> str:
        """« 4 sources »."""
        return ngettext("%(count)s source", "%(count)s sources", count) % {"count": say_number(count)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [people_crumb()]

    def actions(self) -> list[Action]:
        """What waits, who stands twice, a new source."""
        return [
            Action(_("To decide"), reverse("people:records"), icon="user-check"),
            Action(_("Likely duplicates"), reverse("people:duplicates"), icon="users-round"),
            Action(_("Merges"), reverse("people:merges"), icon="history"),
            Action(_("New source"), reverse("people:new-source"), icon="plus", primary=True),
        ]


class SourcePage(DetailPage):
    """A source: how far it is believed, and what it sent."""

    template_name = "people/sources/source.html"
    panels = "people.source"

    def get_object(self) -> Any:
        """The source, through its door."""
        return arriving.access_source(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.object)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The sources."""
        return sources_crumbs()

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """In the margin."""
        source = self.object
        found: list[tuple[Any, Any]] = [
            (_("Code"), source.code),
            (_("Kind"), SOURCE_KINDS[source.kind]),
            (_("Trust"), gettext("%(number)s out of 100") % {"number": source.trust}),
            (_("Sends everybody at each arrival"), say_yes(source.is_complete)),
        ]
        if source.is_complete:
            share = gettext("more than %(number)s %% missing") % {"number": source.hold_percent}
            found.append((_("Held back when"), share))
        found.append((_("State"), Status("ok", _("Open")) if source.is_open else Status("none", _("Closed"))))
        return found

    def actions(self) -> list[Action]:
        """Correct it."""
        return [
            Action(_("Correct"), reverse("people:edit-source", args=[self.object.code]), icon="pencil", primary=True)
        ]

    def extra(self) -> dict[str, Any]:
        """Its arrivals, and where its records stand."""
        counted = count_states(self.object)
        return {
            "runs": [(run, status_of(RUN_STATES, run.state)) for run in runs_of(self.object)[:SHOWN_RUNS]],
            "states": [
                (status_of(RECORD_STATES, state), counted[state]) for state in RECORD_STATES if state in counted
            ],
        }


class SourceForm(forms.Form):
    """What a source is."""

    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(SOURCE_KINDS.items()))
    trust = forms.IntegerField(
        label=_("Trust"),
        min_value=0,
        max_value=100,
        initial=50,
        help_text=_("From 0 to 100: when two sources disagree about a fact, the more trusted one is believed."),
    )
    is_complete = forms.BooleanField(
        label=_("It sends everybody at each arrival"),
        required=False,
        help_text=_("Whoever is missing has then left it, and the affiliations that it gave end."),
    )
    hold_percent = forms.IntegerField(
        label=_("Share of missing people beyond which an arrival is held back, in %"),
        min_value=0,
        max_value=100,
        initial=10,
    )
    is_open = forms.BooleanField(label=_("Open: it takes records in"), required=False, initial=True)


class NewSourceForm(SourceForm):
    """With its code."""

    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Small letters, figures and hyphens; it never changes.")
    )
    field_order = ("code", "title_fr", "title_en", "kind", "trust", "is_complete", "hold_percent", "is_open")


class EditSourceForm(SourceForm):
    """With a reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class NewSource(FormPage):
    """Describe a source."""

    title = _("New source")
    permission = "source.manage"
    form_class = NewSourceForm
    submit_label = _("Create the source")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The sources."""
        return sources_crumbs()

    def perform(self, form: NewSourceForm) -> None:
        """Create it, in the reader's name."""
        self.source = arriving.create_source(actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The source is created.")

    def success_url(self) -> str:
        """Its page."""
        return reverse("people:source", args=[self.source.code])


class EditSource(FormPage):
    """Correct a source; from its next arrival on."""

    title = _("Correct the source")
    form_class = EditSourceForm
    submit_label = _("Save the source")

    def prepare(self) -> None:
        """The source, through its door."""
        self.source = arriving.access_source(self.request.user, self.kwargs["code"])

    def lead_text(self) -> Any:
        """Which."""
        return title_of(self.source)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The sources, this one."""
        return [*sources_crumbs(), (title_of(self.source), reverse("people:source", args=[self.source.code]))]

    def initial(self) -> dict[str, Any]:
        """As it is."""
        return {name: getattr(self.source, name) for name in SourceForm.base_fields}

    def perform(self, form: EditSourceForm) -> None:
        """Correct it, in the reader's name."""
        arriving.edit_source(source=self.source, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The source is corrected.")

    def success_url(self) -> str:
        """Its page."""
        return reverse("people:source", args=[self.source.code])
