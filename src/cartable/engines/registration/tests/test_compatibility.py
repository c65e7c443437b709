"""Compatibility hour by hour: as trying everything would tell."""

from __future__ import annotations

from itertools import product

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.engines.registration.compatibility import (
    ChoiceTree,
    ClassTime,
    GroupNode,
    OfferedUnit,
    PartNode,
    WayNode,
    WeekPlan,
    alternatives,
    clash_words,
    judge,
    judge_additions,
)
from cartable.engines.registration.compatibility.fitting import Fitting
from cartable.engines.registration.compatibility.options import options_of

EVERY = 0b1111
Taken = set[tuple[int, int, int]]


def at(day: int, start: int, length: int = 24, weeks: int = EVERY) -> ClassTime:
    return ClassTime(1 << day, weeks, start, length)


def slots(times: tuple[ClassTime, ...]) -> Taken:
    """Every slot one by one."""
    return {
        (week, day, slot)
        for time in times
        for week in range(8)
        if time.weeks >> week & 1
        for day in range(7)
        if time.days >> day & 1
        for slot in range(time.start, time.start + time.length)
    }


def unit(id_: int, *parts: tuple[str, list[int]], parents: dict[int, int] | None = None) -> OfferedUnit:
    known = parents or {}
    nodes = tuple(
        PartNode(kind, tuple(GroupNode(group, rank, known.get(group)) for rank, group in enumerate(groups, 1)))
        for kind, groups in parts
    )
    return OfferedUnit(id_, f"U{id_}", (WayNode(nodes),))


def tree(*units: OfferedUnit) -> ChoiceTree:
    return ChoiceTree({one.id: one for one in units})


# --- trying everything -----------------------------------------------------------------------------------------


def every_way(offered: OfferedUnit, plan: WeekPlan, full: frozenset[int]) -> list[tuple[frozenset[int], Taken]]:
    found = []
    for way in offered.ways:
        parts = [part.groups for part in way.parts if part.groups]
        all_ids = {group.id for part in parts for group in part}
        for groups in product(*parts):
            ids = frozenset(group.id for group in groups)
            if ids & full or any(g.parent in all_ids and g.parent not in ids for g in groups if g.parent):
                continue
            taken: Taken = set()
            meets = False
            for group in groups:
                mine = slots(plan.classes.get(group.id, ()))
                meets = meets or bool(mine & taken)
                taken |= mine
            if not meets:
                found.append((ids, taken))
    return found


def every_arrangement(
    plan: WeekPlan, offer: ChoiceTree, chosen: list[int], full: frozenset[int]
) -> list[tuple[list[frozenset[int]], Taken]]:
    ways = [every_way(offer.offerings[one], plan, full) for one in chosen]
    found = []
    for combination in product(*ways):
        taken: Taken = set()
        if all(not (mine & taken) and (taken.update(mine) or True) for _ids, mine in combination):
            found.append(([ids for ids, _mine in combination], taken))
    return found


@st.composite
def terms(draw: st.DrawFn) -> tuple[WeekPlan, ChoiceTree, frozenset[int]]:
    ids = iter(range(1, 200))
    times: dict[int, tuple[ClassTime, ...]] = {}
    units = []
    a_time = st.builds(
        ClassTime,
        st.sampled_from([1, 2, 3]),
        st.sampled_from([0b1111, 0b0101, 0b1010, 0b0011]),
        st.sampled_from([0, 2, 4, 5]),
        st.sampled_from([2, 3]),
    )
    for number in range(1, draw(st.integers(2, 5)) + 1):
        ways = []
        for _way in range(draw(st.integers(1, 2))):
            parts: list[PartNode] = []
            for kind in draw(st.sampled_from([["cm"], ["cm", "td"], ["td", "cm", "tp"]])):
                before = [group.id for part in parts for group in part.groups]
                groups = []
                for rank in range(1, draw(st.integers(1, 3)) + 1):
                    id_ = next(ids)
                    parent = draw(st.sampled_from([None, *before]))
                    groups.append(GroupNode(id_, rank, parent))
                    if draw(st.integers(0, 9)):
                        times[id_] = tuple(draw(st.lists(a_time, min_size=1, max_size=2)))
                parts.append(PartNode(kind, tuple(groups)))
            if draw(st.booleans()):
                parts.reverse()
            ways.append(WayNode(tuple(parts)))
        units.append(OfferedUnit(number, f"U{number}", tuple(ways)))
    full = draw(st.frozensets(st.sampled_from(sorted(times)), max_size=2)) if times else frozenset()
    return WeekPlan("draft", "", times), tree(*units), full


@settings(max_examples=200, deadline=None)
@given(terms(), st.sampled_from([(), (ClassTime(1, 0b1111, 1, 3),), (ClassTime(3, 0b0110, 3, 4),)]))
def test_judging_is_trying_everything(term: tuple[WeekPlan, ChoiceTree, frozenset[int]], free: tuple[ClassTime, ...]):
    plan, offer, full = term
    chosen = list(offer.offerings)
    found = judge(plan, offer, chosen, free=free, full=full)
    everything = every_arrangement(plan, offer, chosen, full)
    assert found.possible == bool(everything)
    assert bool(found.clashes) == (not everything)
    if not everything:
        for clash in found.clashes:
            assert not every_arrangement(plan, offer, list(clash.units), full)
            assert clash_words(clash)
        for one in chosen:
            rest = [other for other in chosen if other != one]
            assert (one in found.without) == bool(every_arrangement(plan, offer, rest, full))
        return
    for rank, one in enumerate(chosen):
        assert set(found.groups[one]) == {group for ids, _taken in everything for group in ids[rank]}
        assert frozenset(found.example[one]) in [ids[rank] for ids, _taken in everything]
    wanted = slots(free)
    least = min(len(taken & wanted) for _ids, taken in everything)
    assert found.lost_minutes == least * plan.slot_minutes
    drawn = [slots(plan.classes.get(group, ())) for groups in found.example.values() for group in groups]
    assert sum(map(len, drawn)) == len(set().union(*drawn))


@settings(max_examples=100, deadline=None)
@given(terms())
def test_additions_are_trying_everything(term: tuple[WeekPlan, ChoiceTree, frozenset[int]]):
    plan, offer, full = term
    chosen = list(offer.offerings)[:2]
    found = judge_additions(plan, offer, chosen, offer.offerings, full=full)
    assert set(found) == set(offer.offerings)
    for candidate, answer in found.items():
        beside = [one for one in chosen if one != candidate]
        everything = every_arrangement(plan, offer, [*beside, candidate], full)
        assert answer.possible == bool(everything)
        if everything:
            assert set(answer.groups[candidate]) == {group for ids, _taken in everything for group in ids[-1]}
        elif every_arrangement(plan, offer, beside, full):
            assert answer.clashes
            assert all(candidate in clash.units for clash in answer.clashes)


# --- what a student reads ---------------------------------------------------------------------------------------


@pytest.fixture
def in_english():
    with override("en"):
        yield


MT = unit(1, ("cm", [11]), ("td", [12, 13]))
PHY = unit(2, ("cm", [21]), ("td", [22]))
LANGUAGE = unit(3, ("td", [31, 32]))
PLAN = WeekPlan(
    "published",
    "",
    {
        11: (at(0, 96),),
        12: (at(1, 96),),
        13: (at(2, 96),),
        21: (at(3, 96),),
        22: (at(1, 108),),
        31: (at(2, 100, 12),),
        32: (at(4, 180),),
    },
    {12: 4, 13: 0, 31: None},
)


def test_groups_left_for_each_unit():
    found = judge(PLAN, tree(MT, PHY, LANGUAGE), [1, 2, 3])
    assert found.possible
    assert found.groups == {1: (11, 13), 2: (21, 22), 3: (32,)}


def test_full_groups_can_be_left_out_save_ones_own(in_english):
    offer = tree(MT, PHY)
    assert PLAN.full_classes() == {13}
    assert PLAN.full_classes(held=frozenset({13})) == frozenset()
    found = judge(PLAN, offer, [1, 2], full=PLAN.full_classes())
    assert not found.possible
    assert [clash.is_full for clash in found.clashes] == [True]
    assert clash_words(found.clashes[0]) == "The groups of U1 and U2 that fit together have no seat left."
    alone = judge(PLAN, offer, [1], full={12, 13})
    assert clash_words(alone.clashes[0]) == "No group of U1 has a seat left."


def test_a_clash_says_when_in_both_languages():
    plan = WeekPlan("draft", "", {1: (at(1, 96),), 2: (at(1, 108),)})
    found = judge(plan, tree(unit(1, ("cm", [1])), unit(2, ("cm", [2]))), [1, 2])
    (clash,) = found.clashes
    assert (clash.first, clash.second, found.without) == (1, 2, (1, 2))
    with override("en"):
        words = clash_words(clash)
    assert words.replace("\u00a0", " ") == "U1 CM and U2 CM meet at once on Tuesday, 9 – 10 am, whatever the group."
    with override("fr"):
        words = clash_words(clash)
    assert words.replace("\u00a0", " ") == (
        "U1 CM et U2 CM ont lieu en même temps le mardi, 9 h – 10 h, quel que soit le groupe."
    )


def test_three_units_each_two_of_which_fit(in_english):
    plan = WeekPlan(
        "draft",
        "",
        {1: (at(0, 96),), 2: (at(1, 96),), 3: (at(0, 96),), 4: (at(1, 96),), 5: (at(0, 96),), 6: (at(1, 96),)},
    )
    offer = tree(*(unit(number, ("td", [2 * number - 1, 2 * number])) for number in (1, 2, 3)))
    found = judge(plan, offer, [1, 2, 3])
    assert [clash.units for clash in found.clashes] == [(1, 2, 3)]
    assert clash_words(found.clashes[0]) == "U1, U2 and U3 don't fit together: each two do, not all at once."


def test_times_wanted_free_refuse_nothing():
    free = (at(4, 144, 144),)
    offer = tree(MT, LANGUAGE)
    assert judge(PLAN, offer, [1, 3], free=free).lost_minutes == 0
    lost = judge(PLAN, offer, [3, 1], free=(*free, at(2, 96, 24)))
    assert (lost.possible, lost.lost_minutes, lost.keeps_free) == (True, 4 * 60, False)


def test_without_timetable_everything_fits():
    plan = WeekPlan("none", "", {})
    found = judge(plan, tree(MT, PHY), [1, 2, 99])
    assert (found.possible, found.groups) == (True, {1: (11, 12, 13), 2: (21, 22)})


def test_a_child_goes_with_its_parent_wherever_it_stands():
    offered = unit(1, ("tp", [3, 4]), ("td", [1, 2]), parents={3: 1, 4: 2})
    ways = {option.members == {1, 3} or option.members == {2, 4} for option in options_of(offered, {1: 1, 2: 2}).every}
    assert ways == {True}


def test_what_is_known_answers_the_next_question():
    fitting = Fitting({1: options_of(MT, {11: 1, 12: 2, 13: 4}).least})
    assert fitting.find(1) is None
    assert fitting.find(3) is None
    assert fitting.find(2) is not None


def test_alternatives_are_alike_first():
    from cartable.engines.catalogue.api import UnitCard

    def card(id_: int, code: str, category: str, level: int) -> UnitCard:
        return UnitCard(id_, code, code, code, category, level, 6, "fr", "", True, True)

    cards = {1: card(1, "A", "cs", 3), 2: card(2, "B", "tm", 3), 3: card(3, "C", "cs", 3), 4: card(4, "D", "cs", 1)}
    judged = judge_additions(WeekPlan("none", "", {}), tree(*(unit(n, ("cm", [n])) for n in cards)), [], cards)
    assert alternatives(cards[1], judged, cards) == [3, 4, 2]
