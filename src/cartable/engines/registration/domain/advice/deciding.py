"""Comment on a list, give it back, approve it, note that it was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.domain.advice.journal import hold, tell, write_line
from cartable.engines.registration.events import WishesApproved, WishesDiscussed, WishesReturned
from cartable.engines.registration.models import Derogation, ListEvent, WishList
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused, Text

State = WishList.State
Kind = ListEvent.Kind


class NotSent(Conflict):
    """The list isn't with the adviser: its student is still at it."""

    code = "wishes.not_sent"

    def __init__(self) -> None:
        super().__init__(
            _("This list isn't sent: its student still works on it."), _("Comment on it, or wait until it is sent.")
        )


class DerogationWaits(Conflict):
    """The list can't be approved before its derogations are decided."""

    code = "derogation.waits"

    def __init__(self, count: int) -> None:
        super().__init__(
            format_lazy(_("Derogations wait for a decision: {count}."), count=count),
            _("Grant or refuse them first, each with its reason."),
        )


@dataclass(frozen=True, slots=True)
class Approved:
    """What came of approving many: how many were, and why each other wasn't."""

    count: int
    left: tuple[tuple[WishList, Text], ...] = ()


def comment(*, wish_list: WishList, text: str, actor: Any, now: datetime) -> ListEvent:
    """Say something about the list, as its adviser or its student. Raises InputRefused when nothing is said."""
    _need(text, "text", _("Write what you want to say."))
    with transaction.atomic(), because(actor=actor, reason="comment on wishes"):
        held = hold(wish_list)
        line = write_line(held, Kind.COMMENTED, actor=actor, now=now, text=text)
        tell(WishesDiscussed, held, line)
    return line


def return_list(*, wish_list: WishList, text: str, actor: Any, now: datetime) -> WishList:
    """Give a list that was sent, or approved, back to its student with what is to be changed.

    Raises InputRefused without a word, NotSent when the student has it already.
    """
    _need(text, "text", _("Say what is to be changed: the student reads it."))
    with transaction.atomic(), because(actor=actor, reason=text):
        held = hold(wish_list)
        if held.state not in (State.SENT, State.APPROVED):
            raise NotSent
        _decide(held, State.RETURNED, now)
        tell(WishesReturned, held, write_line(held, Kind.RETURNED, actor=actor, now=now, text=text))
    return held


def approve_list(*, wish_list: WishList, actor: Any, now: datetime, text: str = "") -> WishList:
    """Approve a list that was sent; one that is approved already stays as it is.

    Raises NotSent, DerogationWaits when a derogation asked for isn't decided.
    """
    with transaction.atomic(), because(actor=actor, reason=text or "wishes approved"):
        held = hold(wish_list)
        if held.state == State.APPROVED:
            return held
        if held.state != State.SENT:
            raise NotSent
        asked = Derogation.objects.filter(campaign=held.campaign, person=held.person, state=Derogation.State.ASKED)
        if waiting := asked.count():
            raise DerogationWaits(waiting)
        _decide(held, State.APPROVED, now)
        tell(WishesApproved, held, write_line(held, Kind.APPROVED, actor=actor, now=now, text=text))
    return held


def approve_lists(*, wish_lists: Iterable[WishList], actor: Any, now: datetime) -> Approved:
    """Approve each that may be; those that may not are left as they are, with why."""
    count, left = 0, []
    for wish_list in wish_lists:
        try:
            approve_list(wish_list=wish_list, actor=actor, now=now)
            count += 1
        except Conflict as conflict:
            left.append((wish_list, conflict.what))
    return Approved(count, tuple(left))


def mark_read(*, wish_list: WishList, actor: Any, now: datetime) -> bool:
    """Note that the actor has seen the list as it is; False when nothing happened since they last did."""
    with transaction.atomic(), because(actor=actor, reason="wishes read"):
        held = hold(wish_list)
        last = held.journal.exclude(kind=Kind.READ).exclude(person_id=actor.person_id).order_by("-at", "-id").first()
        seen = held.journal.filter(kind=Kind.READ, person_id=actor.person_id).order_by("-at", "-id").first()
        if seen is not None and (last is None or last.at <= seen.at):
            return False
        write_line(held, Kind.READ, actor=actor, now=now)
    return True


def _decide(held: WishList, state: str, now: datetime) -> None:
    held.state, held.decided_at = state, now
    held.save(update_fields=["state", "decided_at"])


def _need(text: str, where: str, mend: Text) -> None:
    if not text.strip():
        raise InputRefused(Fault("text.missing", _("Nothing is written."), where, mend))
