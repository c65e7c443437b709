"""Lines of a list's journal, and the lock under which they are written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cartable.engines.registration.events import WishesDiscussed
from cartable.engines.registration.models import ListEvent, WishList
from cartable.kernel.outbox import emit


def hold(wish_list: WishList) -> WishList:
    """The list as it is now, nobody else writing it until the transaction ends."""
    rows = WishList.objects.select_for_update(of=("self",)).select_related("campaign__term", "person")
    return rows.get(pk=wish_list.pk)


def write_line(
    wish_list: WishList, kind: str, *, actor: Any, now: datetime, text: str = "", data: dict[str, Any] | None = None
) -> ListEvent:
    """One line more, by the actor's person."""
    return ListEvent.objects.create(
        wish_list=wish_list,
        kind=kind,
        at=now,
        person=getattr(actor, "person", None),
        text=text.strip(),
        data=data or {},
    )


def tell(event: type[WishesDiscussed], wish_list: WishList, line: ListEvent) -> None:
    """Tell the others, with the line that says it."""
    emit(
        event(
            aggregate=f"wish_list:{wish_list.uuid}",
            campaign_code=wish_list.campaign.code,
            person_uuid=str(wish_list.person.uuid),
            event=str(line.uuid),
        )
    )
