"""Mails about places: the assignment is published, a place came free. Each is told once; the pages tell the same."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from django.db import transaction

from cartable.engines.people.api import Person
from cartable.engines.registration.domain.campaigns.letters import write_to
from cartable.engines.registration.events import AssignmentPublished, WaitingPassed, WaitingServed
from cartable.engines.registration.models import AssignmentLine, Campaign, Reminder
from cartable.kernel.clock import system_clock
from cartable.kernel.outbox import Received, subscribe

AT_ONCE = 200
ASSIGNED = "assigned"


@subscribe(AssignmentPublished)
def tell_assigned(received: Received) -> None:
    """Every student of the run reads that their units are known; noted before it is sent, so never twice."""
    told = received.read_as(AssignmentPublished)
    campaign = Campaign.objects.get(code=told.campaign_code)
    people = Person.objects.filter(
        pk__in=AssignmentLine.objects.filter(run__uuid=told.run).order_by().values("person")
    ).order_by("pk")
    waiting = iter(list(people))
    while lot := list(islice(waiting, AT_ONCE)):
        new = _note(campaign, lot, system_clock())
        write_to(new, ASSIGNED, {"campaign": campaign})


@subscribe(WaitingServed)
def tell_served(received: Received) -> None:
    """The place that one waited for is there."""
    told = received.read_as(WaitingServed)
    context = {"unit": told.unit_code, "replaced": told.replaced}
    _write("served", told.campaign_code, told.person_uuid, context)


@subscribe(WaitingPassed)
def tell_passed(received: Received) -> None:
    """A place came free and couldn't be taken."""
    told = received.read_as(WaitingPassed)
    context = {"unit": told.unit_code, "rule": told.rule, "other": told.other}
    _write("passed", told.campaign_code, told.person_uuid, context)


def _write(about: str, campaign_code: str, person_uuid: str, context: dict[str, str]) -> None:
    campaign = Campaign.objects.get(code=campaign_code)
    write_to(Person.objects.filter(uuid=person_uuid), about, {"campaign": campaign, **context})


def _note(campaign: Campaign, people: list[Person], now: datetime) -> list[Person]:
    with transaction.atomic():
        locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
        noted = set(
            Reminder.objects.filter(campaign=locked, occasion=ASSIGNED, person__in=people).values_list(
                "person", flat=True
            )
        )
        new = [person for person in people if person.pk not in noted]
        Reminder.objects.bulk_create(
            Reminder(campaign=locked, person=person, occasion=ASSIGNED, sent_at=now) for person in new
        )
    return new
