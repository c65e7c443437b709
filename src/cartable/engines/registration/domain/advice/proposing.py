"""Propose other units to a student, who takes them over or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import offering_ids
from cartable.engines.registration.domain.advice.journal import hold, tell, write_line
from cartable.engines.registration.events import WishesDiscussed
from cartable.engines.registration.models import ListEvent, Wish, WishList
from cartable.engines.registration.queries.campaigns import can_act
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused

Kind = ListEvent.Kind


class ProposalPast(Conflict):
    """The proposal can't be taken over any more."""

    code = "proposal.past"

    def __init__(self) -> None:
        super().__init__(
            _("This proposal can't be taken over any more: it was, or the time of wishes and advice is over."),
            _("Write to your adviser."),
        )


def propose(
    *, wish_list: WishList, added: Sequence[str], removed: Sequence[str], text: str, actor: Any, now: datetime
) -> ListEvent:
    """Propose to add and take out units (codes). The list stays as it is until its student takes the proposal over.

    Raises InputRefused when nothing would change, a unit isn't offered in the term, is wished already, or isn't.
    """
    with transaction.atomic(), because(actor=actor, reason="units proposed"):
        held = hold(wish_list)
        more, less = _tidy(added), _tidy(removed)
        if faults := _faults(held, more, less):
            raise InputRefused(faults)
        data = {"added": more, "removed": less}
        line = write_line(held, Kind.PROPOSED, actor=actor, now=now, text=text, data=data)
        tell(WishesDiscussed, held, line)
    return line


def take_over(*, proposal: ListEvent, actor: Any, now: datetime) -> WishList:
    """Change the list as it was proposed, by its student: what is added comes last, as main wishes.

    A list that was sent or approved is a draft again: its student sends it when they want to. Raises ProposalPast once
    taken over, or out of the phases of wishes and advice.
    """
    with transaction.atomic(), because(actor=actor, reason="proposal taken over"):
        held = hold(proposal.wish_list)
        if is_taken_over(proposal) or not can_act(held.campaign, "reopen", now):
            raise ProposalPast
        more, less = proposal.data.get("added", []), proposal.data.get("removed", [])
        _apply(held, more, less)
        held.revision += 1
        held.saved_at = now
        held.state = WishList.State.DRAFT
        held.save(update_fields=["revision", "saved_at", "state"])
        data = {"added": more, "removed": less, "proposal": str(proposal.uuid)}
        write_line(held, Kind.TAKEN_OVER, actor=actor, now=now, data=data)
    return held


def is_taken_over(proposal: ListEvent) -> bool:
    """Whether the student has taken the proposal over."""
    lines = ListEvent.objects.filter(wish_list=proposal.wish_list_id, kind=Kind.TAKEN_OVER)
    return lines.filter(data__proposal=str(proposal.uuid)).exists()


def _apply(held: WishList, added: Sequence[str], removed: Sequence[str]) -> None:
    held.wishes.filter(offering__unit__code__in=removed).delete()
    offered = offering_ids(term_id=held.campaign.term_id)
    there = set(held.wishes.values_list("offering_id", flat=True))
    rank = max(held.wishes.values_list("rank", flat=True), default=0)
    for code in added:
        offering = offered.get(code)
        if offering is not None and offering not in there:
            rank += 1
            Wish.objects.create(wish_list=held, offering_id=offering, kind=Wish.Kind.MAIN, rank=rank)


def _tidy(codes: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))


def _faults(held: WishList, added: list[str], removed: list[str]) -> list[Fault]:
    if not added and not removed:
        return [Fault("proposal.empty", _("Nothing is proposed."), "added", _("Name a unit to add or to take out."))]
    offered = offering_ids(term_id=held.campaign.term_id)
    wished = set(held.wishes.values_list("offering__unit__code", flat=True))
    found = []
    for code in added:
        if code not in offered:
            what = format_lazy(_("{term} doesn't offer the unit {code}."), term=held.campaign.term.code, code=code)
            found.append(Fault("proposal.unit", what, "added", _("Choose a unit that the term offers.")))
        elif code in wished:
            what = format_lazy(_("{code} is in the list already."), code=code)
            found.append(Fault("proposal.there", what, "added", _("Propose another unit.")))
    for code in removed:
        if code not in wished:
            what = format_lazy(_("{code} isn't in the list."), code=code)
            found.append(Fault("proposal.absent", what, "removed", _("Choose one of its units.")))
    return found
