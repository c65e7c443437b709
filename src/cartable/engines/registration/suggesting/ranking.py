"""Units in the order in which a student may want to look at them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cartable.engines.registration.suggesting.kinds import Given, Reason, Suggestion

if TYPE_CHECKING:
    from cartable.engines.catalogue.api import UnitCard

#: Fewer similar students than this say nothing, and would tell of persons.
FEWEST_SIMILAR = 5
#: A unit that fewer than this share of similar students took isn't suggested by them.
SMALLEST_SHARE = 0.15
#: What each reason is worth. The degree comes before what the student likes, what they like before what others did.
DEGREE_FIRST, DEGREE_MORE, PROJECT, OPENS, SIMILAR = 4.0, 0.5, 2.5, 0.5, 2.0
#: What a level above or below the student's own takes away, for each level beyond one.
TOO_FAR = 1.0
MOST_COUNTED = 4


def suggest(given: Given) -> list[Suggestion]:
    """Each unit that has a reason to be looked at, the weightiest first; units known are left out.

    Of equal weight, the first of each category come before the second of any, so that no kind of knowledge hides
    another; then by code.

    A unit whose prerequisites aren't known is left out too: it would be suggested in vain.
    """
    found = []
    opening = _opening(given)
    for code, card in given.cards.items():
        if code in given.known or not _is_open(card, given.known):
            continue
        reasons = tuple(sorted(_reasons(card, given, opening), key=lambda one: (-one.weight, one.kind)))
        if reasons:
            found.append(Suggestion(code, reasons))
    weights = {one.unit: one.weight - _distance(given.cards[one.unit], given) for one in found}
    found.sort(key=lambda one: (-weights[one.unit], one.unit))
    turns: Counter[tuple[float, str]] = Counter()
    turn: dict[str, int] = {}
    for one in found:
        kind = (weights[one.unit], given.cards[one.unit].category)
        turn[one.unit] = turns[kind]
        turns[kind] += 1
    return sorted(found, key=lambda one: (-weights[one.unit], turn[one.unit], one.unit))


def _opening(given: Given) -> dict[str, tuple[str, ...]]:
    """What each unit opens by itself, among those not known."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, card in given.cards.items():
        if code not in given.known:
            for wanted in card.prerequisites:
                if len(wanted) == 1:
                    found[next(iter(wanted))].append(code)
    return {code: tuple(sorted(codes)) for code, codes in found.items()}


def _is_open(card: UnitCard, known: frozenset[str]) -> bool:
    return all(wanted & known for wanted in card.prerequisites) and not card.exclusions & known


def _reasons(card: UnitCard, given: Given, opening: Mapping[str, tuple[str, ...]]) -> Iterator[Reason]:
    served = given.serving.get(card.code, ())
    if served:
        worth = DEGREE_FIRST + DEGREE_MORE * min(len(served) - 1, MOST_COUNTED)
        yield Reason("degree", tuple(served), worth)
    shared = tuple(sorted(card.tags & given.tags))
    if shared:
        yield Reason("project", shared, PROJECT + DEGREE_MORE * min(len(shared) - 1, MOST_COUNTED))
    opened = opening.get(card.code, ())
    if opened and (served or shared):
        yield Reason("opens", opened, OPENS * min(len(opened), MOST_COUNTED))
    similar = given.similar.get(card.code)
    if similar is not None and similar.among >= FEWEST_SIMILAR and similar.share >= SMALLEST_SHARE:
        yield Reason("similar", (str(similar.took), str(similar.among)), SIMILAR * similar.share)


def _distance(card: UnitCard, given: Given) -> float:
    return max(abs(card.level - given.level) - 1, 0) * TOO_FAR if given.level else 0.0
