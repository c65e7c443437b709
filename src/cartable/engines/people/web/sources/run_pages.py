"""One arrival of a source; held back, a human applies or refuses it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cartable.engines.people.api import arriving
from cartable.engines.people.web.sources.labels import COUNTS, RUN_STATES, status_of
from cartable.engines.people.web.sources.queue import name_of_record
from cartable.engines.people.web.sources.source_pages import sources_crumbs
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.moments import say_moment, say_number
from cartable.ui.views import DetailPage, FormPage

SHOWN_NAMES, SHOWN_FAULTS = 500, 200


def run_crumbs(run: Any) -> list[tuple[Any, str]]:
    """The sources, this one."""
    return [*sources_crumbs(), (title_of(run.source), reverse("people:source", args=[run.source.code]))]


def missing_text(number: int) -> str:
    """« 3 personnes manquent »."""
    said = ngettext("%(count)s person is missing", "%(count)s people are missing", number)
    return said % {"count": say_number(number)}


class RunPage(DetailPage):
    """What an arrival brought, and what was made of it; held back, who would leave."""

    template_name = "people/sources/run.html"

    def get_object(self) -> Any:
        """The run, through its door."""
        return arriving.access_run(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Which source."""
        return gettext("Arrival of %(source)s") % {"source": title_of(self.object.source)}

    def lead_text(self) -> Any:
        """When."""
        return say_moment(self.object.started_at)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The source."""
        return run_crumbs(self.object)

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """The state and the counts."""
        run = self.object
        found: list[tuple[Any, Any]] = [(_("State"), status_of(RUN_STATES, run.state))]
        if run.decided_by is not None:
            found.append((_("Decided by"), run.decided_by.full_name))
        return [*found, *((label, run.counts[name]) for name, label in COUNTS.items() if run.counts.get(name))]

    def extra(self) -> dict[str, Any]:
        """Who would leave, and what was refused."""
        run = self.object
        context: dict[str, Any] = {"faults": run.faults[:SHOWN_FAULTS], "faults_total": len(run.faults)}
        if run.state == run.State.HELD:
            missing = list(arriving.missing_of(run))
            names = [named for each in missing[:SHOWN_NAMES] if (named := self._named(each)) is not None]
            context |= {"held": True, "missing": missing_text(len(missing)), "names": names}
            context |= {"names_left": len(missing) - len(names)}
        return context

    def _named(self, record: Any) -> tuple[str, str, str] | None:
        """Name, number and address of whom a record is of; as the source writes it when nobody is decided."""
        person = record.person
        if person is None:
            return name_of_record(record), record.key, reverse("people:record", args=[record.uuid])
        if not is_allowed(self.request.user, "person.view", person):
            return None
        return person.sorted_name, person.code, reverse("people:person", args=[person.uuid])


class ApplyForm(forms.Form):
    """How many people would leave: typed, so that nobody applies it without having looked."""

    number = forms.IntegerField(
        label=_("Number of people who will leave the source"),
        min_value=0,
        help_text=_("Type the number shown above: the affiliations that this source gave them end today."),
    )


class ApplyRun(FormPage):
    """Apply an arrival that was held back, all the same."""

    title = _("Apply the arrival")
    form_class = ApplyForm
    submit_label = _("Apply and let them go")
    is_danger = True

    def prepare(self) -> None:
        """The run, through its door."""
        self.run = arriving.access_run(self.request.user, self.kwargs["uuid"])
        if self.run.state != self.run.State.HELD:
            raise arriving.RunNotHeld
        self.missing = arriving.missing_of(self.run).count()

    def lead_text(self) -> Any:
        """How many."""
        return missing_text(self.missing)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The source, the run."""
        return [*run_crumbs(self.run), (_("Arrival"), reverse("people:run", args=[self.run.uuid]))]

    def perform(self, form: ApplyForm) -> None:
        """Apply it, in the reader's name."""
        arriving.apply_held(run=self.run, actor=self.request.user, now=system_clock(), **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The arrival is applied.")

    def success_url(self) -> str:
        """Its page."""
        return reverse("people:run", args=[self.run.uuid])


@require_POST
def refuse_run(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Set an arrival that was held back aside."""
    run = arriving.access_run(request.user, uuid)
    arriving.refuse_held(run=run, actor=request.user, now=system_clock())
    messages.success(request, gettext("The arrival is refused: nothing of it was written."))
    return HttpResponseRedirect(reverse("people:run", args=[run.uuid]))
