"""All that a student's page says of a choice, read in a number of queries that doesn't depend on how many units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import Offering, Regulation, UnitCard, regulations, replacements_of, unit_cards
from cartable.engines.people.api import Person
from cartable.engines.registration.compatibility import (
    ChoiceTree,
    Compatibility,
    WeekPlan,
    judge,
    judge_additions,
    week_plan,
)
from cartable.engines.registration.models import Campaign, Derogation, Wish
from cartable.engines.registration.queries.choice_tree import choice_tree
from cartable.engines.registration.queries.free_times import class_times
from cartable.engines.registration.queries.progress import Standing, StudentRecord, standing_in
from cartable.engines.registration.rulings import Chosen, Limits, Record, Ruling, check, check_unit
from cartable.engines.registration.types import FreeTime
from cartable.kernel.clock import today


@dataclass(frozen=True)
class Ground:
    """What a choice is judged on: units, what the term offers, the student's record, the bounds."""

    cards: Mapping[str, UnitCard]
    offered: Mapping[str, int]
    withdrawn: frozenset[str]
    standing: Standing
    record: Record
    limits: Limits
    lifted: frozenset[tuple[str, str]]
    term_starts_on: date

    @property
    def candidates(self) -> list[str]:
        """The codes that can be chosen, in order."""
        return [code for code in self.offered if code in self.cards and code not in self.withdrawn]


@dataclass(frozen=True)
class JudgedChoice:
    """A choice of units, and each unit of the term beside it."""

    ground: Ground
    chosen: tuple[Chosen, ...]
    rulings: tuple[Ruling, ...]
    tree: ChoiceTree
    plan: WeekPlan
    week: Compatibility
    beside: Mapping[str, Compatibility]
    candidates: Mapping[str, regulations.Credit]

    @property
    def judged(self) -> regulations.Judged | None:
        """The degree as if the units chosen were passed; None for whoever is enrolled nowhere."""
        return self.ground.standing.judged

    @cached_property
    def serving(self) -> dict[str, tuple[str, ...]]:
        """What each unit of the term would count for that isn't reached yet, by code: keys of requirements."""
        if self.judged is None:
            return {}
        return {code: regulations.serves(self.judged, credit) for code, credit in self.candidates.items()}

    @cached_property
    def counting(self) -> dict[str, tuple[str, ...]]:
        """What each unit held or chosen counts for, by code: keys of requirements from top to bottom."""
        found: dict[str, list[str]] = {}
        for node in self.judged.walk() if self.judged else ():
            for credit in node.counted:
                if credit.unit:
                    found.setdefault(credit.unit, []).append(node.key)
        return {code: tuple(keys) for code, keys in found.items()}

    def rulings_on(self, code: str) -> list[Ruling]:
        """What is to be said of a unit, chosen or not, beside those chosen."""
        for one in self.chosen:
            if one.unit == code:
                return [ruling for ruling in self.rulings if code == ruling.unit or code in ruling.other.split("|")]
        ground = self.ground
        return check_unit(
            code,
            cards=ground.cards,
            beside=self.chosen,
            record=ground.record,
            offered=ground.offered,
            withdrawn=ground.withdrawn,
            lifted=ground.lifted,
        )

    def total(self, *kinds: str) -> int:
        """Credits of the units chosen of these kinds."""
        cards = self.ground.cards
        return sum(cards[one.unit].credits for one in self.chosen if one.kind in kinds and one.unit in cards)


def judge_choice(
    *,
    campaign: Campaign,
    person: Person,
    units: Sequence[Chosen],
    at: datetime,
    free_times: Iterable[FreeTime] = (),
) -> JudgedChoice:
    """The choice judged by the rules, by the degree and by the week; and each unit of the term beside it.

    The degree counts main and optional units as planned; the week must hold main and optional ones.
    """
    chosen = tuple(units)
    counted = [one.unit for one in chosen if one.kind != "reserve"]
    ground = ground_of(campaign=campaign, person=person, on=today(lambda: at), planned=counted)
    tree, plan = choice_tree(campaign.term_id), week_plan(campaign.term_id)
    free = class_times(free_times, plan)
    held = [ground.offered[code] for code in counted if code in ground.offered and code not in ground.withdrawn]
    ids = {code: ground.offered[code] for code in ground.candidates}
    full = plan.full_classes()
    additions = judge_additions(plan, tree, held, ids.values(), free=free, full=full)
    credits = ground.standing.record.unit_credits
    return JudgedChoice(
        ground=ground,
        chosen=chosen,
        rulings=tuple(_rulings(ground, chosen)),
        tree=tree,
        plan=plan,
        week=judge(plan, tree, held, free=free, full=full),
        beside={code: additions[pk] for code, pk in ids.items() if pk in additions},
        candidates={code: credits[code] for code in ids if code in credits},
    )


def rulings_of(*, campaign: Campaign, person: Person, wishes: Iterable[Wish], at: datetime) -> list[Ruling]:
    """What the rules say of a list, its offerings and units being at hand."""
    ground = ground_of(campaign=campaign, person=person, on=today(lambda: at))
    return _rulings(ground, [Chosen(wish.offering.unit.code, wish.kind) for wish in wishes])


def ground_of(*, campaign: Campaign, person: Person, on: date, planned: Sequence[str] = ()) -> Ground:
    """What a choice in this campaign is judged on."""
    standing = standing_in(person=person, on=on, planned=planned)
    rows = Offering.objects.filter(term=campaign.term_id).order_by("unit__code")
    offered: dict[str, int] = {}
    withdrawn: set[str] = set()
    for pk, code, last in rows.values_list("id", "unit__code", "unit__withdrawn_on"):
        offered[code] = pk
        if last is not None and last <= campaign.term.starts_on:
            withdrawn.add(code)
    granted = Derogation.objects.filter(campaign=campaign, person=person, state=Derogation.State.GRANTED)
    return Ground(
        cards=unit_cards(),
        offered=offered,
        withdrawn=frozenset(withdrawn),
        standing=standing,
        record=as_record(standing.record),
        limits=limits_of(campaign, standing.regulation),
        lifted=frozenset((rule, code or "") for rule, code in granted.values_list("rule", "unit__code")),
        term_starts_on=campaign.term.starts_on,
    )


def as_record(record: StudentRecord) -> Record:
    """A student's record as the rules of choice read it."""
    by_state = {
        state: frozenset(one.unit for one in record.credits if one.unit and one.state == state)
        for state in ("acquired", "in_progress")
    }
    languages = record.facts.languages
    return Record(acquired=by_state["acquired"], under_way=by_state["in_progress"], languages=languages)


def limits_of(campaign: Campaign, regulation: Regulation | None) -> Limits:
    """The bounds of the student's regulation and of the campaign."""
    return Limits(
        credits_min=regulation.credits_min if regulation else None,
        credits_max=regulation.credits_max if regulation else None,
        units_at_most=campaign.units_at_most,
    )


def _rulings(ground: Ground, chosen: Sequence[Chosen]) -> list[Ruling]:
    found = check(
        cards=ground.cards,
        chosen=chosen,
        record=ground.record,
        limits=ground.limits,
        offered=ground.offered,
        withdrawn=ground.withdrawn,
        lifted=ground.lifted,
    )
    return _with_replacements(ground, found)


def _with_replacements(ground: Ground, rulings: list[Ruling]) -> list[Ruling]:
    """Of units withdrawn, what takes their place among those that the term offers; asked only when one is there."""
    gone = [one.unit for one in rulings if one.rule == "withdrawn"]
    replacing = replacements_of(gone, on=ground.term_starts_on) if gone else {}
    return [_with_mend(ground, one, replacing.get(one.unit, ())) if one.rule == "withdrawn" else one for one in rulings]


def _with_mend(ground: Ground, ruling: Ruling, replacing: Sequence[str]) -> Ruling:
    offered = [code for code in replacing if code in ground.offered and code not in ground.withdrawn]
    if not offered:
        return ruling
    mend = format_lazy(_("It is replaced by {units}: take it out and choose that instead."), units=", ".join(offered))
    return replace(ruling, mend=mend)
