"""Rights for the matrix: one of each thing that a right is made of. The student asks, the teacher holds and reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cartable.engines.access.demo import (
    make_controller,
    make_door,
    make_door_group,
    make_hours,
    make_level,
    make_pool,
    make_rule,
    make_service,
    make_zone,
)
from cartable.engines.access.models import (
    Charter,
    Clearance,
    Delegation,
    Grant,
    HeldChange,
    Incompatibility,
    Review,
    ReviewItem,
)
from cartable.engines.people.demo import make_person
from cartable.kernel.clock import today

AT = datetime(2026, 8, 20, 9, tzinfo=UTC)
FROM = date(2026, 8, 20)
UNTIL = today() + timedelta(days=100)


@dataclass
class Rights:
    """One of each. ``request`` is the student's, ``refused`` the other student's, ``grant`` the teacher's."""

    service: Any
    level: Any
    other_service: Any
    rule: Any
    draft: Any
    pool: Any
    zone: Any
    clearance: Any
    asked_clearance: Any
    request: Any
    refused: Any
    grant: Any
    delegation: Any
    incompatibility: Any
    review: Any
    held_change: Any
    charter: Any
    door: Any
    door_group: Any
    hours: Any
    controller: Any


def make_rights(people: dict[str, Any]) -> Rights:
    """``people`` are those behind the actors."""
    service = make_service("mail", url="https://mail.example.org/")
    other = make_service("press")
    zone = make_zone("lab")
    group = make_door_group("hall")
    controller = make_controller("main")
    grant = _grant(service, people["teacher"], people["administrator"])
    review = Review.objects.create(title="Autumn", opened_by=people["administrator"], opened_at=AT, due_on=UNTIL)
    ReviewItem.objects.create(review=review, grant=grant, reviewer=people["teacher"])
    rule = make_rule(service, "teacher", code="mail-teachers")
    return Rights(
        service=service,
        level=make_level(service, "full"),
        other_service=other,
        rule=rule,
        draft=make_rule(service, "student", code="mail-students", state="draft"),
        pool=make_pool(service, 3, code="seats"),
        zone=zone,
        clearance=_clearance(zone, people["teacher"], people["administrator"]),
        asked_clearance=Clearance.objects.create(
            person=people["other_teacher"], zone=zone, state="requested", requested_at=AT, request_reason="Thesis"
        ),
        request=_request(service, people["student"], "requested"),
        refused=_request(other, people["other_student"], "refused"),
        grant=grant,
        delegation=_delegation(service, people["teacher"], people["administrator"]),
        incompatibility=Incompatibility.objects.create(first=service, second=other, reason_fr="Contrôle"),
        review=review,
        held_change=HeldChange.objects.create(rule=rule, population="teacher", computed_on=FROM, entering=0, leaving=0),
        charter=Charter.objects.create(version=1, title_fr="Charte", text_fr="Texte."),
        door=make_door("D-HALL", group, controller=controller),
        door_group=group,
        hours=make_hours(group),
        controller=controller,
    )


def _grant(service: Any, person: Any, by: Any) -> Grant:
    return Grant.objects.create(
        person=person,
        service=service,
        state=Grant.State.GRANTED,
        granted_by=by,
        decided_at=AT,
        reason="Project",
        valid_from=FROM,
        valid_until=UNTIL,
    )


def _request(service: Any, person: Any, state: str) -> Grant:
    decided = {"decided_at": AT, "reason": "Not yet", "granted_by": make_person()} if state == "refused" else {}
    return Grant.objects.create(
        person=person,
        service=service,
        state=state,
        requested_by=person,
        requested_at=AT,
        request_reason="I need it",
        **decided,
    )


def _clearance(zone: Any, person: Any, by: Any) -> Clearance:
    return Clearance.objects.create(
        person=person,
        zone=zone,
        state=Clearance.State.GRANTED,
        requested_at=AT,
        decided_by=by,
        decided_at=AT,
        valid_from=FROM,
        valid_until=UNTIL,
    )


def _delegation(service: Any, holder: Any, by: Any) -> Delegation:
    found = Delegation.objects.create(
        holder=holder, given_by=by, reason="Away", valid_from=FROM, valid_until=UNTIL, max_days=30
    )
    found.services.add(service)
    return found
