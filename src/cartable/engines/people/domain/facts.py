"""Upper engines tell here that what rules read of some people has changed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from cartable.engines.people.events import FactsChanged
from cartable.engines.people.models import Person
from cartable.engines.people.populations.registry import list_words
from cartable.kernel.outbox import emit

PEOPLE_AN_EVENT = 1000


def tell_everything_changed(*, person_ids: Iterable[int]) -> int:
    """The same of every fact that any rule reads: two records became one person, or two again."""
    return tell_facts_changed(person_ids=person_ids, facts={fact.name for word in list_words() for fact in word.facts})


def tell_facts_changed(*, person_ids: Iterable[int], facts: Iterable[str]) -> int:
    """Tell whoever follows rules that these facts of these people changed; returns how many people.

    ``facts`` are names of the ``populations.Fact`` that the caller's words read. Called inside the transaction that
    changes them: the event is kept or lost with it. One event for every 1,000 people.
    """
    named = sorted(set(facts))
    people = list(Person.objects.filter(pk__in=set(person_ids)).order_by("pk").values_list("uuid", flat=True))
    with transaction.atomic():
        for first in range(0, len(people), PEOPLE_AN_EVENT):
            some = people[first : first + PEOPLE_AN_EVENT]
            emit(FactsChanged(aggregate=f"person:{some[0]}", uuids=some, facts=named))
    return len(people)
