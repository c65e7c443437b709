"""Who sees whom. One condition serves lists, search and the door of a person's page, so they never disagree."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from cartable.engines.people.rules.circles import known_people
from cartable.engines.people.rules.standing import standing_of
from cartable.engines.people.types import WORKING_KINDS, Standing
from cartable.kernel.clock import today

KEEPERS = ("administrator", "registrar")
NOBODY = Q(pk__in=[])
IN_FORCE = Q(merged_into__isnull=True)
"""Everyone but the second records of people, merged into the first: these are shown nowhere."""


def visible_people(account: Any, on: date | None = None) -> Q:
    """Condition on Person: whose name the account may read.

    Registrars and administrators see everyone in their structures; any other person in standing sees themselves, the
    names of teachers and staff, and the people of their circles. Protected people are seen by themselves and by
    registrars and administrators only; a record merged into another one by nobody. The condition joins nothing, so it
    keeps each person once wherever it is used.
    """
    day = on or today()
    standing = standing_of(account, day)
    if keeps_everyone(standing):
        return IN_FORCE
    if not getattr(account, "is_authenticated", False) or not account.is_active:
        return NOBODY
    seen = Q(pk=account.person_id)
    if standing.is_anybody:
        # The circles first: they are looked up by a better index, and the database stops at the first that holds.
        names = known_people(account, day) | _tied(day, kind__in=WORKING_KINDS)
        seen |= names & Q(is_protected=False)
    return IN_FORCE & (seen | kept_people(account, day))


def kept_people(account: Any, on: date | None = None) -> Q:
    """Condition on Person: whose file the account keeps as registrar or administrator."""
    day = on or today()
    standing = standing_of(account, day)
    if keeps_everyone(standing):
        return IN_FORCE
    covered = standing.covered(*KEEPERS)
    return IN_FORCE & _tied(day, structure__in=covered) if covered else NOBODY


def keeps_everyone(standing: Standing) -> bool:
    """Whether the standing is that of a registrar or administrator of the whole institution."""
    return any(standing.holds(role) for role in KEEPERS)


def can_see(account: Any, person: Any) -> bool:
    """Whether the account may read this person's name."""
    return _meets(person, account, visible_people)


def can_read_file(account: Any, person: Any) -> bool:
    """Whether the account may read all of this person's record: themselves, and those who keep it."""
    return bool(person.pk == getattr(account, "person_id", None) or can_keep(account, person))


def can_keep(account: Any, person: Any) -> bool:
    """Whether the account keeps this person's record, as registrar or administrator."""
    return _meets(person, account, kept_people)


def _tied(day: date, **conditions: Any) -> Q:
    """People with an affiliation in force that meets the conditions."""
    ties = apps.get_model("people.Affiliation").objects.valid_on(day)
    return Q(Exists(ties.filter(person=OuterRef("pk"), **conditions)))


def _meets(person: Any, account: Any, condition: Any) -> bool:
    """Ask the database, once for each account, person and question."""
    if keeps_everyone(standing_of(account)):
        return True
    asked: dict[tuple[str, int], bool] = account.__dict__.setdefault("_seen_people", {})
    key = (condition.__name__, person.pk)
    if key not in asked:
        asked[key] = type(person)._default_manager.filter(condition(account), pk=person.pk).exists()
    return asked[key]
