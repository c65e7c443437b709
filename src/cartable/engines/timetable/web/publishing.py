"""Publish a timetable, or withdraw it, after a page that says what will happen."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.timetable.api import access_term_workspace, publish, withdraw
from cartable.engines.timetable.models import Solution
from cartable.engines.timetable.queries.publications import find_in_force
from cartable.engines.timetable.queries.solutions import SolutionRow, best_of, list_solutions, solution_counts
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.terms import term_title
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage


class PublishForm(forms.Form):
    """Which solution, and a word for those who will see the change."""

    solution = forms.TypedChoiceField(label=_("Solution"), coerce=int)
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("Kept in the history of versions: what changed and why."),
    )

    def __init__(self, *args: Any, solutions: list[SolutionRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = cast(forms.ChoiceField, self.fields["solution"])
        known.choices = [(row.id, _choice(row)) for row in solutions if row.is_feasible]


class TermAct(FormPage):
    """What publishing and withdrawing share."""

    permission = "term.publish"

    def prepare(self) -> None:
        """Find the term and what is in force."""
        self.term = access_term_workspace(self.request.user, self.kwargs["code"])
        self.in_force = find_in_force(self.term.pk)

    def permission_object(self) -> Any:
        """Asked on the term."""
        return self.term

    def crumbs(self) -> list[tuple[Any, str]]:
        """The term."""
        return [(_("Terms"), reverse("timetable:terms")), (term_title(self.term), self.success_url())]

    def success_url(self) -> str:
        """The term's page."""
        return reverse("timetable:term", args=[self.term.code])


class Publish(TermAct):
    """Put a solution in force."""

    title = _("Publish the timetable")
    template_name = "timetable/publish.html"
    form_class = PublishForm
    submit_label = _("Publish")

    def prepare(self) -> None:
        """The solutions too."""
        super().prepare()
        self.solutions = list_solutions(self.term.pk)

    def form_arguments(self) -> dict[str, Any]:
        """The solutions to choose from."""
        return {"solutions": self.solutions}

    def initial(self) -> dict[str, Any]:
        """The one asked by ``?solution=`` (its number), else the best."""
        asked = self.request.GET.get("solution", "")
        chosen = next((row for row in self.solutions if str(row.number) == asked and row.is_feasible), None)
        chosen = chosen or best_of(self.solutions)
        return {"solution": chosen.id} if chosen else {}

    def lead_text(self) -> str:
        """Which term."""
        return term_title(self.term)

    def extra(self) -> dict[str, Any]:
        """What will happen."""
        best = best_of(self.solutions)
        counts = solution_counts(best.id) if best else None
        return {"term": self.term, "in_force": self.in_force, "best": best, "consequences": self._say(counts)}

    def perform(self, form: PublishForm) -> None:
        """Publish."""
        chosen = Solution.objects.filter(pk=form.cleaned_data["solution"], term=self.term).first()
        if chosen is None:
            raise InputRefused(Fault("solution.unknown", gettext("This solution isn't of this term."), "solution"))
        note = form.cleaned_data["note"]
        self.done = publish(term=self.term, solution=chosen, actor=self.request.user, now=moment.now(), note=note)

    def success_message(self) -> str:
        """How many meetings."""
        values = {"version": self.done.version, "meetings": say_number(self.done.meetings_count)}
        return gettext("Version %(version)d is published: %(meetings)s dated meetings.") % values

    def _say(self, counts: Any) -> list[str]:
        """The consequences, one sentence each."""
        said = []
        if counts is not None:
            said.append(
                gettext("%(classes)s classes get dates and rooms; %(seats)s seats are given to students.")
                % {"classes": say_number(counts.placed), "seats": say_number(counts.seats)}
            )
        said.append(gettext("Everyone sees it at once in their week, and subscribed calendars follow within hours."))
        if self.in_force:
            said.append(
                gettext("It takes the place of version %(version)d, which stays in the history.")
                % {"version": self.in_force.version}
            )
        if counts is not None and counts.clashes:
            number = counts.students_with_clashes
            text = ngettext(
                "%(students)s student keeps at least one clash.",
                "%(students)s students keep at least one clash.",
                number,
            )
            said.append(text % {"students": say_number(number)})
        return said


class WithdrawForm(forms.Form):
    """Nothing to fill."""


class Withdraw(TermAct):
    """Take the timetable out of force."""

    title = _("Withdraw the timetable")
    template_name = "timetable/withdraw.html"
    form_class = WithdrawForm
    submit_label = _("Withdraw")
    is_danger = True

    def lead_text(self) -> str:
        """Which term."""
        return term_title(self.term)

    def extra(self) -> dict[str, Any]:
        """What is in force."""
        return {"term": self.term, "in_force": self.in_force}

    def perform(self, form: WithdrawForm) -> None:
        """Withdraw; refused when nothing is in force."""
        if self.in_force is None:
            fault = Fault(
                "publication.none", gettext("Nothing is published for this term."), mend=gettext("Go back to it.")
            )
            raise InputRefused(fault)
        withdraw(term=self.term, actor=self.request.user, now=moment.now())

    def success_message(self) -> str:
        """Said on the term's page."""
        return gettext("The timetable is withdrawn: nobody sees it any more.")


def _choice(row: SolutionRow) -> str:
    values = {"number": row.number, "cost": say_number(row.total)}
    return gettext("Solution %(number)d, cost %(cost)s") % values
