"""Students follow the version of their regulation that is in force.

A regulation holds for those who enter from a year on; a new version of it replaces the one before for the very same
students, so their enrolments go on under the new one. ``subscribers.py`` imports this module.
"""

from __future__ import annotations

from django.db import transaction

from cartable.engines.catalogue.api import Regulation
from cartable.engines.catalogue.events import RegulationAdopted
from cartable.engines.registration.models import Enrolment
from cartable.kernel.audit import because
from cartable.kernel.outbox import Received, subscribe


@subscribe(RegulationAdopted)
def follow_new_version(received: Received) -> None:
    """Put the enrolments under the version replaced under the new one. Told twice, it changes nothing more."""
    event = received.read_as(RegulationAdopted)
    if not event.replaced_uuid:
        return
    adopted = Regulation.objects.filter(uuid=event.regulation_uuid).first()
    if adopted is None:
        return
    with transaction.atomic(), because(actor="registration", reason=f"version {event.number} of the regulation"):
        Enrolment.objects.filter(regulation__uuid=event.replaced_uuid).update(regulation=adopted)
