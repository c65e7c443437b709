"""Taking a term's offerings away."""

from __future__ import annotations

from django.db import transaction

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.models import Configuration, CourseClass, CourseUnit, Offering, Subpart


def remove_offerings(*, term: Term, with_units: bool = False) -> int:
    """Delete all that a term offers (its history stays); returns how many offerings there were.

    ``with_units``: also the units that no term offers any more. Raises ProtectedError while something else (a choice)
    still names one of them.
    """
    with transaction.atomic():
        units = list(Offering.objects.filter(term=term).order_by().values_list("unit_id", flat=True))
        classes = CourseClass.objects.filter(term=term)
        classes.update(parent=None)
        classes.delete()
        Subpart.objects.filter(configuration__offering__term=term).delete()
        Configuration.objects.filter(offering__term=term).delete()
        Offering.objects.filter(term=term).delete()
        if with_units:
            CourseUnit.objects.filter(pk__in=units, offerings__isnull=True).delete()
    return len(units)
