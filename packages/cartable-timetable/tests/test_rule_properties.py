"""Rules against brute force: what each means slot by slot, day by day, week by week."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cartable_timetable.distributions import PairRule, RuleContext, SetRule, get_rule_class
from cartable_timetable.distributions.blocks import merge_blocks
from cartable_timetable.model import DistributionKind, Placement, Time

DAYS, WEEKS, SLOTS = 3, 3, 30
CONTEXT = RuleContext(DAYS, WEEKS, {("A", "B"): 3, ("B", "A"): 3})

placements = st.builds(
    Placement,
    st.builds(
        Time,
        days=st.integers(1, 2**DAYS - 1),
        weeks=st.integers(1, 2**WEEKS - 1),
        start=st.integers(0, SLOTS - 10),
        length=st.integers(1, 10),
    ),
    st.sampled_from([None, "A", "B"]),
)


def meetings(time: Time) -> set[tuple[int, int, int]]:
    days = [day for day in range(DAYS) if time.days >> day & 1]
    weeks = [week for week in range(WEEKS) if time.weeks >> week & 1]
    return set(product(weeks, days, range(time.start, time.end)))


def pair_rule(kind: DistributionKind, *arguments: int) -> PairRule:
    rule = get_rule_class(kind)(*arguments)
    assert isinstance(rule, PairRule)
    return rule


def set_rule(kind: DistributionKind, *arguments: int) -> SetRule:
    rule = get_rule_class(kind)(*arguments)
    assert isinstance(rule, SetRule)
    return rule


@given(placements, placements, st.integers(0, 12))
def test_kinds_said_symmetric_are(a: Placement, b: Placement, number: int) -> None:
    for kind in DistributionKind:
        cls = get_rule_class(kind)
        if issubclass(cls, PairRule) and cls.is_symmetric:
            rule = cls(*[number] * cls.arity)
            assert rule.is_pair_ok(a, b, CONTEXT) == rule.is_pair_ok(b, a, CONTEXT)


@given(placements, placements)
def test_overlap_is_a_shared_slot_and_not_overlap_its_contrary(a: Placement, b: Placement) -> None:
    shared = bool(meetings(a.time) & meetings(b.time))
    assert pair_rule(DistributionKind.OVERLAP).is_pair_ok(a, b, CONTEXT) is shared
    assert pair_rule(DistributionKind.NOT_OVERLAP).is_pair_ok(a, b, CONTEXT) is not shared


@given(placements, placements, st.integers(0, 12))
def test_min_gap_is_no_overlap_once_one_class_is_longer(a: Placement, b: Placement, gap: int) -> None:
    longer_a = meetings(Time(a.time.days, a.time.weeks, a.time.start, a.time.length + gap))
    longer_b = meetings(Time(b.time.days, b.time.weeks, b.time.start, b.time.length + gap))
    expected = not (longer_a & meetings(b.time)) and not (longer_b & meetings(a.time))
    assert pair_rule(DistributionKind.MIN_GAP, gap).is_pair_ok(a, b, CONTEXT) is expected


@given(placements, placements)
def test_same_attendees_is_a_minimal_gap_of_the_travel(a: Placement, b: Placement) -> None:
    travel = CONTEXT.travel_between(a.room, b.room)
    expected = pair_rule(DistributionKind.MIN_GAP, travel).is_pair_ok(a, b, CONTEXT)
    assert pair_rule(DistributionKind.SAME_ATTENDEES).is_pair_ok(a, b, CONTEXT) is expected


@given(placements, placements)
def test_precedence_compares_the_first_meetings(a: Placement, b: Placement) -> None:
    first, second = min(meetings(a.time)), min(meetings(b.time))
    same_day = first[:2] == second[:2]
    expected = first[2] + a.time.length <= second[2] if same_day else first[:2] < second[:2]
    assert pair_rule(DistributionKind.PRECEDENCE).is_pair_ok(a, b, CONTEXT) is expected


@given(placements, placements)
def test_days_weeks_and_times_as_sets(a: Placement, b: Placement) -> None:
    for name, same, different in (
        ("days", DistributionKind.SAME_DAYS, DistributionKind.DIFFERENT_DAYS),
        ("weeks", DistributionKind.SAME_WEEKS, DistributionKind.DIFFERENT_WEEKS),
    ):
        first, second = ({bit for bit in range(8) if getattr(x.time, name) >> bit & 1} for x in (a, b))
        assert pair_rule(same).is_pair_ok(a, b, CONTEXT) is (first <= second or second <= first)
        assert pair_rule(different).is_pair_ok(a, b, CONTEXT) is first.isdisjoint(second)
    one, other = ({*range(x.time.start, x.time.end)} for x in (a, b))
    assert pair_rule(DistributionKind.SAME_TIME).is_pair_ok(a, b, CONTEXT) is (one <= other or other <= one)
    assert pair_rule(DistributionKind.DIFFERENT_TIME).is_pair_ok(a, b, CONTEXT) is one.isdisjoint(other)


def merge_until_stable(runs: list[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    """The paper's definition, taken literally: merge any two runs that are close, again and again."""
    merged = True
    while merged:
        merged = False
        for i, j in product(range(len(runs)), repeat=2):
            if i < j and runs[i][1] + gap >= runs[j][0] and runs[j][1] + gap >= runs[i][0]:
                union = (min(runs[i][0], runs[j][0]), max(runs[i][1], runs[j][1]))
                runs = [run for k, run in enumerate(runs) if k not in (i, j)] + [union]
                merged = True
                break
    return sorted(runs)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=6), st.integers(0, 5))
def test_blocks_are_those_of_the_definition(meetings_of_day: list[tuple[int, int]], gap: int) -> None:
    runs = [(start, start + length) for start, length in meetings_of_day]
    blocks = merge_blocks(runs, gap)
    assert [(block.start, block.end) for block in blocks] == merge_until_stable(runs, gap)
    assert sum(block.classes for block in blocks) == len(runs)


@given(st.lists(placements, max_size=5), st.integers(0, 12))
def test_day_load_counts_every_class_in_every_slot(chosen: list[Placement], limit: int) -> None:
    loads: dict[tuple[int, int], int] = {}
    for placement in chosen:
        for week, day, _slot in meetings(placement.time):
            loads[week, day] = loads.get((week, day), 0) + 1
    expected = sum(max(0, load - limit) for load in loads.values())
    assert set_rule(DistributionKind.MAX_DAY_LOAD, limit).measure_excess(chosen, CONTEXT) == expected


@given(st.lists(placements, max_size=5), st.integers(0, 3), st.integers(0, 12), st.integers(0, 5))
def test_set_rules_do_not_depend_on_the_order(chosen: list[Placement], small: int, large: int, gap: int) -> None:
    rules = [
        set_rule(DistributionKind.MAX_DAYS, small),
        set_rule(DistributionKind.MAX_DAY_LOAD, large),
        set_rule(DistributionKind.MAX_BREAKS, small, gap),
        set_rule(DistributionKind.MAX_BLOCK, large, gap),
    ]
    for rule in rules:
        assert rule.measure_excess(chosen, CONTEXT) == rule.measure_excess(chosen[::-1], CONTEXT)
