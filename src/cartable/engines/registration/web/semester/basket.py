"""« Mon semestre », at the right of the page: what is chosen, what stands against it, who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.api import Campaign, JudgedChoice, WishList, compatibility, journal_of
from cartable.engines.registration.domain.advice.words import rule_title
from cartable.engines.registration.queries.wishes import derogations_asked
from cartable.engines.registration.rulings import Ruling, unliftable
from cartable.engines.registration.web.semester.asked import KINDS
from cartable.engines.registration.web.semester.drawing import Drawing, draw_week
from cartable.engines.registration.web.semester.words import credits_text
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status

KIND_TITLES = {
    "main": _("Main units"),
    "optional": _("Optional, if there is room"),
    "reserve": _("In reserve, in this order"),
}
KIND_ACTS = {
    "main": _("Make it a main unit"),
    "optional": _("Make it optional"),
    "reserve": _("Put it in reserve"),
}
EVENT_TITLES = {
    "saved": _("Saved"),
    "sent": _("Sent"),
    "read": _("Read"),
    "commented": _("Comment"),
    "proposed": _("Proposal"),
    "taken_over": _("Proposal taken over"),
    "returned": _("Returned"),
    "approved": _("Approved"),
    "reopened": _("Taken back"),
    "withdrawn": _("Unit withdrawn"),
}
DEROGATION_STATES = {
    "asked": Status("wait", _("Asked")),
    "granted": Status("ok", _("Granted")),
    "refused": Status("no", _("Refused")),
    "withdrawn": Status("none", _("Withdrawn")),
}
MOST_EVENTS = 8


@dataclass(frozen=True)
class BasketLine:
    """A unit chosen, and what can be done with it."""

    code: str
    title: str
    credits: str
    category: str
    kind: str
    is_first: bool
    is_last: bool
    trouble: str
    other_kinds: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Basket:
    """The right column."""

    groups: tuple[tuple[Any, tuple[BasketLine, ...]], ...]
    credits: int
    low: int | None
    high: int | None
    drawing: Drawing | None
    clashes: tuple[str, ...]
    ways_out: tuple[str, ...]
    blocking: tuple[Ruling, ...]
    impossible: tuple[Ruling, ...]
    warnings: tuple[Ruling, ...]
    lost_time: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self.groups

    @property
    def most(self) -> int:
        """What the gauge goes up to."""
        return max(self.high or 0, self.credits, 1)


def make_basket(judged: JudgedChoice) -> Basket:
    """What the column shows of a judged choice."""
    whole = list(judged.rulings)
    slot = judged.plan.slot_minutes
    lost = judged.week.lost_minutes
    return Basket(
        groups=tuple(_groups(judged)),
        credits=judged.total("main", "optional"),
        low=judged.ground.limits.credits_min,
        high=judged.ground.limits.credits_max,
        drawing=draw_week(judged),
        clashes=tuple(compatibility.clash_words(one, slot_minutes=slot) for one in judged.week.clashes),
        ways_out=_ways_out(judged),
        blocking=tuple(one for one in whole if one.severity == "blocks" and one.can_be_lifted),
        impossible=tuple(unliftable(whole)),
        warnings=tuple(one for one in whole if one.severity == "warns"),
        lost_time=gettext("No arrangement leaves all the time you want free.") if lost and judged.week.possible else "",
    )


def _groups(judged: JudgedChoice) -> list[tuple[Any, tuple[BasketLine, ...]]]:
    found = []
    for kind in KINDS:
        codes = [one.unit for one in judged.chosen if one.kind == kind]
        if codes:
            lines = tuple(
                _line(judged, code, kind, is_first=place == 0, is_last=place == len(codes) - 1)
                for place, code in enumerate(codes)
            )
            found.append((KIND_TITLES[kind], lines))
    return found


def _line(judged: JudgedChoice, code: str, kind: str, *, is_first: bool, is_last: bool) -> BasketLine:
    card = judged.ground.cards.get(code)
    own = [one for one in judged.rulings if one.unit == code and one.severity != "counsel"]
    return BasketLine(
        code=code,
        title=title_of(card) if card else "",
        credits=credits_text(card.credits) if card else "",
        category=card.category if card else "",
        kind=kind,
        is_first=is_first,
        is_last=is_last,
        trouble=str(own[0].what) if own else "",
        other_kinds=tuple((f"kind:{code}:{other}", KIND_ACTS[other]) for other in KINDS if other != kind),
    )


def _ways_out(judged: JudgedChoice) -> tuple[str, ...]:
    """Units any one of which, left out, makes the rest fit: their codes."""
    codes = {pk: code for code, pk in judged.ground.offered.items()}
    return tuple(codes[pk] for pk in judged.week.without if pk in codes)


@dataclass(frozen=True)
class Line:
    """A line of the history."""

    title: Any
    at: datetime
    who: str
    text: str
    detail: str


def history_of(wish_list: WishList | None) -> list[Line]:
    """The latest of what happened to the list."""
    if wish_list is None or wish_list.pk is None:
        return []
    return [
        Line(
            EVENT_TITLES.get(one.kind, one.kind),
            one.at,
            one.person.full_name if one.person else "",
            one.text,
            _detail(one.data),
        )
        for one in journal_of(wish_list)[:MOST_EVENTS]
    ]


def _detail(data: dict[str, Any]) -> str:
    parts = []
    if data.get("added"):
        parts.append(gettext("added: %(units)s") % {"units": ", ".join(data["added"])})
    if data.get("removed"):
        parts.append(gettext("removed: %(units)s") % {"units": ", ".join(data["removed"])})
    if data.get("withdrawn"):
        parts.append(", ".join(data["withdrawn"]))
    return " ; ".join(parts)


def derogations_of(campaign: Campaign, person: Any) -> list[dict[str, Any]]:
    """What the student asked to be let through, and what was decided."""
    return [
        {
            "rule": one.rule,
            "title": rule_title(one.rule),
            "unit": one.unit.code if one.unit else "",
            "decision": one.decision_reason,
            "status": DEROGATION_STATES[one.state],
            "is_waiting": one.state == "asked",
        }
        for one in derogations_asked(campaign=campaign, person=person)
    ]
