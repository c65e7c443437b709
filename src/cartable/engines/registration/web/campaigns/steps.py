"""The phases of a campaign as a line of steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.api import PHASE_TITLES, Campaign, phase_at, phases_of
from cartable.ui.cells import Status
from cartable.ui.moments import say_moment


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """A phase: over, under way or to come."""

    title: Any
    opens: str
    closes: str
    state: str

    @property
    def icon(self) -> str:
        """What shows its state."""
        return {"over": "circle-check", "now": "circle-dot", "later": "circle"}[self.state]


STATE_WORDS = {"over": _("over"), "now": _("under way"), "later": _("to come")}


def steps_of(campaign: Campaign, now: datetime) -> Sequence[PhaseStep]:
    """Its phases in order."""
    return [
        PhaseStep(
            PHASE_TITLES[phase.kind],
            say_moment(phase.opens_at),
            say_moment(phase.closes_at),
            "over" if phase.closes_at <= now else "now" if phase.opens_at <= now else "later",
        )
        for phase in phases_of(campaign)
    ]


def phase_status(campaign: Campaign, now: datetime) -> Status:
    """What a campaign is in."""
    if campaign.cancelled_at is not None:
        return Status("no", _("Cancelled"))
    phase = phase_at(campaign, now)
    if phase == "before":
        return Status("none", _("Not open yet") if phases_of(campaign) else _("No phase yet"))
    if phase == "closed":
        return Status("none", _("Closed"))
    return Status("ok", PHASE_TITLES[phase])
