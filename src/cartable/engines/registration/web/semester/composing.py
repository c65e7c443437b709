"""The page's content put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import CATEGORIES
from cartable.engines.people.api import Person
from cartable.engines.registration.api import (
    Campaign,
    WishDraft,
    WishList,
    adviser_of,
    can_act,
    closing_of_wishes,
    end_of,
    free_times_of,
    judge_choice,
    list_of,
    phase_at,
    phases_of,
    wishes_of,
)
from cartable.engines.registration.queries.demand import demand_in
from cartable.engines.registration.queries.similar import taken_by_similar
from cartable.engines.registration.rulings import Chosen
from cartable.engines.registration.web.progress.shown import show_standing
from cartable.engines.registration.web.semester.asked import FREE_ROWS, Asked, ordered, write_wishes
from cartable.engines.registration.web.semester.basket import derogations_of, history_of, make_basket
from cartable.engines.registration.web.semester.closing import closing_text
from cartable.engines.registration.web.semester.guide import GuideMaker
from cartable.engines.registration.web.semester.rule import said_places
from cartable.engines.registration.web.semester.words import tag_words, weekday
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status

LOCKED = ("sent", "approved")


def compose(campaign: Campaign, person: Person, asked: Asked, now: datetime) -> dict[str, Any]:
    """All that the page shows. The number of queries is the same whatever the term offers."""
    on = today(lambda: now)
    kept = list_of(campaign=campaign, person=person)
    wishes = ordered([WishDraft(one.offering.unit.code, one.kind) for one in wishes_of(kept)]) if kept else []
    free = free_times_of(kept.free_times) if kept else []
    judged = judge_choice(
        campaign=campaign,
        person=person,
        units=[Chosen(one.unit_code, one.kind) for one in wishes],
        at=now,
        free_times=free,
    )
    ground = judged.ground
    acquired = [ground.cards[code].id for code in ground.record.acquired if code in ground.cards]
    tags = frozenset(kept.tags if kept else ())
    phase = phase_at(campaign, now)
    words = tag_words()
    maker = GuideMaker(
        judged=judged,
        demand=demand_in(campaign),
        similar=taken_by_similar(person_id=person.pk, unit_ids=acquired),
        tags=tags,
        tag_words=words,
        adjusting=phase == "adjustments",
    )
    is_locked = kept is not None and kept.state in LOCKED
    shown = show_standing(ground.standing)
    basket = make_basket(judged)
    derogations = derogations_of(campaign, person)
    asked_for = {(one["rule"], one["unit"]) for one in derogations if one["is_waiting"]}
    return {
        "campaign": campaign,
        "campaign_title": title_of(campaign),
        "term_title": title_of(campaign.term),
        "person": person,
        "asked": asked,
        "guide": maker.make(asked),
        "categories": [
            (key, title)
            for key, title in CATEGORIES.items()
            if any(ground.cards[code].category == key for code in ground.candidates)
        ],
        "languages": sorted({ground.cards[code].language for code in ground.candidates}),
        "basket": basket,
        "needs": [need for need in shown.needs if need.has_figures] if shown else [],
        "wish_list": kept,
        "revision": kept.revision if kept else 0,
        "held": write_wishes(wishes),
        "history": history_of(kept),
        "derogations": derogations,
        "can_ask": can_act(campaign, "save", now)
        and any((one.rule, one.unit) not in asked_for for one in basket.blocking),
        "adviser": adviser_of(person, on),
        "plan": judged.plan,
        "rule": said_places(campaign),
        "all_tags": [
            (tag, words.get(tag, tag))
            for tag in sorted({tag for code in ground.candidates for tag in ground.cards[code].tags} | tags)
        ],
        "tags": tags,
        "free_rows": _free_rows(kept),
        "weekdays": [(number, weekday(number - 1)) for number in range(1, 7)],
        "state": list_status(kept),
        "closing": closing_status(campaign, now),
        "closes_at": closing_at(campaign, now),
        "opens_at": next((one.opens_at for one in phases_of(campaign) if one.opens_at > now), None),
        "phase": phase,
        "is_locked": is_locked,
        "can_save": can_act(campaign, "save", now) and not is_locked,
        "can_send": can_act(campaign, "send", now) and not is_locked,
        "can_reopen": is_locked
        and can_act(campaign, "reopen", now)
        and (kept is not None and (kept.state == "sent" or phase == "wishes")),
    }


def _free_rows(kept: WishList | None) -> list[dict[str, Any]]:
    rows: Sequence[dict[str, Any]] = kept.free_times if kept else ()
    empty = {"day": 0, "start": "", "end": ""}
    return [{**(rows[n] if n < len(rows) else empty), "n": n} for n in range(FREE_ROWS)]


def list_status(kept: WishList | None) -> Status:
    """Where the choice stands."""
    if kept is None or not kept.revision:
        return Status("none", _("Nothing saved yet"))
    return {
        "draft": Status("wait", _("Draft, not sent")),
        "sent": Status("info", _("Sent to your adviser")),
        "returned": Status("no", _("Returned with a comment")),
        "approved": Status("ok", _("Approved")),
    }[kept.state]


def closing_status(campaign: Campaign, now: datetime) -> Status | None:
    """« Ferme dans 4 jours »: until when it can be sent; None when it can't."""
    if not can_act(campaign, "send", now):
        return None
    end = closing_at(campaign, now)
    return Status("wait", closing_text(end, now)) if end is not None else None


def closing_at(campaign: Campaign, now: datetime) -> datetime | None:
    """When the wishes close; after them, until when a choice that was returned can be sent again."""
    return closing_of_wishes(campaign, now) or end_of(campaign, "send", now) or end_of(campaign, "save", now)
