"""What to do about a right: keep it, wait, be cleared, give another one up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.access.web.rights.words import SOON
from cartable.kernel.languages import title_of

Places = dict[int, int]
"""The place of the person in the list of each pool, by the pool's id."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence, and perhaps a button."""

    said: str = ""
    url: str = ""
    label: str = ""


def advise(right: Any, *, on: date, places: Places, is_mine: bool) -> Advice:
    """What the person can do about this right; buttons for the person only."""
    if right.state == "waiting":
        return _wait(right, places)
    if right.state == "not_cleared":
        return _clear(right, is_mine=is_mine)
    if right.state == "conflicting":
        return Advice(_("It can't be held together with another right: giving up that one opens this one."))
    return _keep(right, on=on, is_mine=is_mine)


def zone_of(right: Any) -> Any:
    """The restricted zone that a right leads into, or None."""
    return right.service.zone or (right.door_group.zone if right.door_group else None)


def _wait(right: Any, places: Places) -> Advice:
    place = places.get(right.pool.pk) if right.pool else None
    said = _("Every seat is taken. It opens by itself when one is free.")
    if place is None:
        return Advice(said)
    return Advice(f"{_('Number %(place)s on the list.') % {'place': place}} {said}")


def _clear(right: Any, *, is_mine: bool) -> Advice:
    zone = zone_of(right)
    if zone is None:
        return Advice()
    said = _("“%(zone)s” is a restricted zone: its security officer decides who enters.") % {"zone": title_of(zone)}
    if not is_mine:
        return Advice(said)
    return Advice(said, reverse("access:ask-clearance", args=[zone.code]), _("Ask to be cleared"))


def _keep(right: Any, *, on: date, is_mine: bool) -> Advice:
    ends_on = right.ends_on
    is_lost = right.state == "grace"
    if not is_lost and (ends_on is None or ends_on - on > SOON):
        return Advice()
    said = ""
    if is_lost:
        said = _("What gave it has ended; it stays open for a while, to leave it in order.")
    elif is_mine and any(reason.kind == "rule" for reason in right.reasons):
        said = _("It goes on by itself if your affiliation is renewed.")
    elif is_mine:
        said = _("Ask again before its last day if you still need it.")
    if not (is_mine and right.service.can_be_asked and right.until is not None):
        return Advice(said)
    return Advice(said, reverse("access:ask", args=[right.service.code]), _("Ask to keep it"))
