"""What deserves a word in a list: rules of choice, clashes of the week, what the degree doesn't need, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import Offering, UnitCard, regulations, unit_cards
from cartable.engines.registration.compatibility import ChoiceTree, WeekPlan, clash_words, judge, week_plan
from cartable.engines.registration.models import Campaign
from cartable.engines.registration.queries.choice_tree import choice_tree
from cartable.engines.registration.queries.choosing import as_record, limits_of
from cartable.engines.registration.queries.progress import Standing
from cartable.engines.registration.rulings import Chosen, check
from cartable.kernel.languages import reader_language
from cartable.kernel.problems import Text

BEYOND = ("language", "pix", "abroad", "internship")
NEAR_THE_END = 60
"""With no more credits than these to acquire (two terms), what no credit meets is told."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to look at; ``weight`` is ``no`` (forbidden or impossible), ``wait`` (to be seen) or ``info``."""

    code: str
    weight: str
    text: Text


@dataclass(frozen=True)
class Ground:
    """What all lists of a campaign are looked at with."""

    campaign: Campaign
    cards: Mapping[str, UnitCard]
    offered: Mapping[str, int]
    tree: ChoiceTree
    plan: WeekPlan


def ground_of(campaign: Campaign) -> Ground:
    """Read once for all lists."""
    offered = Offering.objects.filter(term=campaign.term_id).values_list("unit__code", "id")
    return Ground(campaign, unit_cards(), dict(offered), choice_tree(campaign.term_id), week_plan(campaign.term_id))


def alerts_of(
    ground: Ground, standing: Standing, chosen: Sequence[Chosen], lifted: frozenset[tuple[str, str]]
) -> tuple[Alert, ...]:
    """What is to be said of a choice by this student; of an empty one, nothing."""
    if not chosen:
        return ()
    return (
        *_by_rules(ground, standing, chosen, lifted),
        *_by_week(ground, chosen),
        *_by_degree(ground, standing, chosen),
    )


def _by_rules(
    ground: Ground, standing: Standing, chosen: Sequence[Chosen], lifted: frozenset[tuple[str, str]]
) -> list[Alert]:
    rulings = check(
        cards=ground.cards,
        chosen=chosen,
        record=as_record(standing.record),
        limits=limits_of(ground.campaign, standing.regulation),
        offered=ground.offered,
        lifted=lifted,
    )
    weights = {"blocks": "no", "warns": "wait"}
    return [Alert(one.rule, weights[one.severity], one.what) for one in rulings if one.severity in weights]


def _by_week(ground: Ground, chosen: Sequence[Chosen]) -> list[Alert]:
    held = [ground.offered[one.unit] for one in chosen if one.kind != "reserve" and one.unit in ground.offered]
    if ground.plan.state == "none" or not held:
        return []
    week = judge(ground.plan, ground.tree, held)
    if week.possible:
        return []
    words = [clash_words(clash, slot_minutes=ground.plan.slot_minutes) for clash in week.clashes]
    return [Alert("clash", "no", text) for text in words] or [Alert("clash", "no", _("The week doesn't fit."))]


def _by_degree(ground: Ground, standing: Standing, chosen: Sequence[Chosen]) -> list[Alert]:
    judged = standing.judged
    if judged is None:
        return [Alert("not_enrolled", "wait", _("Enrolled in no programme today."))]
    found = []
    for one in chosen:
        card = ground.cards.get(one.unit)
        if one.kind == "main" and card is not None and not regulations.serves(judged, card):
            text = format_lazy(_("{unit} counts for nothing that lacks."), unit=one.unit)
            found.append(Alert("serves_nothing", "info", text))
    if _is_near_the_end(judged):
        for node in judged.walk():
            if node.kind in BEYOND and not node.is_met and node.lacking:
                text = format_lazy(_("Lacks: {what}."), what=regulations.label(node.requirement, reader_language()))
                found.append(Alert("missing", "wait", text))
    return found


def _is_near_the_end(judged: Any) -> bool:
    total = next((node for node in judged.walk() if node.kind == "total"), None)
    return total is not None and bool(total.minimum - total.have <= NEAR_THE_END)
