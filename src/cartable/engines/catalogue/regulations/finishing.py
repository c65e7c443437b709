"""The shortest ways to finish: which units would complete a requirement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cartable.engines.catalogue.regulations.deciding import asked_of
from cartable.engines.catalogue.regulations.judging import Tally, counted_once
from cartable.engines.catalogue.regulations.nodes import Requirement
from cartable.engines.catalogue.regulations.plan import plan_of
from cartable.engines.catalogue.regulations.reach import let_go, most_at, with_waived
from cartable.engines.catalogue.regulations.records import Credit, Exemption, Facts, Step, Way
from cartable.engines.catalogue.regulations.searching import Found, Search
from cartable.engines.catalogue.regulations.shortfall import Shortfall


def ways_to_finish(
    requirement: Requirement,
    *,
    credits: Iterable[Credit],
    facts: Facts,
    exemptions: Sequence[Exemption] = (),
    candidates: Sequence[Credit],
    most: int = 3,
) -> list[Way]:
    """Up to ``most`` ways of completing what is there and coming with units of ``candidates``, the shortest first.

    What no candidate can bring (a certified level, weeks abroad, a list whose units are all gone) is left out and
    named in ``remains``; nothing needed gives one way without units. Each way is minimal: without any of its units it
    no longer finishes. Units of equal use are told once, as a step with its choices; the way names the first ones, so
    put the preferred candidates first. Prerequisites, exclusions and terms are the caller's to sort out.

    Exact: fewest units, then fewest credits, proved (``is_shortest``), credits that count in one part only being placed
    anew. Beyond ``searching.MOST_EXPANDED`` steps the search ends: one way found by taking what brings most, without
    needless units, is given with ``is_shortest`` false. Empty when no way exists.
    """
    plan, asked = plan_of(requirement), asked_of(plan_of(requirement), exemptions)
    held = counted_once(credits)
    known = {one.unit for one in held}
    free = list({one.unit: one for one in reversed(candidates) if one.unit and one.unit not in known}.values())[::-1]
    reached = _most_with(Tally(plan, asked, facts), most_at(plan, [*held, *free], asked.admitted))
    gone = let_go(plan, asked, reached)
    asked = with_waived(asked, gone)
    tally = Tally(plan, asked, facts)
    contested = [row for rows in tally.add_settled(held).values() for row in rows]
    short = Shortfall(plan, asked, tally)
    search = Search(short, short.lanes(free), short.starts(contested))
    remains = tuple(plan.nodes[i].key for i in sorted(gone))
    return [_way(search, found, remains) for found in _found(search, most)]


def _most_with(tally: Tally, most: list[int]) -> list[int]:
    """Certified levels count with what credits bring."""
    return [a + b for a, b in zip(tally.have, most, strict=True)]


def _found(search: Search, most: int) -> list[Found]:
    kept: list[Found] = []
    for found in search.ways():
        if any(found.taken == one.taken for one in kept) or search.without_needless(found.taken) != found.taken:
            continue
        kept.append(found)
        if len(kept) >= most:
            return kept
    if not kept and search.was_cut:
        found_greedily = search.greedy()
        return [found_greedily] if found_greedily else []
    return kept


def _way(search: Search, found: Found, remains: tuple[str, ...]) -> Way:
    steps, units, credits = [], list[str](), 0
    for group, number in found.taken.items():
        lanes = [one for one in search.lanes if one.group == group]
        places = sorted({place for one in lanes for place, _amount in one.move})
        keys = tuple(search.short.plan.nodes[search.short.places[place]].key for place in places)
        steps.append(Step(number, lanes[0].units, lanes[0].credits, keys))
        units += lanes[0].units[:number]
        credits += number * lanes[0].credits
    return Way(tuple(units), credits, tuple(steps), remains, found.is_shortest)
