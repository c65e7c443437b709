"""Telling people before they lose a service: what ends, when, and how to keep it. Once for each end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q

from cartable.engines.access.models import EntitlementRule, Grant, Holding, LossWarning
from cartable.engines.access.queries.rights import rights_of
from cartable.engines.access.types import HeldRight
from cartable.engines.people.api import Person, populations
from cartable.kernel.languages import title_of
from cartable.kernel.letters import send_letter

GRANT_WARN_DAYS = 30
"""How long before the end of a right given by name its holder is told."""


def warn_before_loss(*, on: date, now: datetime) -> int:
    """Tell those who are to lose a service soon, once for each end; returns how many people were told.

    A right given by several reasons ends with the last of them. Written whether the mail could be sent or not: the
    page of one's rights tells the same.
    """
    told = 0
    people = Person.objects.filter(pk__in=people_about_to_lose(on), merged_into__isnull=True)
    for person in people.order_by("pk").iterator(chunk_size=500):
        ending = [right for right in rights_of(person, on=on) if is_ending(right, on)]
        fresh = [right for right in ending if _note(person, right, now)]
        if fresh:
            send_warning(person, fresh)
            told += 1
    return told


def people_about_to_lose(on: date) -> set[int]:
    """Those of whom some reason ends within its days of warning: one query a rule, two for what is written."""
    found = set(_with_written_end(on))
    rules = EntitlementRule.objects.valid_on(on).filter(state=EntitlementRule.State.ACTIVE, warn_days__gt=0)
    for rule in rules:
        found.update(_leaving(rule, on))
    return found


def is_ending(right: HeldRight, on: date) -> bool:
    """Whether an open right ends within the days of warning of its reasons, the days of grace counted in."""
    end = end_of_use(right)
    return right.is_open and end is not None and on < end <= on + timedelta(days=_warn_days(right))


def end_of_use(right: HeldRight) -> date | None:
    """The first day when the service is closed: the days of grace come after the day when the rule ceases."""
    if right.until is not None or right.foreseen_until is None:
        return right.until
    grace = [row.rule.grace_days for row in right.holdings if row.rule is not None and row.left_on is None]
    return right.foreseen_until + timedelta(days=max(grace, default=0))


def send_warning(person: Person, rights: Iterable[HeldRight]) -> bool:
    """Write to the campus mail; False when it didn't leave."""
    ending = list(rights)
    return send_letter(
        person.mail,
        body="access/rights/mail/ending.txt",
        subject="access/rights/mail/ending_subject.txt",
        told=lambda: {"person": person, "ends": [_told(right) for right in ending]},
    )


def _told(right: HeldRight) -> dict[str, object]:
    service, end = right.service, end_of_use(right)
    return {
        "title": title_of(service),
        "how": title_of(service, "how_to_ask"),
        "doors": right.door_group,
        "last_day": end - timedelta(days=1) if end else None,
        "can_ask": service.can_be_asked,
        "contact": service.contact_mail,
    }


def _note(person: Person, right: HeldRight, now: datetime) -> bool:
    """Write down that this end is told; False when it was already."""
    end = end_of_use(right)
    if end is None:
        return False
    _, is_new = LossWarning.objects.get_or_create(
        person=person,
        service=right.service,
        door_group=right.door_group,
        ends_on=end,
        defaults={"told_at": now},
    )
    return is_new


def _warn_days(right: HeldRight) -> int:
    return max((row.rule.warn_days if row.rule is not None else GRANT_WARN_DAYS for row in right.holdings), default=0)


def _with_written_end(on: date) -> Iterator[int]:
    """Those in grace, and those who hold by name for a short time still."""
    soon = on + timedelta(days=GRANT_WARN_DAYS)
    given = Grant.objects.filter(state=Grant.State.GRANTED, valid_until__gt=on, valid_until__lte=soon)
    yield from given.values_list("person_id", flat=True)
    rows = Holding.objects.filter(Q(state=Holding.State.GRACE), valid_from__lte=on, valid_until__gt=on)
    yield from rows.values_list("person_id", flat=True)


def _leaving(rule: EntitlementRule, on: date) -> Iterator[int]:
    """Those who hold by the rule and won't meet it when its days of warning are over."""
    then = on + timedelta(days=rule.warn_days)
    holders = Holding.objects.valid_on(on).filter(rule=rule, state=Holding.State.HELD)
    people = Person.objects.filter(pk__in=holders.values("person"))
    if rule.valid_until is None or rule.valid_until > then:
        try:
            people = people.exclude(pk__in=populations.population_query(rule.population, then).order_by().values("pk"))
        except populations.RuleRefused:
            return
    yield from people.order_by().values_list("pk", flat=True)
