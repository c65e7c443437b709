"""How many places offerings have. The check constraint of the table is the last word; here it gets its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import Offering
from cartable.engines.registration.domain.places.serving import serve_offerings
from cartable.engines.registration.events import PlacesChanged
from cartable.engines.registration.models import Choice, OfferingPlaces
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit_all
from cartable.kernel.problems import Fault, InputRefused

MOST_PLACES = 100_000


@dataclass(frozen=True, slots=True)
class Places:
    """Places of an offering; ``capacity`` None without limit."""

    capacity: int | None
    taken: int

    @property
    def left(self) -> int | None:
        """How many are free; None without limit."""
        return None if self.capacity is None else self.capacity - self.taken


def set_capacity(*, offering: Offering, capacity: int | None, actor: Any, reason: str, now: datetime) -> Places:
    """Set how many students an offering takes; None takes the limit away. Places freed go to those who wait.

    Raises InputRefused when more students have it already, with their number.
    """
    return set_capacities(capacities={offering.pk: capacity}, actor=actor, reason=reason, now=now)[offering.pk]


def set_capacities(
    *, capacities: Mapping[int, int | None], actor: Any, reason: str, now: datetime
) -> dict[int, Places]:
    """Set those of many offerings by row id, all or none. Raises InputRefused with a fault for each that can't be."""
    faults = [
        _impossible(value) for value in capacities.values() if value is not None and not 0 <= value <= MOST_PLACES
    ]
    if not reason.strip():
        faults.append(Fault("places.reason", _("Say why."), "reason", _("Write a sentence; it stays with the change.")))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason):
        before = _lock(capacities)
        _refuse_cuts(capacities, before)
        _write(capacities, before)
        _tell(capacities, before, reason)
        serve_offerings(offering_ids=capacities, now=now)
    return places_of(capacities)


def write_capacities(rows: Mapping[int, int]) -> int:
    """Write the first capacities of many offerings at once (imports, demo). Returns how many.

    Raises InputRefused as ``set_capacities``.
    """
    with transaction.atomic():
        before = _lock(rows)
        _refuse_cuts(rows, before)
        _write(rows, before)
    return len(rows)


def places_of(offering_ids: Iterable[int]) -> dict[int, Places]:
    """Places of each offering. Two queries."""
    wanted = list(offering_ids)
    rows = OfferingPlaces.objects.filter(offering__in=wanted).values_list("offering_id", "capacity", "taken")
    found = {offering: Places(capacity, taken) for offering, capacity, taken in rows}
    return {offering: found.get(offering) or Places(None, taken) for offering, taken in _counted(wanted, found).items()}


def _counted(wanted: Iterable[int], found: Mapping[int, Any]) -> dict[int, int]:
    """How many chose each offering, counted where no row keeps it."""
    missing = [offering for offering in wanted if offering not in found]
    counts = dict.fromkeys(wanted, 0)
    for offering in Choice.objects.filter(offering__in=missing).order_by().values_list("offering_id", flat=True):
        counts[offering] += 1
    return counts


def _lock(capacities: Mapping[int, Any]) -> dict[int, OfferingPlaces]:
    rows = OfferingPlaces.objects.select_for_update().filter(offering__in=list(capacities)).order_by("offering_id")
    found = {row.offering_id: row for row in rows}
    if set(capacities) - set(found):
        # Choices made meanwhile would not be counted: nobody may choose until the new rows are there.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE registration_choice IN SHARE ROW EXCLUSIVE MODE")
    return found


def _taken(capacities: Mapping[int, Any], before: Mapping[int, OfferingPlaces]) -> dict[int, int]:
    counted = _counted(list(capacities), before)
    return {offering: before[offering].taken if offering in before else counted[offering] for offering in capacities}


def _refuse_cuts(capacities: Mapping[int, int | None], before: Mapping[int, OfferingPlaces]) -> None:
    taken = _taken(capacities, before)
    cut = [pk for pk, wanted in capacities.items() if wanted is not None and wanted < taken[pk]]
    if not cut:
        return
    codes = dict(Offering.objects.filter(pk__in=cut).values_list("pk", "unit__code"))
    raise InputRefused([too_few(codes[pk], capacities[pk] or 0, taken[pk]) for pk in cut])


def too_few(code: str, wanted: int, taken: int) -> Fault:
    """The capacity is cut under those who have a place."""
    return Fault(
        "places.taken",
        format_lazy(
            _("{unit} can't have {wanted} places: {taken} students have one already."),
            unit=code,
            wanted=wanted,
            taken=taken,
        ),
        "capacity",
        format_lazy(_("Give at least {taken}, or take students out first."), taken=taken),
    )


def _impossible(value: int) -> Fault:
    return Fault(
        "places.capacity",
        format_lazy(_("{value} isn't a number of places."), value=value),
        "capacity",
        format_lazy(_("Give 0 to {most}."), most=MOST_PLACES),
    )


def _write(capacities: Mapping[int, int | None], before: Mapping[int, OfferingPlaces]) -> None:
    taken = _taken(capacities, before)
    unlimited = [pk for pk, wanted in capacities.items() if wanted is None and pk in before]
    OfferingPlaces.objects.filter(offering__in=unlimited).delete()
    changed = []
    for pk, wanted in capacities.items():
        if wanted is not None and pk in before:
            before[pk].capacity, before[pk].was = wanted, before[pk].capacity  # type: ignore[attr-defined]
            changed.append(before[pk])
    OfferingPlaces.objects.bulk_update(changed, ["capacity"], batch_size=500)
    OfferingPlaces.objects.bulk_create(
        OfferingPlaces(offering_id=pk, capacity=wanted, taken=taken[pk])
        for pk, wanted in capacities.items()
        if wanted is not None and pk not in before
    )


def _tell(capacities: Mapping[int, int | None], before: Mapping[int, OfferingPlaces], reason: str) -> None:
    known = {
        pk: (uuid, code, term)
        for pk, uuid, code, term in Offering.objects.filter(pk__in=list(capacities)).values_list(
            "pk", "uuid", "unit__code", "term__code"
        )
    }
    emit_all(
        PlacesChanged(
            aggregate=f"offering:{known[pk][0]}",
            unit_code=known[pk][1],
            term_code=known[pk][2],
            capacity=wanted,
            before=getattr(before.get(pk), "was", None),
            reason=reason,
        )
        for pk, wanted in capacities.items()
    )
