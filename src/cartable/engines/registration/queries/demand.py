"""Places and wishes of a campaign's units."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from cartable.engines.registration.models import Campaign, OfferingPlaces, Waiting, Wish


@dataclass(frozen=True, slots=True)
class Demand:
    """Of one unit: students who wish it first, those who wait, places (None: no limit) and how many are taken."""

    wished: int = 0
    waiting: int = 0
    capacity: int | None = None
    taken: int = 0

    @property
    def left(self) -> int | None:
        """Places left; None without limit."""
        return None if self.capacity is None else max(self.capacity - self.taken, 0)


def demand_in(campaign: Campaign) -> dict[int, Demand]:
    """By offering id, in three queries; an offering without wish, limit or waiting isn't there."""
    term = campaign.term_id
    wished = dict(
        Wish.objects.filter(wish_list__campaign=campaign, kind=Wish.Kind.MAIN)
        .order_by()
        .values_list("offering")
        .annotate(Count("id"))
    )
    waiting = dict(
        Waiting.objects.filter(campaign=campaign, state=Waiting.State.WAITING)
        .order_by()
        .values_list("offering")
        .annotate(Count("id"))
    )
    places = {
        pk: (capacity, taken)
        for pk, capacity, taken in OfferingPlaces.objects.filter(offering__term=term).values_list(
            "offering", "capacity", "taken"
        )
    }
    return {
        pk: Demand(wished.get(pk, 0), waiting.get(pk, 0), *places.get(pk, (None, 0)))
        for pk in {*wished, *waiting, *places}
    }
