"""What the full lists of one solution share: its term, its number, its address."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.timetable.api import Solution, access_numbered_solution
from cartable.engines.timetable.web.terms import term_title
from cartable.ui.views import ListPage


class SolutionList(ListPage):
    """A list of something in a solution, named by its term's code and its number: the address never changes."""

    solution: Solution

    def prepare(self) -> None:
        """Find the solution."""
        self.solution = access_numbered_solution(self.request.user, self.kwargs["code"], self.kwargs["number"])

    def lead_text(self) -> str:
        """Which solution."""
        values = {"term": term_title(self.solution.term), "number": self.solution.number}
        return _("%(term)s, solution %(number)d.") % values

    def crumbs(self) -> list[tuple[Any, str]]:
        """The term and its solutions."""
        term = self.solution.term
        return [
            (gettext_lazy("Terms"), reverse("timetable:terms")),
            (term_title(term), reverse("timetable:term", args=[term.code])),
            (gettext_lazy("Solutions"), reverse("timetable:solutions", args=[term.code])),
        ]
