"""The four constraints on a whole set: exact excess and exact price."""

from __future__ import annotations

import pytest

from cartable_timetable.distributions import RuleContext, SetRule, get_rule_class
from cartable_timetable.distributions.blocks import Block, merge_blocks
from cartable_timetable.model import DistributionKind, Placement, Time

CONTEXT = RuleContext(days=5, weeks=4)


def at(start: int, length: int, days: str = "10000", weeks: str = "1111") -> Placement:
    return Placement(Time(int(days[::-1], 2), int(weeks[::-1], 2), start, length), None)


CASES: list[tuple[str, tuple[int, ...], list[Placement], int, int]] = [
    ("MaxDays", (2,), [at(10, 5, "10100"), at(10, 5, "00100", "0001")], 0, 0),
    ("MaxDays", (2,), [at(10, 5, "10100"), at(10, 5, "01010", "0001")], 2, 14),
    ("MaxDayLoad", (10,), [at(10, 5), at(20, 5)], 0, 0),
    ("MaxDayLoad", (9,), [at(10, 5), at(20, 5)], 4, 7),
    ("MaxDayLoad", (9,), [at(10, 5), at(20, 5, weeks="0001")], 1, 1),
    ("MaxDayLoad", (9,), [at(10, 5, "11000"), at(10, 6, "11000", "1100")], 8, 14),
    ("MaxDayLoad", (9,), [at(10, 5), at(20, 5, "01000")], 0, 0),
    ("MaxBreaks", (0, 5), [at(10, 5), at(20, 5)], 0, 0),
    ("MaxBreaks", (0, 4), [at(10, 5), at(20, 5)], 4, 7),
    ("MaxBreaks", (1, 4), [at(10, 5), at(20, 5), at(40, 5)], 4, 7),
    ("MaxBreaks", (0, 4), [at(10, 5), at(20, 5), at(40, 5, weeks="1000")], 5, 8),
    ("MaxBreaks", (0, 4), [at(10, 5), at(20, 5, weeks="1000")], 1, 1),
    ("MaxBlock", (15, 5), [at(10, 5), at(20, 5)], 0, 0),
    ("MaxBlock", (14, 5), [at(10, 5), at(20, 5)], 4, 7),
    ("MaxBlock", (14, 4), [at(10, 5), at(20, 5)], 0, 0),
    ("MaxBlock", (4, 5), [at(10, 50)], 0, 0),
    ("MaxBlock", (14, 5), [at(10, 15), at(60, 5), at(61, 5)], 0, 0),
    ("MaxBlock", (14, 5), [at(10, 5), at(20, 5), at(60, 5, weeks="1000"), at(65, 10, weeks="1000")], 5, 8),
]


@pytest.mark.parametrize(("kind", "arguments", "placements", "excess", "price"), CASES)
def test_excess_and_price_at_penalty_seven(
    kind: str,
    arguments: tuple[int, ...],
    placements: list[Placement],
    excess: int,
    price: int,
) -> None:
    rule = get_rule_class(DistributionKind(kind))(*arguments)
    assert isinstance(rule, SetRule)
    assert rule.measure_excess(placements, CONTEXT) == excess
    assert rule.price(7, excess, CONTEXT) == price


def test_blocks_merge_through_a_long_meeting_that_holds_others() -> None:
    assert merge_blocks([(50, 60), (10, 40), (12, 14), (45, 47)], 5) == [Block(10, 60, 4)]
    assert merge_blocks([(50, 60), (10, 40), (12, 14), (45, 47)], 4) == [
        Block(10, 40, 2),
        Block(45, 60, 2),
    ]


def test_equal_meetings_count_as_two_classes() -> None:
    assert merge_blocks([(10, 20), (10, 20)], 0) == [Block(10, 20, 2)]
