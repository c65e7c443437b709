"""Why a week is empty, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cartable.engines.timetable.queries.nearest import NearestWeeks
from cartable.engines.timetable.queries.person_week import PersonWeek
from cartable.engines.timetable.queries.weeks import week_key
from cartable.ui.moments import say_day


@dataclass(frozen=True, slots=True)
class EmptyWeek:
    """A title, a sentence, and the way out (an address and its name; both may be "")."""

    title: str
    text: str
    url: str = ""
    label: str = ""


def explain_empty(week: PersonWeek, near: NearestWeeks, address: str, *, own: bool) -> EmptyWeek:
    """The reason, the most telling first: nothing published, in no class, a break, or simply a free week."""
    url, label = _way_out(near, address)
    if not week.publications:
        return EmptyWeek(_("No timetable is published for this week"), _unpublished(near), url, label)
    term = week.publications[-1]
    if near.first is None:
        return EmptyWeek(_("In no class of %(term)s") % {"term": term.term_title}, _not_seated(own=own))
    if term.week_kind in ("break", "exams"):
        texts = {
            "break": _("This week is a break: nothing is taught."),
            "exams": _("This week is kept for exams: nothing is taught."),
        }
        return EmptyWeek(_("No class this week"), texts[term.week_kind], url, label)
    return EmptyWeek(
        _("No class this week"), _("The timetable is published and holds nothing here this week."), url, label
    )


def _unpublished(near: NearestWeeks) -> str:
    if near.first is None:
        return _("It will show here, and in subscribed calendars, as soon as the timetable is published.")
    return _("The published classes run from %(first)s to %(last)s.") % {
        "first": say_day(near.first, "year"),
        "last": say_day(near.last, "year"),
    }


def _not_seated(*, own: bool) -> str:
    if own:
        return _(
            "The timetable is published, but you neither attend nor teach a class. Ask the registrar if you should."
        )
    return _("The timetable is published, but this person neither attends nor teaches a class.")


def _way_out(near: NearestWeeks, address: str) -> tuple[str, str]:
    if near.after is not None:
        text = _("Go to the next class, %(day)s") % {"day": say_day(near.after, "weekday")}
        return f"{address}?week={week_key(near.after)}", text
    if near.before is not None:
        text = _("Go to the last class, %(day)s") % {"day": say_day(near.before, "full")}
        return f"{address}?week={week_key(near.before)}", text
    return "", ""
