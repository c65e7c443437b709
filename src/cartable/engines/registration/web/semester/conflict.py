"""Two versions of a choice side by side: what is kept, and what another tab would have put in its place."""

from __future__ import annotations

from typing import Any

from cartable.engines.catalogue.api import unit_cards
from cartable.engines.registration.api import Campaign, ListChangedElsewhere, WishDraft, wishes_of
from cartable.engines.registration.web.semester.asked import ordered, write_wishes
from cartable.engines.registration.web.semester.basket import KIND_TITLES
from cartable.engines.registration.web.semester.words import credits_text
from cartable.kernel.languages import title_of


def compare(refused: ListChangedElsewhere, campaign: Campaign) -> dict[str, Any]:
    """What the page of two versions shows; each unit that only one of them has is marked."""
    kept = ordered([WishDraft(one.offering.unit.code, one.kind) for one in wishes_of(refused.kept)])
    given = list(refused.given)
    cards = unit_cards()
    return {
        "kept": _told(kept, given, cards),
        "given": _told(given, kept, cards),
        "given_written": write_wishes(given),
        "revision": refused.kept.revision,
        "saved_at": refused.kept.saved_at,
        "note": refused.note,
        "kept_note": refused.kept.note,
        "tags": refused.tags,
        "free_times": [one.as_dict() for one in refused.free_times] if refused.free_times is not None else None,
    }


def _told(mine: list[WishDraft], other: list[WishDraft], cards: dict[str, Any]) -> list[dict[str, Any]]:
    theirs = {one.unit_code: one.kind for one in other}
    return [
        {
            "code": one.unit_code,
            "title": title_of(cards[one.unit_code]) if one.unit_code in cards else "",
            "credits": credits_text(cards[one.unit_code].credits) if one.unit_code in cards else "",
            "category": cards[one.unit_code].category if one.unit_code in cards else "",
            "kind": KIND_TITLES[one.kind],
            "differs": theirs.get(one.unit_code) != one.kind,
        }
        for one in mine
    ]
