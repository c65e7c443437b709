"""What one student wishes, and what happened to it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cartable.engines.registration.models import Campaign, Derogation, ListEvent, Wish, WishList


def list_of(*, campaign: Campaign, person: Any) -> WishList | None:
    """The person's list in a campaign, if they have one."""
    return WishList.objects.filter(campaign=campaign, person=person).first()


def wishes_of(wish_list: WishList) -> list[Wish]:
    """Its wishes by rank, with offering and unit; one query."""
    return list(Wish.objects.filter(wish_list=wish_list).select_related("offering__unit").order_by("rank"))


def journal_of(wish_list: WishList) -> QuerySet[ListEvent]:
    """What happened to it, the latest first, with who did it."""
    return ListEvent.objects.filter(wish_list=wish_list).select_related("person").order_by("-at", "-id")


def derogations_asked(*, campaign: Campaign, person: Any) -> QuerySet[Derogation]:
    """What a person asked to be let through in a campaign, the latest first, with the unit concerned."""
    return Derogation.objects.filter(campaign=campaign, person=person).select_related("unit").order_by("-asked_at")
