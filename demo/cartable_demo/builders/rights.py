"""Decisions by name on the services: requests, rights given, a delegation, clearances, duties apart, a review."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from cartable.engines.access import api as access
from cartable.engines.people import api as people
from cartable.kernel.clock import campus_zone, today
from cartable_demo.personas import persona
from cartable_demo.plan.rights import ASKED, CLEARED, GIVEN, OFFICERS, REFUSED, PlannedRequest, PlannedRight

DELEGATED = ("vpn", "hpc", "forge")
REVIEW_DAYS = 24
ZONE = "zrr-hydrogen"


class Deciders:
    """Who decides in the demo: the administrator, the teacher to whom some services are delegated, the officers."""

    def __init__(self, since: date) -> None:
        self.administrator: Any = people.find_account(persona("administrator").username)
        self.teacher: Any = people.find_account(persona("teacher").username)
        self.has_delegation = False
        self.officers = {role: self._appoint(role, *where, since) for role, where in OFFICERS.items()}

    def _appoint(self, role: str, service: str, position: int, scope: str, since: date) -> Any:
        """The account of somebody of a service, given a role."""
        structure = people.find_structure_by_code(service)
        members = people.Account.objects.filter(
            person__affiliations__structure=structure, person__affiliations__kind="staff"
        ).order_by("person__code")
        # On a tiny campus the only one of a service has a role already.
        found = list(members.filter(person__roles__isnull=True)[: position + 1]) or list(members[:1])
        account = found[-1]
        people.grant_role(
            person=account.person,
            role=role,
            structure=people.find_structure_by_code(scope) if scope else None,
            valid_from=since,
            valid_until=None,
            granted_by=self.administrator.person,
            reason="Arrêté de nomination",
        )
        return account


def build_rights(*, year_starts_on: date, year_ends_on: date, now: datetime) -> None:
    """Decide on what the plan tells, in the order of the days; rights stand computed at the end."""
    deciders = Deciders(year_starts_on)
    on = now.astimezone(campus_zone()).date()
    _delegate(deciders, year_ends_on, now - timedelta(days=45))
    deciders.has_delegation = today() < year_ends_on  # rights are judged today, also in a semester of the past
    _forbid(deciders, now - timedelta(days=60))
    for planned in sorted(GIVEN, key=lambda one: -one.days_ago):
        _give(planned, deciders, now)
    for request in REFUSED:
        _ask(request, deciders, now, answer=request.answer)
    for request in ASKED:
        _ask(request, deciders, now)
    _clear(deciders, now)
    access.refresh_all(on=on, now=now)
    _review(deciders, on, now)


def _delegate(deciders: Deciders, until: date, now: datetime) -> None:
    department = people.find_structure_by_code("INFO")
    access.delegate(
        holder=deciders.teacher.person,
        services=[_service(code) for code in DELEGATED],
        structure=department,
        max_days=120,
        valid_from=_day(now),
        valid_until=until,
        reason="Au plus près des projets du département",
        actor=deciders.administrator,
        now=now,
    )


def _forbid(deciders: Deciders, now: datetime) -> None:
    finance = _service("finance")
    levels = {level.code: level for level in finance.levels.all()}
    access.forbid_together(
        first=finance,
        first_level=levels["commit"],
        second=_service("signature"),
        second_level=_service("signature").levels.get(code="sign"),
        reason_fr="Qui engage une dépense ne signe pas le marché",
        reason_en="Who commits an expense doesn't sign the contract",
        actor=deciders.administrator,
        now=now,
    )


def _give(planned: PlannedRight, deciders: Deciders, now: datetime) -> None:
    moment = now - timedelta(days=planned.days_ago)
    giver = deciders.teacher if planned.is_delegated and deciders.has_delegation else deciders.administrator
    for person in _people(planned.who, planned.count):
        if person.pk == giver.person_id:
            continue
        service = _service(planned.service)
        access.give(
            person=person,
            service=service,
            level=service.levels.get(code=planned.level) if planned.level else None,
            quota=planned.quota,
            valid_from=_day(moment),
            valid_until=_day(now) + timedelta(days=planned.days_left),
            reason=planned.reason,
            actor=giver,
            now=moment,
        )


def _ask(planned: PlannedRequest, deciders: Deciders, now: datetime, answer: str = "") -> None:
    service = _service(planned.service)
    for person in filter(_is_here, _people(planned.who, planned.count)):
        grant = access.ask(
            person=person,
            service=service,
            level=service.levels.get(code=planned.level) if planned.level else None,
            reason=planned.reason,
            actor=person.account,
            now=now - timedelta(days=planned.days_ago),
        )
        if answer:
            access.refuse(
                grant=grant,
                actor=deciders.administrator,
                reason=answer,
                now=now - timedelta(days=max(planned.days_ago - 2, 0)),
            )


def _clear(deciders: Deciders, now: datetime) -> None:
    officer = deciders.officers["security_officer"]
    zone = access.access_zone(officer, ZONE)
    members = filter(_is_here, _people("LEH", sum(count for _, count, _ in CLEARED)))
    asking = [person for person in members if person != officer.person]
    for verdict, count, reason in CLEARED:
        for person in [asking.pop(0) for _ in range(min(count, len(asking)))]:
            moment = now - timedelta(days=40)
            row = access.ask_clearance(person=person, zone=zone, reason=reason, actor=person.account, now=moment)
            if verdict == "waits":
                continue
            is_granted = verdict == "granted"
            access.decide_clearance(
                clearance=row,
                is_granted=is_granted,
                decision="Avis favorable du ministère" if is_granted else "Avis défavorable du ministère",
                reference=f"ZRR-{moment.year}-{row.pk:04d}" if is_granted else "",
                valid_from=_day(moment) if is_granted else None,
                valid_until=_day(moment) + timedelta(days=730) if is_granted else None,
                actor=officer,
                now=moment,
            )


def _review(deciders: Deciders, on: date, now: datetime) -> None:
    """A third of the rights are decided on already."""
    review = access.open_review(
        title="Revue d'automne du calcul intensif",
        service=_service("hpc"),
        due_on=on + timedelta(days=REVIEW_DAYS),
        actor=deciders.administrator,
        now=now,
    )
    items = list(review.items.select_related("grant", "reviewer__account", "review__service__owner"))
    for item in items[: len(items) // 3]:
        access.decide_item(item=item, decision="keep", comment="Projet en cours", actor=item.reviewer.account, now=now)


def _people(who: str, count: int) -> list[Any]:
    """A persona by sign-in name, or the first ``count`` people of a structure, those with a role left out."""
    if "." in who:
        account = people.find_account(who)
        return [account.person] if account is not None else []
    code, _, kind = who.partition("/")
    structure = people.find_structure_by_code(code)
    named = [one.username for one in (persona("student"), persona("teacher"))]
    found = people.Person.objects.filter(affiliations__structure=structure, roles__isnull=True)
    found = found.filter(affiliations__kind=kind) if kind else found
    return list(
        found.exclude(account__username__in=named).select_related("account").order_by("code").distinct()[:count]
    )


def _is_here(person: Any) -> bool:
    """Members ask, others don't: a demo of a past semester has students who left since."""
    return people.is_member(person.account)


def _service(code: str) -> Any:
    return access.list_services().get(code=code)


def _day(moment: datetime) -> date:
    return moment.astimezone(campus_zone()).date()
