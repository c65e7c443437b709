"""Those who are no longer here, or not yet: what a refusal tells them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.functional import lazystr
from django.utils.translation import gettext

from cartable.engines.people.rules.situations import is_in_situation, register_situation
from cartable.engines.people.rules.standing import standing_of
from cartable.kernel.clock import today
from cartable.kernel.problems import Text
from cartable.ui.moments import say_day

ONE_DAY = timedelta(days=1)
NEWCOMER = "person.comes"


def _coming(person_id: int, day: date) -> Iterator[QuerySet[Any]]:
    for model in ("people.Affiliation", "people.RoleAssignment"):
        yield apps.get_model(model).objects.filter(person=person_id, valid_from__gt=day)


register_situation(NEWCOMER, _coming)


def is_member(actor: Any, obj: Any = None) -> bool:
    """Holds a role or an affiliation today."""
    return standing_of(actor).is_anybody


def is_member_or_newcomer(actor: Any, obj: Any = None) -> bool:
    """Holds a role or an affiliation today, or will: whoever is enrolled in June plans September."""
    return is_member(actor) or is_in_situation(actor, NEWCOMER)


def why_nothing_is_open(actor: Any) -> Text | None:
    """Why someone without role or affiliation is refused everywhere; None for whoever is in standing.

    The words are looked for when they are read: asking whether something is open costs nothing more.
    """
    person = getattr(actor, "person", None)
    if person is None or is_member(actor):
        return None
    return lazystr(_Words(person, today()))


class _Words:
    """Told in the reader's language, from the ties as they are when it is read."""

    def __init__(self, person: Any, day: date) -> None:
        self.person, self.day = person, day

    def __str__(self) -> str:
        if (first := _first_day_to_come(self.person, self.day)) is not None:
            return gettext("Your affiliation begins on %(day)s: this opens then.") % {"day": say_day(first, "year")}
        end = self.person.affiliations.filter(valid_until__lte=self.day).order_by("-valid_until").first()
        if end is None:
            return gettext("You have no affiliation with the institution. The registrar's office can add one.")
        last_day = say_day(end.valid_until - ONE_DAY, "year")
        said = gettext(
            "Your affiliation ended on %(day)s: your own page and your past stay open to you, and nothing else. "
            "The registrar's office can renew it."
        )
        return said % {"day": last_day}


def _first_day_to_come(person: Any, day: date) -> date | None:
    """The first day of the next affiliation or role."""
    coming = [ties.filter(valid_from__gt=day).order_by("valid_from") for ties in (person.affiliations, person.roles)]
    days = [first.valid_from for ties in coming if (first := ties.first()) is not None]
    return min(days, default=None)
