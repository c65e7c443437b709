"""The students whose classes clash in the timetable in force, else in the best one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.people.api import Person
from cartable.engines.timetable.api import access_term_workspace
from cartable.engines.timetable.queries.demand import known_clashing_people, with_clashes
from cartable.engines.timetable.queries.publications import find_in_force
from cartable.engines.timetable.queries.solutions import best_of, list_solutions
from cartable.engines.timetable.web.terms import term_title
from cartable.ui.lists import Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


def _pairs(person: Any) -> str:
    """« IF30 TD 1 – SY22 CM 1 »: the classes that this student can't attend both."""
    return "; ".join(f"{clash.first.name} – {clash.second.name}" for clash in person.found_clashes)


def _week(person: Person) -> str:
    return reverse("timetable:person-week", args=[person.uuid])


class ClashingStudents(ListPage):
    """One line a student; the link leads to their week, where both classes are shown."""

    title = _("Students with clashes")
    search_fields = ("family_name", "given_name", "code")
    search_label = _("Name or number")
    default_sort = "-number"
    export_name = "clashes"
    empty_title = _("No student has a clash")
    empty_text = _("Every student can attend all their classes.")
    columns = (
        Column("name", _("Name"), value="sorted_name", order_by="name_key", url=_week),
        Column("code", _("Number"), order_by="code"),
        Column("pairs", _("Classes that clash"), value=_pairs),
        Column("number", _("Clashes"), order_by="number", numeric=True),
    )

    def prepare(self) -> None:
        """Find the term and the solution."""
        self.term = access_term_workspace(self.request.user, self.kwargs["code"])
        solutions = list_solutions(self.term.pk)
        in_force = find_in_force(self.term.pk)
        chosen = next((row for row in solutions if in_force and row.id == in_force.solution_id), best_of(solutions))
        self.solution = chosen or (solutions[0] if solutions else None)

    def queryset(self) -> QuerySet[Any]:
        """Protected people are left out for who may not know them."""
        solution_id = self.solution.id if self.solution else 0
        return with_clashes(known_clashing_people(solution_id, self.request.user), solution_id)

    def lead_text(self) -> str:
        """Which solution is read."""
        if self.solution is None:
            return str(_("This term has no solution yet."))
        return _("%(term)s, solution %(number)d.") % {"term": term_title(self.term), "number": self.solution.number}

    def count_text(self, count: int) -> str:
        """« 12 étudiants »."""
        return ngettext("%(count)s student", "%(count)s students", count) % {"count": say_number(count)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The term."""
        return [
            (_("Terms"), reverse("timetable:terms")),
            (term_title(self.term), reverse("timetable:term", args=[self.term.code])),
        ]
