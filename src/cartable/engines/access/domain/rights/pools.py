"""Licences that are counted: how many there are, and who is next."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.holdings.refreshing import refresh_pools
from cartable.engines.access.domain.rights.judging import day_of, reason_faults, refuse_if_any, title_faults
from cartable.engines.access.models import Holding, Pool, Service
from cartable.engines.access.queries.pools import in_turn
from cartable.engines.people.api import Person
from cartable.kernel.audit import because
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LARGEST = 1_000_000
KEPT_CODES = ("new",)  # the address of the page that makes one


class PoolTaken(Conflict):
    """Another pool has this code."""

    code = "pool.taken"


def create_pool(
    *,
    service: Service,
    code: str,
    title_fr: str,
    title_en: str = "",
    size: int,
    serves_first: str = Pool.Order.ARRIVAL,
    actor: Any,
    reason: str,
    now: datetime,
) -> Pool:
    """Write a pool of ``size`` seats of a service. Raises NotAllowed, InputRefused, PoolTaken."""
    require(actor, "service.manage", service)
    faults = [
        *reason_faults(reason),
        *_size_faults(size),
        *title_faults(title_fr, title_en),
        *_order_faults(serves_first),
    ]
    if not CODE.fullmatch(code) or len(code) > 60 or code in KEPT_CODES:
        mend = _("Use up to 60 small letters without accent, figures and hyphens.")
        faults.append(Fault("pool.code", _("This is no code of a pool."), "code", mend))
    refuse_if_any(faults)
    made = Pool(service=service, code=code, size=size, serves_first=serves_first)
    made.title_fr, made.title_en = title_fr.strip(), title_en.strip()
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            made.save()
    except IntegrityError as error:
        raise PoolTaken(_("Another pool has this code."), _("Choose another one.")) from error
    return made


def edit_pool(
    *,
    pool: Pool,
    title_fr: str,
    title_en: str,
    size: int,
    serves_first: str,
    actor: Any,
    reason: str,
    now: datetime,
) -> Pool:
    """Correct a pool; another size or order changes at once who sits, and who waits at which place.

    Whoever has a seat keeps it unless there are fewer. Raises NotAllowed, InputRefused.
    """
    require(actor, "service.manage", pool.service)
    refuse_if_any(
        [*reason_faults(reason), *_size_faults(size), *title_faults(title_fr, title_en), *_order_faults(serves_first)]
    )
    with transaction.atomic(), because(actor=actor, reason=reason):
        pool.title_fr, pool.title_en = title_fr.strip(), title_en.strip()
        is_settled_again = (pool.size, pool.serves_first) != (size, serves_first)
        pool.size, pool.serves_first = size, serves_first
        pool.save(update_fields=["title_fr", "title_en", "size", "serves_first"])
        if is_settled_again:
            refresh_pools(pool_ids=[pool.pk], on=day_of(now), now=now)
    return pool


def set_pool_size(*, pool: Pool, size: int, actor: Any, reason: str, now: datetime) -> Pool:
    """Change the number of seats; those who wait take the new ones, the last to come give up the missing ones.

    Raises NotAllowed, InputRefused.
    """
    require(actor, "service.manage", pool.service)
    refuse_if_any([*reason_faults(reason), *_size_faults(size)])
    with transaction.atomic(), because(actor=actor, reason=reason):
        pool.size = size
        pool.save(update_fields=["size"])
        refresh_pools(pool_ids=[pool.pk], on=day_of(now), now=now)
    return pool


def position_in(pool: Pool, person: Person, *, on: date | None = None) -> int | None:
    """The person's place in the waiting list on a day (today unless told), from 1; None when they don't wait."""
    rows = Holding.objects.valid_on(on or today()).filter(pool=pool, state=Holding.State.WAITING)
    places = list(dict.fromkeys(rows.order_by(*in_turn(pool)).values_list("person_id", flat=True)))
    return places.index(person.pk) + 1 if person.pk in places else None


def _order_faults(serves_first: str) -> list[Fault]:
    if serves_first in Pool.Order.values:
        return []
    mend = _("Choose one of the two that are proposed.")
    return [Fault("pool.order", _("This is no order of a pool."), "serves_first", mend)]


def _size_faults(size: int) -> list[Fault]:
    if 0 <= size <= LARGEST:
        return []
    return [Fault("pool.size", _("This is no number of seats."), "size", _("Write a number from 0 to a million."))]
