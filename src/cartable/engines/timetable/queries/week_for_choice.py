"""The week of a term for those who choose units: the published timetable, else the best one computed."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term, TermWeek
from cartable.engines.registration.api import compatibility
from cartable.engines.timetable.models import Placement, Publication, Solution

DRAFT, PUBLISHED = "draft", "published"


class TermWeekProvider:
    """Gives registration the times and the seats left of a term's classes."""

    def version(self, term_id: int) -> str:
        """The solution in force, else the cheapest that keeps every rule; "" without any. Two queries at most."""
        in_force = Publication.objects.filter(term_id=term_id, withdrawn_at__isnull=True)
        found = in_force.values_list("solution_id", "version").first()
        if found:
            return f"{PUBLISHED}:{found[0]}:{found[1]}"
        best = Solution.objects.filter(term_id=term_id, is_feasible=True).order_by("total_cost", "-number")
        draft = best.values_list("id", "number").first()
        return f"{DRAFT}:{draft[0]}:{draft[1]}" if draft else ""

    def read(self, term_id: int) -> compatibility.WeekPlan:
        """Times and free seats of that solution. A class that it doesn't place has no time."""
        state, _sep, rest = self.version(term_id).partition(":")
        if state not in (DRAFT, PUBLISHED):
            return compatibility.WeekPlan("none", "", {})
        solution_id, number = (int(part) for part in rest.split(":"))
        return _plan(Term.objects.get(pk=term_id), solution_id, number, is_published=state == PUBLISHED)


def _plan(term: Term, solution_id: int, number: int, *, is_published: bool) -> compatibility.WeekPlan:
    times: dict[int, tuple[compatibility.ClassTime, ...]] = {}
    seats: dict[int, int | None] = {}
    rows = Placement.objects.filter(solution_id=solution_id).order_by()
    facts = rows.values_list(
        "course_class_id", "days", "weeks", "start", "length", "seats_count", "course_class__seats"
    )
    for class_id, days, weeks, start, length, taken, limit in facts:
        times[class_id] = (compatibility.ClassTime(days, weeks, start, length),)
        seats[class_id] = None if limit is None else max(limit - taken, 0)
    label = format_lazy(_("version {number}") if is_published else _("draft {number}"), number=number)
    return compatibility.WeekPlan(
        "published" if is_published else "draft",
        label,
        times,
        seats,
        slot_minutes=term.slot_minutes,
        weeks=_teaching_weeks(term),
    )


def _teaching_weeks(term: Term) -> int:
    """The mask of the weeks with classes: all of them when the weeks of the term say nothing."""
    mask = 0
    for week_number in TermWeek.objects.filter(term=term, kind=TermWeek.Kind.TEACHING).values_list("number", flat=True):
        mask |= 1 << (week_number - 1)
    return mask or (1 << term.weeks_count) - 1
