"""What campaigns hear of: a unit withdrawn while students choose."""

from __future__ import annotations

from cartable.engines.catalogue.api import CourseUnit, replacements_of
from cartable.engines.catalogue.events import UnitWithdrawn
from cartable.engines.people.api import Person
from cartable.engines.registration.domain.campaigns.letters import write_to
from cartable.engines.registration.domain.campaigns.withdrawing import mark_withdrawn
from cartable.engines.registration.events import WishesTouched
from cartable.engines.registration.models import Campaign, WishList
from cartable.kernel.clock import system_clock
from cartable.kernel.outbox import Received, subscribe


@subscribe(UnitWithdrawn)
def mark_lists(received: Received) -> None:
    """The lists that hold the unit are marked."""
    unit = CourseUnit.objects.filter(code=received.read_as(UnitWithdrawn).unit_code).first()
    if unit is not None:
        mark_withdrawn(unit=unit, now=system_clock())


@subscribe(WishesTouched)
def tell_students(received: Received) -> None:
    """Whoever wished the unit is written to."""
    told = received.read_as(WishesTouched)
    campaign = Campaign.objects.select_related("term").get(code=told.campaign_code)
    replacing = replacements_of([told.unit_code], on=campaign.term.starts_on).get(told.unit_code, ())
    lists = WishList.objects.filter(uuid__in=told.list_uuids)
    people = Person.objects.filter(pk__in=lists.values("person")).order_by("pk")
    write_to(people, "withdrawn", {"campaign": campaign, "unit": told.unit_code, "replacing": ", ".join(replacing)})
