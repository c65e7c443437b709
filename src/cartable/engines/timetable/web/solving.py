"""Start a computation, follow it live, stop it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.timetable.api import access_run, access_term_workspace, start_solving, stop_solving
from cartable.engines.timetable.queries.runs import CurvePoint, RunRow, run_row
from cartable.engines.timetable.queries.solutions import best_of, list_solutions
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.labels import ENDINGS, RUN_STATES
from cartable.engines.timetable.web.terms import term_title
from cartable.kernel.permissions import is_allowed
from cartable.ui.charts import LineChart, line_chart
from cartable.ui.views import FormPage

LIMITS = (
    (30, _("30 seconds")),
    (60, _("1 minute")),
    (300, _("5 minutes")),
    (900, _("15 minutes")),
    (3600, _("1 hour")),
    (28800, _("8 hours, a night")),
)


class SolveForm(forms.Form):
    """How long, from what, with how many processes."""

    time_limit = forms.TypedChoiceField(
        label=_("Time to search"),
        choices=LIMITS,
        coerce=int,
        initial=300,
        help_text=_("The best timetable found is kept, even when you stop before."),
    )
    workers = forms.IntegerField(
        label=_("Searches at once"),
        min_value=1,
        max_value=16,
        initial=2,
        help_text=_("Each uses a processor and tries another way; the best one wins."),
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2_147_483_647,
        initial=1,
        help_text=_("The same seed and one search give the same timetable again."),
    )
    resume = forms.BooleanField(
        label=_("Start from the best solution known"),
        required=False,
        initial=True,
        help_text=_("Otherwise the search begins from nothing."),
    )


class Solve(FormPage):
    """Ask for a computation."""

    title = _("Compute a timetable")
    permission = "term.solve"
    form_class = SolveForm
    submit_label = _("Start computing")

    def prepare(self) -> None:
        """Find the term."""
        self.term = access_term_workspace(self.request.user, self.kwargs["code"])

    def permission_object(self) -> Any:
        """Asked on the term."""
        return self.term

    def lead_text(self) -> str:
        """What is known already."""
        best = best_of(list_solutions(self.term.pk))
        if best is None:
            return gettext("%(term)s has no feasible timetable yet.") % {"term": term_title(self.term)}
        values = {"term": term_title(self.term), "number": best.number, "cost": best.total}
        return gettext("%(term)s: the best so far is solution %(number)d, which costs %(cost)d.") % values

    def crumbs(self) -> list[tuple[Any, str]]:
        """The term."""
        return [
            (_("Terms"), reverse("timetable:terms")),
            (term_title(self.term), reverse("timetable:term", args=[self.term.code])),
        ]

    def perform(self, form: SolveForm) -> HttpResponse:
        """Start, then follow."""
        started = start_solving(term=self.term, actor=self.request.user, now=moment.now(), **form.cleaned_data)
        return HttpResponseRedirect(reverse("timetable:run", args=[started.uuid]))


@never_cache
@require_safe
def run(request: HttpRequest, key: UUID) -> HttpResponse:
    """A computation, live: HTMX asks for its body every two seconds; without JavaScript the page reloads itself."""
    found = access_run(request.user, key)
    row, term = run_row(found), found.term
    context = {
        "run": row,
        "term": term,
        "title": term_title(term),
        "state": RUN_STATES[row.state],
        "elapsed": _elapsed(row, moment.now()),
        "figure": draw_curve(row),
        "may_steer": is_allowed(request.user, "term.solve", term),
        "result": _say_result(row),
        "ending": ENDINGS.get(row.stopped, row.stopped),
    }
    is_fragment = request.headers.get("HX-Request-Type") == "partial"
    return render(request, "timetable/parts/run_live.html" if is_fragment else "timetable/run.html", context)


@require_POST
def stop(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask a computation to stop; the best found is kept."""
    found = access_run(request.user, key, permission="term.solve")
    stop_solving(run=found, actor=request.user)
    return redirect("timetable:run", key)


def draw_curve(row: RunRow) -> LineChart | None:
    """The cost of the best feasible timetable against time; nothing before the second point."""
    points = [(point.seconds, point.cost) for point in row.curve if point.cost is not None]
    if len(points) < 2:
        return None
    return line_chart(points, title=gettext("Cost of the best timetable"), x_title=gettext("seconds"), log=True)


def _say_result(row: RunRow) -> str:
    """How far it is, in one sentence."""
    point: CurvePoint | None = row.best
    if point is None:
        return ""
    if point.cost is None:
        return gettext("No feasible timetable yet: %(number)d required constraints are not kept.") % {
            "number": point.violations
        }
    first = next(known.cost for known in row.curve if known.cost is not None)
    if first is not None and first > point.cost:
        values = {"cost": point.cost, "share": round(100 * (first - point.cost) / first)}
        return gettext("The best timetable costs %(cost)d, %(share)d %% less than the first feasible one.") % values
    return gettext("The best timetable costs %(cost)d.") % {"cost": point.cost}


def _elapsed(row: RunRow, now: datetime) -> float:
    """Seconds since the start, at most until the end."""
    return max(0.0, ((row.finished_at or now) - row.started_at).total_seconds())
