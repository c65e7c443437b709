"""Reminding those who have sent nothing: some days before the wishes close, or when the registrar asks. Never twice
of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from cartable.engines.people.api import Person
from cartable.engines.registration.domain.campaigns.letters import write_to
from cartable.engines.registration.models import Campaign, Phase, Reminder
from cartable.engines.registration.queries.campaigns import campaigns_at, can_act, people_without_list, phases_of
from cartable.kernel.clock import today

AT_ONCE = 200
"""People written to between two commits: what a machine that stops may do without noting it, it doesn't do twice."""


def remind_due(*, now: datetime) -> int:
    """Remind in each campaign whose wishes close soon. Returns how many people were reminded."""
    return sum(
        remind(campaign=one, occasion=due, now=now) for one in campaigns_at(now) if (due := occasion_at(one, now))
    )


def occasion_at(campaign: Campaign, now: datetime) -> str:
    """The reminder whose day has come, « wishes-2 », the latest of them; "" when none has, or the wishes are over."""
    closing = closing_of_wishes(campaign, now)
    due = [days for days in campaign.reminder_days if closing is not None and closing - timedelta(days=days) <= now]
    return f"wishes-{min(due)}" if due else ""


def closing_of_wishes(campaign: Campaign, now: datetime) -> datetime | None:
    """When the wishes under way close."""
    for phase in phases_of(campaign):
        if phase.kind == Phase.Kind.WISHES and phase.opens_at <= now < phase.closes_at:
            return phase.closes_at
    return None


def asked_occasion(now: datetime) -> str:
    """The occasion of a reminder that the registrar asks for: one a day."""
    return f"asked-{today(lambda: now).isoformat()}"


def remind(*, campaign: Campaign, occasion: str, now: datetime) -> int:
    """Write to everyone of the population who has sent nothing and wasn't reminded of this. Returns how many.

    Noted first, mailed after: whoever is noted isn't written to again, even if the machine stops in between.
    """
    if not can_act(campaign, "send", now):
        return 0
    told = 0
    closing = closing_of_wishes(campaign, now)
    for people in _by_lots(campaign, occasion, now):
        with transaction.atomic():
            new = _note(campaign, people, occasion, now)
        write_to(new, "reminder", {"campaign": campaign, "closes_at": closing})
        told += len(new)
    return told


def _by_lots(campaign: Campaign, occasion: str, now: datetime) -> Iterator[list[Person]]:
    done = Reminder.objects.filter(campaign=campaign, occasion=occasion).values("person")
    people = people_without_list(campaign, today(lambda: now)).exclude(pk__in=done).order_by("pk")
    waiting = iter(list(people))
    while lot := list(islice(waiting, AT_ONCE)):
        yield lot


def _note(campaign: Campaign, people: list[Person], occasion: str, now: datetime) -> list[Person]:
    """Those who weren't noted by another worker in between."""
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    noted = set(
        Reminder.objects.filter(campaign=locked, occasion=occasion, person__in=people).values_list("person", flat=True)
    )
    new = [person for person in people if person.pk not in noted]
    Reminder.objects.bulk_create(
        Reminder(campaign=locked, person=person, occasion=occasion, sent_at=now) for person in new
    )
    return new
