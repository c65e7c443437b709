"""For what a further unit would count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from cartable.engines.catalogue.regulations.nodes import Credits
from cartable.engines.catalogue.regulations.plan import amount_at
from cartable.engines.catalogue.regulations.records import Credit, Judged


class UnitFacts(Protocol):
    """What is read of a unit: the catalogue's ``UnitCard`` has it."""

    @property
    def code(self) -> str: ...
    @property
    def title_fr(self) -> str: ...
    @property
    def title_en(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def credits(self) -> int: ...
    @property
    def language(self) -> str: ...
    @property
    def tags(self) -> frozenset[str]: ...


def unit_credit(unit: UnitFacts, competences: frozenset[str] = frozenset()) -> Credit:
    """The unit as it would count if it were followed: planned."""
    return Credit(
        unit=unit.code,
        title_fr=unit.title_fr,
        title_en=unit.title_en,
        category=unit.category,
        level=unit.level,
        credits=unit.credits,
        language=unit.language,
        tags=unit.tags,
        state="planned",
        competences=competences,
    )


def serves(judged: Judged, unit: UnitFacts | Credit) -> tuple[str, ...]:
    """Keys of the requirements for which the unit would count and that lack credits, units or weeks yet, from top to
    bottom; nothing inside what is met. What is coming isn't there: ``judged.find(key).lacking`` tells it apart.

    A unit that counts in the requirement already isn't named again. Where credits count in one part only, every part
    that it suits is named. Give a ``Credit`` when competences matter: a card doesn't hold them.
    """
    return tuple(_served(judged, unit if isinstance(unit, Credit) else unit_credit(unit)))


def _served(judged: Judged, credit: Credit) -> Iterator[str]:
    if judged.is_met:
        return
    if judged.kind not in ("all", "some"):
        if not amount_at(judged.requirement, credit, False):
            return
        if judged.have < judged.minimum and not any(one.unit == credit.unit for one in judged.counted):
            yield judged.key
    if judged.kind in ("all", "some") or isinstance(judged.requirement, Credits):
        for child in judged.children:
            yield from _served(child, credit)
