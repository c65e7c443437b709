"""The path drawn: terms done, where one is, what is to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext, ngettext

from cartable.engines.calendar.api import Term, list_terms
from cartable.engines.registration.api import Standing, choices_of, results_of
from cartable.engines.registration.models import Enrolment
from cartable.kernel.languages import title_of
from cartable.ui.moments import say_number

DONE, HERE, NEXT, INTERNSHIP, COMING = "done", "here", "next", "internship", "coming"
FIRST, LEAST_STEP, MOST_STEP = 56, 84, 128
WIDTH = 944


@dataclass(frozen=True)
class Station:
    """A step of the path. ``x`` is where it stands in the drawing."""

    kind: str
    title: str
    text: str
    x: int = 0
    long_title: str = ""

    @property
    def icon(self) -> str:
        """What the list of a phone shows before it."""
        return {DONE: "circle-check", HERE: "circle-dot"}.get(self.kind, "circle-dashed")

    @property
    def css(self) -> str:
        """Its class in the list."""
        return {DONE: "is-done", HERE: "is-current"}.get(self.kind, "")


@dataclass(frozen=True)
class Path:
    """Stations in order, with the ends of the lines between them."""

    stations: tuple[Station, ...]
    title: str

    @property
    def width(self) -> int:
        """Of the drawing."""
        return max(WIDTH, self.last_x + FIRST)

    @property
    def first_x(self) -> int:
        """Where the line begins."""
        return self.stations[0].x

    @property
    def here_x(self) -> int:
        """Where what is done ends."""
        reached = [one.x for one in self.stations if one.kind in (DONE, HERE)]
        return max(reached, default=self.first_x)

    @property
    def last_x(self) -> int:
        """Where the line ends."""
        return self.stations[-1].x


def draw_path(person: Any, standing: Standing, on: date) -> Path | None:
    """The path of someone enrolled: equivalences, each past term with its credits, the present one, what remains."""
    enrolment = standing.record.enrolment
    if enrolment is None:
        return None
    enrolments = list(Enrolment.objects.filter(person=person).select_related("programme").order_by("valid_from"))
    results = list(results_of(person))
    terms = _terms_of(person, results, on)
    stations = _granted(results) + _followed(terms, enrolments, on)
    passed = enrolment.terms_before + sum(1 for term, _, _ in terms if _enrolled(enrolments, term) == enrolment)
    stations += _to_come(standing, enrolment, passed, on)
    step = min(MOST_STEP, max(LEAST_STEP, (WIDTH - 2 * FIRST) // max(1, len(stations) - 1)))
    placed = tuple(
        Station(one.kind, one.title, one.text, FIRST + step * number, one.long_title)
        for number, one in enumerate(stations)
    )
    if not placed:
        return None
    said = ", ".join(f"{one.title} ({one.text})" for one in placed)
    return Path(placed, gettext("Path to the degree: %(stations)s") % {"stations": said})


def _terms_of(person: Any, results: Sequence[Any], on: date) -> list[tuple[Term, int, int]]:
    """(term, credits acquired in it, credits under way in it) of those begun, the oldest first."""
    acquired: dict[int, int] = defaultdict(int)
    chosen: dict[int, int] = defaultdict(int)
    terms: dict[int, Term] = {}
    for result in results:
        if result.term is not None:
            terms[result.term_id] = result.term
            acquired[result.term_id] += result.credits
    for choice in choices_of(person=person):
        if choice.term.starts_on <= on:
            terms[choice.term_id] = choice.term
            chosen[choice.term_id] += choice.offering.unit.credits
    ordered = sorted(terms.values(), key=lambda term: (term.starts_on, term.code))
    return [(term, acquired[term.pk], chosen[term.pk]) for term in ordered]


def _granted(results: Sequence[Any]) -> list[Station]:
    """Credits granted without a term: an equivalence, a mobility, an experience."""
    credits = sum(row.credits for row in results if row.term_id is None)
    if not credits:
        return []
    return [Station(DONE, gettext("Before"), _credits_text(credits), 0, gettext("Credits granted on entry"))]


def _followed(terms: Sequence[tuple[Term, int, int]], enrolments: list[Enrolment], on: date) -> list[Station]:
    found: list[Station] = []
    numbers: dict[int, int] = {}
    for term, credits, under_way in terms:
        held = _enrolled(enrolments, term)
        if held is not None:
            numbers[held.pk] = numbers.get(held.pk, held.terms_before) + 1
            title = f"{held.programme.code} {numbers[held.pk]}"
        else:
            title = term.code
        is_here = term.starts_on <= on < term.starts_on + timedelta(weeks=term.weeks_count)
        if is_here:
            said = gettext("you are here")
            more = gettext("%(credits)s under way") % {"credits": _credits_text(under_way)}
            found.append(Station(HERE, title, said, 0, f"{title_of(term)}, {more}"))
        else:
            found.append(Station(DONE, title, _credits_text(credits), 0, title_of(term)))
    return found


def _to_come(standing: Standing, enrolment: Enrolment, passed: int, on: date) -> list[Station]:
    """The terms that the programme still has, an internship that the degree asks in their middle."""
    programme = enrolment.programme
    left = max(0, programme.terms_count - passed)
    following = _following_term(on)
    found = []
    for number in range(left):
        title = f"{programme.code} {passed + number + 1}"
        if number == 0 and following is not None:
            found.append(Station(NEXT, title, gettext("then"), 0, title_of(following)))
        else:
            found.append(Station(COMING, title, gettext("to come"), 0, ""))
    for weeks in _internships(standing):
        said = ngettext("%(weeks)s week", "%(weeks)s weeks", weeks) % {"weeks": weeks}
        found.insert((len(found) + 1) // 2, Station(INTERNSHIP, gettext("Internship"), said, 0, ""))
    return found


def _following_term(on: date) -> Term | None:
    return list_terms().filter(starts_on__gt=on).order_by("starts_on", "code").first()


def _internships(standing: Standing) -> list[int]:
    if standing.judged is None:
        return []
    return [one.lacking for one in standing.judged.walk() if one.kind == "internship" and one.lacking]


def _enrolled(enrolments: list[Enrolment], term: Term) -> Enrolment | None:
    """The enrolment in force somewhere in the term, the latest begun of several."""
    end = term.starts_on + timedelta(weeks=term.weeks_count)
    held = [
        row
        for row in enrolments
        if row.valid_from < end and (row.valid_until is None or term.starts_on < row.valid_until)
    ]
    return held[-1] if held else None


def _credits_text(credits: int) -> str:
    return ngettext("%(number)s credit", "%(number)s credits", credits) % {"number": say_number(credits)}
