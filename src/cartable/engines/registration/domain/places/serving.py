"""The waiting list that moves by itself: a freed place goes at once to the first who can still take it.

Who can't (a rule of choice forbids it now, or enough was obtained otherwise) is passed over and told why. A student
whose own change is under way isn't waited for: the place stays theirs to take, and the sweep of every minute gives it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from django.db import connection
from django.db.models import F

from cartable.engines.registration.domain.adjusting.facts import LOCK_SPACE, ChangeFacts, judge_change, read_facts
from cartable.engines.registration.events import WaitingPassed, WaitingServed
from cartable.engines.registration.models import ChangeRequest, Choice, OfferingPlaces, Waiting, Wish
from cartable.kernel.outbox import emit

MOVING = ("assignment", "adjustments")
"""Phases in which waiting lists move."""
ENOUGH = "enough"


def serve_offerings(*, offering_ids: Iterable[int], now: datetime) -> int:
    """Give the free places of these offerings to those who wait, and those that they give back in turn.

    Inside a transaction. Returns how many were served.
    """
    queue = sorted(set(offering_ids))
    served = 0
    while queue:
        offering = queue.pop(0)
        places = OfferingPlaces.objects.select_for_update().filter(offering=offering).first()
        if places is None:
            continue
        while places.taken < places.capacity:
            outcome = _serve_first(offering, now)
            if outcome is None:
                break
            if not isinstance(outcome, bool):
                served += 1
                queue += [pk for pk in outcome if pk not in queue]
            places.refresh_from_db(fields=["taken"])
    return served


def offerings_to_serve() -> list[int]:
    """Offerings with a free place and someone who waits."""
    rows = OfferingPlaces.objects.filter(taken__lt=F("capacity"), offering__waiting__state=Waiting.State.WAITING)
    return sorted(set(rows.values_list("offering_id", flat=True)))


def _serve_first(offering: int, now: datetime) -> list[int] | Literal[False] | None:
    """Serve or pass over the first who waits: the offerings given back when served, False when passed over, None when
    the list doesn't move (nobody, out of phase, or their own change is under way)."""
    first = (
        Waiting.objects.filter(offering=offering, state=Waiting.State.WAITING)
        .select_related("offering__unit", "replaces__unit", "campaign", "person")
        .order_by("position", "since", "id")
        .first()
    )
    if first is None or not _hold(first.person_id):
        return None
    first = Waiting.objects.select_related("offering__unit", "replaces__unit", "campaign", "person").get(pk=first.pk)
    if first.state != Waiting.State.WAITING:
        return False
    code = first.offering.unit.code
    codes = [code, *([first.replaces.unit.code] if first.replaces else [])]
    facts = read_facts(
        campaign_id=first.campaign_id, person_id=first.person_id, codes=codes, token=_token(first), at=now
    )
    if facts.phase not in MOVING or facts.cancelled:
        return None
    reason = _against(first, facts, code)
    if reason is not None:
        _pass_over(first, code, *reason, now)
        return False
    return _give(first, code, now)


def _hold(person_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK_SPACE, person_id])
        return bool(cursor.fetchone()[0])


def _against(row: Waiting, facts: ChangeFacts, code: str) -> tuple[str, str] | None:
    """(rule, other unit) that stands against serving the student, or None."""
    if code in facts.held:
        return ENOUGH, code
    replaced = row.replaces.unit.code if row.replaces else ""
    if replaced and replaced not in facts.held:
        return ENOUGH, ""
    if row.kind == Wish.Kind.RESERVE and len(facts.held) >= _mains(row):
        return ENOUGH, ""
    rulings = judge_change(facts, add=[code], drop=[replaced] if replaced else [])
    return (rulings[0].rule, rulings[0].other) if rulings else None


def _mains(row: Waiting) -> int:
    return Wish.objects.filter(
        wish_list__campaign=row.campaign_id, wish_list__person=row.person_id, kind=Wish.Kind.MAIN
    ).count()


def _give(row: Waiting, code: str, now: datetime) -> list[int]:
    replaced = row.replaces.unit.code if row.replaces else ""
    if row.replaces_id is not None:
        Choice.objects.filter(person=row.person_id, offering=row.replaces_id).delete()
    Choice.objects.create(
        person_id=row.person_id, offering_id=row.offering_id, term_id=row.offering.term_id, chosen_at=now
    )
    _end(row, Waiting.State.SERVED, now)
    answer = {"added": [code], "dropped": [replaced] if replaced else [], "by": "waiting"}
    ChangeRequest.objects.create(
        campaign_id=row.campaign_id, person_id=row.person_id, token=_token(row), at=now, answer=answer
    )
    emit(
        WaitingServed(
            aggregate=f"person:{row.person.uuid}",
            campaign_code=row.campaign.code,
            person_uuid=str(row.person.uuid),
            unit_code=code,
            replaced=replaced,
        )
    )
    return [row.replaces_id] if row.replaces_id is not None else []


def _pass_over(row: Waiting, code: str, rule: str, other: str, now: datetime) -> None:
    row.detail = {"rule": rule, "other": other}
    _end(row, Waiting.State.PASSED, now)
    emit(
        WaitingPassed(
            aggregate=f"person:{row.person.uuid}",
            campaign_code=row.campaign.code,
            person_uuid=str(row.person.uuid),
            unit_code=code,
            rule=rule,
            other=other,
        )
    )


def _end(row: Waiting, state: str, now: datetime) -> None:
    row.state, row.ended_at = state, now
    row.save(update_fields=["state", "ended_at", "detail"])


def _token(row: Waiting) -> str:
    return f"waiting:{row.uuid}"
