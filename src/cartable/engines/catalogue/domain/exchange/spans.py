"""When each unit is taught, as EWP tells it: its terms of the years that aren't over, else the year under way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from cartable.engines.calendar.api import current_year
from cartable.engines.catalogue.domain.exchange.ewp_writing import Span
from cartable.engines.catalogue.models import CourseUnit
from cartable.engines.catalogue.queries.offerings import places_in_year, taught_terms


def spans_of(units: Iterable[CourseUnit], *, on: date) -> dict[int, list[Span]]:
    """The spans of units by their ids; a unit that no term offers has the year under way, if there is one."""
    terms, places, year = taught_terms(on), places_in_year(), current_year(on)
    found = {}
    for unit in units:
        if unit.pk in terms:
            found[unit.pk] = [_of_term(uuid, term, places[term.pk]) for uuid, term in terms[unit.pk]]
        elif year is not None:
            found[unit.pk] = [Span(str(unit.uuid), year.starts_on, year.ends_on - timedelta(days=1))]
    return found


def _of_term(identifier: str, term: Any, place: tuple[int, int]) -> Span:
    last_day = term.starts_on + timedelta(weeks=term.weeks_count, days=-1)
    year = term.year
    years = (year.starts_on.year, (year.ends_on - timedelta(days=1)).year)
    return Span(identifier, term.starts_on, last_day, term.title_fr, term.title_en, years, *place)
