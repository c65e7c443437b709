"""The guide in the middle of the page: each unit of the term says at once what it is for and whether it fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext

from cartable.engines.catalogue.api import UnitCard
from cartable.engines.registration.api import JudgedChoice
from cartable.engines.registration.queries.demand import Demand
from cartable.engines.registration.suggesting import Given, Similar, Suggestion, suggest
from cartable.engines.registration.web.progress.words import node_title
from cartable.engines.registration.web.semester.asked import ALL, Asked
from cartable.engines.registration.web.semester.words import (
    credits_text,
    named,
    places_status,
    reason_text,
    ruling_status,
    week_status,
)
from cartable.kernel.languages import title_of
from cartable.kernel.search import holds_words
from cartable.ui.cells import Status

WHOLE = ("all", "some", "total")
"""Kinds of requirements that nearly every unit serves: they aren't named beside more telling ones."""


@dataclass(frozen=True)
class GuideRow:
    """A unit as the guide shows it. ``chosen`` is the kind under which it is chosen, "" when it isn't."""

    code: str
    title: str
    category: str
    why: str
    chosen: str
    statuses: tuple[Status, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """The rows shown, how many answer in all, and how many are useful or not."""

    rows: tuple[GuideRow, ...]
    answering: int
    useful: int
    total: int

    @property
    def more(self) -> int:
        """How many aren't shown yet."""
        return self.answering - len(self.rows)


@dataclass(frozen=True)
class GuideMaker:
    """What the rows are made from; only those shown are written out."""

    judged: JudgedChoice
    demand: Mapping[int, Demand]
    similar: Mapping[str, Similar] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()
    tag_words: Mapping[str, str] = field(default_factory=dict)
    adjusting: bool = False

    @cached_property
    def titles(self) -> dict[str, str]:
        """Of the requirements, by key; those that say nothing of a unit are left out."""
        judged = self.judged.judged
        nodes = judged.walk() if judged is not None else ()
        return {node.key: node_title(node.requirement) for node in nodes if node.kind not in WHOLE}

    @cached_property
    def suggestions(self) -> dict[str, Suggestion]:
        """By code, in their order. What serves the total of credits only isn't a reason: any unit does."""
        ground = self.judged.ground
        known = ground.record.acquired | ground.record.under_way
        levels = [ground.cards[code].level for code in known if code in ground.cards]
        serving = {
            code: telling
            for code, keys in self.judged.serving.items()
            if (telling := tuple(key for key in keys if key in self.titles))
        }
        given = Given(
            cards={code: ground.cards[code] for code in ground.candidates},
            serving=serving,
            known=known,
            tags=self.tags,
            similar=self.similar,
            level=round(sum(levels) / len(levels)) + 1 if levels else 0,
        )
        return {one.unit: one for one in suggest(given)}

    def make(self, asked: Asked) -> Guide:
        """The part of the guide that is asked."""
        cards = self.judged.ground.cards
        held = [one.unit for one in self.judged.chosen]
        everything = self.judged.ground.candidates
        useful = [code for code in self.suggestions if code not in held]
        first = [code for code in held if code in everything]
        if asked.show == ALL or asked.text:
            wanted: Iterable[str] = everything
        else:
            wanted = [*first, *useful]
        found = [code for code in wanted if _answers(cards[code], asked)]
        return Guide(
            rows=tuple(self.row(code) for code in found[: asked.shown]),
            answering=len(found),
            useful=len(useful),
            total=len(everything),
        )

    def row(self, code: str) -> GuideRow:
        """One unit."""
        card = self.judged.ground.cards[code]
        held = {one.unit: one.kind for one in self.judged.chosen}
        suggestion = self.suggestions.get(code)
        given = suggestion.reasons if suggestion else ()
        reasons = [reason_text(one, self.titles, self.tag_words) for one in given if one.kind != "degree"]
        return GuideRow(
            code=code,
            title=title_of(card),
            category=card.category,
            why=f"{credits_text(card.credits)}. {self._counts(card, code in held)}",
            chosen=held.get(code, ""),
            statuses=tuple(self._statuses(code)),
            reasons=tuple(text for text in reasons if text),
        )

    def _counts(self, card: UnitCard, chosen: bool) -> str:
        if self.judged.judged is None:
            return gettext("No degree of yours is known: what it counts for can't be said.")
        keys = self.judged.counting.get(card.code, ()) if chosen else self.judged.serving.get(card.code, ())
        names = [self.titles[key] for key in keys if key in self.titles]
        if names:
            return gettext("Counts for: %(what)s.") % {"what": named(names)}
        if keys:
            return gettext("Counts for the total of credits only.")
        return gettext("Counts for nothing that your degree still needs.")

    def _statuses(self, code: str) -> Iterable[Status]:
        said = self.judged.rulings_on(code)
        yield from (ruling_status(one) for one in said)
        fits = week_status(self.judged, code)
        if fits is not None:
            yield fits
        places = places_status(self.demand.get(self.judged.ground.offered[code]), adjusting=self.adjusting)
        if places is not None:
            yield places


def _answers(card: UnitCard, asked: Asked) -> bool:
    if asked.category and card.category != asked.category:
        return False
    if asked.language and card.language != asked.language:
        return False
    return holds_words(f"{card.code} {card.title_fr} {card.title_en} {' '.join(card.tags)}", asked.text)
