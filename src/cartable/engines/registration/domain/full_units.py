"""The database refuses one place too many; here its refusal gets its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.models import OfferingPlaces
from cartable.kernel.problems import Fault, InputRefused

CONSTRAINT = "registration_places_enough"


@contextmanager
def places_respected(offering_ids: Iterable[int]) -> Iterator[None]:
    """Put around the transaction that records choices of these offerings. Raises InputRefused when one is full."""
    wanted = Counter(offering_ids)
    try:
        yield
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != CONSTRAINT:
            raise
        raise InputRefused(_faults(wanted)) from error


def _faults(wanted: Counter[int]) -> list[Fault]:
    rows = OfferingPlaces.objects.filter(offering__in=list(wanted)).select_related("offering__unit")
    return [
        Fault(
            "choice.full",
            format_lazy(
                _("{unit}: {capacity} place(s) in all, {left} free, {count} asked for beyond."),
                unit=row.offering.unit.code,
                capacity=row.capacity,
                left=row.capacity - row.taken,
                count=wanted[row.pk] - (row.capacity - row.taken),
            ),
            row.offering.unit.code,
            _("Raise the number of places, or choose for fewer students."),
        )
        for row in rows.order_by("offering__unit__code")
        if wanted[row.pk] > row.capacity - row.taken
    ]
