"""Separation of duties: which services one person never holds together."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.holdings.refreshing import refresh_people
from cartable.engines.access.domain.rights.judging import day_of, reason_faults, refuse_if_any
from cartable.engines.access.models import Grant, Holding, Incompatibility, Service, ServiceLevel
from cartable.kernel.audit import because
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault

HOLDS = (*Holding.OPENING, Holding.State.WAITING)


class Incompatible(Conflict):
    """The person holds, or waits for, what may not be held together with this; ``with_service`` is that service."""

    code = "grant.incompatible"

    def __init__(self, with_service: Service, why: str) -> None:
        self.with_service = with_service
        what = format_lazy(
            _("This can't be held together with “{service}”: {why}"), service=title_of(with_service), why=why
        )
        super().__init__(what, _("End that right first, or give this one to somebody else."))


def forbid_together(
    *,
    first: Service,
    second: Service,
    first_level: ServiceLevel | None = None,
    second_level: ServiceLevel | None = None,
    reason_fr: str,
    reason_en: str = "",
    actor: Any,
    now: datetime,
) -> Incompatibility:
    """Say that nobody holds both; a level means it and those above it. Whoever does, loses the later one at once.

    Raises NotAllowed, InputRefused (no reason, a level of another service, a right against itself), Conflict.
    """
    for service in (first, second):
        require(actor, "service.manage", service)
    refuse_if_any(
        [*reason_faults(reason_fr, field="reason_fr"), *_pair_faults(first, first_level, second, second_level)]
    )
    sides = {"first": first, "first_level": first_level, "second": second, "second_level": second_level}
    other_way = {"first": second, "first_level": second_level, "second": first, "second_level": first_level}
    with transaction.atomic(), because(actor=actor, reason=reason_fr):
        if Incompatibility.objects.filter(Q(**sides) | Q(**other_way)).exists():
            raise Conflict(_("These two rights exclude each other already."), _("Look at the list."))
        made = Incompatibility.objects.create(**sides, reason_fr=reason_fr.strip(), reason_en=reason_en.strip())
        _follow(made, now)
    return made


def permit_together(*, incompatibility: Incompatibility, actor: Any, reason: str, now: datetime) -> None:
    """Let the two be held together again; what gave way comes back at once. Raises NotAllowed, InputRefused."""
    for service in (incompatibility.first, incompatibility.second):
        require(actor, "service.manage", service)
    refuse_if_any(reason_faults(reason))
    with transaction.atomic(), because(actor=actor, reason=reason):
        gone = Incompatibility(
            **{
                field.attname: getattr(incompatibility, field.attname)
                for field in incompatibility._meta.concrete_fields
            }
        )
        incompatibility.delete()
        _follow(gone, now)


def refuse_incompatible(grant: Grant, *, on: date) -> None:
    """Raises Incompatible when the person holds, waits for, or is to have by name what excludes this."""
    level = grant.level.rank if grant.level else None
    for one in Incompatibility.objects.filter(Q(first=grant.service) | Q(second=grant.service)).select_related(
        "first", "second", "first_level", "second_level"
    ):
        for mine, my_level, other, other_level in (
            (one.first, one.first_level, one.second, one.second_level),
            (one.second, one.second_level, one.first, one.first_level),
        ):
            if mine.pk != grant.service_id or (my_level and (level is None or level < my_level.rank)):
                continue
            if _has(grant, other, other_level, on):
                raise Incompatible(other, title_of(one, "reason"))


def _has(grant: Grant, service: Service, level: ServiceLevel | None, on: date) -> bool:
    at_least = {"level__rank__gte": level.rank} if level else {}
    held = Holding.objects.valid_on(on).filter(person=grant.person_id, service=service, state__in=HOLDS, **at_least)
    if grant.pk:
        held = held.exclude(grant=grant.pk)
    promised = Grant.objects.filter(
        person=grant.person_id,
        service=service,
        state=Grant.State.GRANTED,
        valid_from__lt=grant.valid_until,
        valid_until__gt=grant.valid_from,
        **at_least,
    ).exclude(pk=grant.pk)
    return held.exists() or promised.exists()


def _follow(pair: Incompatibility, now: datetime) -> None:
    """Compute again what those hold who have something of both."""
    on = day_of(now)
    rows = Holding.objects.valid_on(on)
    some = rows.filter(service=pair.first_id).values("person")
    both = (
        rows.filter(service=pair.second_id, person__in=some).order_by().values_list("person_id", flat=True).distinct()
    )
    if people := list(both):
        refresh_people(person_ids=people, on=on, now=now)


def _pair_faults(
    first: Service, first_level: ServiceLevel | None, second: Service, second_level: ServiceLevel | None
) -> list[Fault]:
    faults = [
        Fault("grant.level", _("This level is of another service."), field, _("Choose a level of this service."))
        for field, service, level in (("first_level", first, first_level), ("second_level", second, second_level))
        if level is not None and level.service_id != service.pk
    ]
    if first.pk == second.pk and (first_level is None or second_level is None or first_level.pk == second_level.pk):
        mend = _("Choose another service, or two levels of one.")
        faults.append(Fault("pair.itself", _("A right doesn't exclude itself."), "second", mend))
    return faults
