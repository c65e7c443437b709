"""Judge requirements: what is satisfied, what will be, what lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cartable.engines.catalogue.regulations.deciding import Asked, asked_of
from cartable.engines.catalogue.regulations.nodes import Requirement
from cartable.engines.catalogue.regulations.nodes import level_rank as _level_rank
from cartable.engines.catalogue.regulations.placing import Placing
from cartable.engines.catalogue.regulations.plan import Option, Plan, plan_of
from cartable.engines.catalogue.regulations.ranking import COMING, MISSING, SATISFIED, rank_nodes
from cartable.engines.catalogue.regulations.records import Credit, Exemption, Facts, Judged, Record, State

STATES: dict[int, State] = {SATISFIED: "satisfied", COMING: "in_progress", MISSING: "missing"}
STATE_ORDER = {"acquired": 0, "in_progress": 1, "planned": 2}
Contested = dict[int, list[tuple[Credit, tuple[Option, ...]]]]


def audit(
    requirement: Requirement, *, credits: Iterable[Credit], facts: Facts, exemptions: Sequence[Exemption] = ()
) -> Judged:
    """The requirement and all inside it, judged. The order of credits changes nothing.

    A unit counts once: acquired before coming, then with most credits. In an ``apart`` requirement credits are placed
    as :mod:`placing` says.
    """
    return judge(plan_of(requirement), credits, facts, exemptions)


def audit_many(requirement: Requirement, records: Iterable[Record]) -> Iterator[Judged]:
    """Each student judged by one requirement, made ready once: some 2,000 a second."""
    plan = plan_of(requirement)
    return (judge(plan, record.credits, record.facts, record.exemptions) for record in records)


def judge(plan: Plan, credits: Iterable[Credit], facts: Facts, exemptions: Sequence[Exemption]) -> Judged:
    """The plan's requirement, judged."""
    asked = asked_of(plan, exemptions)
    tally = Tally(plan, asked, facts)
    tally.add(counted_once(credits))
    ranks = rank_nodes(plan, asked, 0, tally.have, tally.both)
    return _told(tally, ranks, 0)


def counted_once(credits: Iterable[Credit]) -> list[Credit]:
    """Each unit once, acquired first, in an order that the order given doesn't change."""
    best: dict[str, Credit] = {}
    unnamed: list[Credit] = []
    for credit in credits:
        if not credit.unit:
            unnamed.append(credit)
        elif (known := best.get(credit.unit)) is None or _order(credit) < _order(known):
            best[credit.unit] = credit
    named = sorted(best.values(), key=lambda one: (STATE_ORDER[one.state], one.unit))
    return sorted(named + sorted(unnamed, key=_order), key=_by_state) if unnamed else named


class Tally:
    """How much counts for each node: ``have`` acquired, ``both`` with what is coming, and which credits."""

    def __init__(self, plan: Plan, asked: Asked, facts: Facts) -> None:
        self.plan, self.asked = plan, asked
        self.have = [0] * len(plan.nodes)
        self.counted: list[list[Credit]] = [[] for _ in plan.nodes]
        for i, language in plan.languages:
            self.have[i] = _level_rank(facts.languages.get(language, ""))
        for i in plan.pix:
            self.have[i] = facts.pix or 0
        self.both = list(self.have)

    def add(self, credits: Iterable[Credit]) -> None:
        """Count the credits, each where it serves best."""
        for root, rows in self.add_settled(credits).items():
            items = [(options, credit.state == "acquired") for credit, options in rows]
            picked = Placing(self.plan, self.asked, root, self.have, self.both, items).best()
            for (credit, options), choice in zip(rows, picked, strict=True):
                self._count(credit, options[choice])

    def add_settled(self, credits: Iterable[Credit]) -> Contested:
        """Count what can count in one way only; returns the rest, by ``apart`` node."""
        contested: Contested = {}
        admitted, plan = self.asked.admitted, self.plan
        for credit in credits:
            at = admitted.get(credit.unit) if admitted and credit.unit else None
            fixed, choices = plan.find_uses(credit, at) if at else plan.uses(credit)
            self._count(credit, fixed)
            for root, options in choices:
                contested.setdefault(root, []).append((credit, options))
        return contested

    def _count(self, credit: Credit, option: Option) -> None:
        acquired = credit.state == "acquired"
        for i, amount in option:
            self.both[i] += amount
            if acquired:
                self.have[i] += amount
            self.counted[i].append(credit)


def _told(tally: Tally, ranks: list[int], i: int) -> Judged:
    plan = tally.plan
    children = plan.children[i]
    told = tuple([_told(tally, ranks, child) for child in children])
    state: State = "waived" if i in tally.asked.waived else STATES[ranks[i]]
    if plan.is_composite[i]:
        have = sum(ranks[child] == SATISFIED for child in children)
        coming = sum(ranks[child] == COMING for child in children)
    else:
        have, coming = tally.have[i], tally.both[i] - tally.have[i]
    rows = tally.counted[i]
    if len(rows) > 1 and plan.is_shared[i]:
        rows.sort(key=_by_state)
    return Judged(plan.nodes[i], state, have, coming, tally.asked.minima[i], tuple(rows), told)


def _by_state(credit: Credit) -> int:
    return STATE_ORDER[credit.state]


def _order(credit: Credit) -> tuple[object, ...]:
    """Best first; two credits of one order count alike everywhere."""
    return (
        STATE_ORDER[credit.state],
        -credit.credits,
        credit.title_fr,
        credit.title_en,
        credit.category,
        -credit.level,
        credit.language,
        credit.origin,
        -credit.weeks,
        -credit.weeks_abroad,
        sorted(credit.tags),
        sorted(credit.competences),
    )
