"""Each pairwise constraint on hand-made placements, with exact verdicts."""

from __future__ import annotations

import pytest

from cartable_timetable.distributions import PairRule, RuleContext, get_rule_class
from cartable_timetable.model import DistributionKind, Placement, Time

CONTEXT = RuleContext(days=5, weeks=4, travel={("A", "B"): 4, ("B", "A"): 4})


def at(start: int, length: int, days: str = "10000", weeks: str = "1111", room: str | None = None) -> Placement:
    return Placement(Time(int(days[::-1], 2), int(weeks[::-1], 2), start, length), room)


MONDAY, TUESDAY = "10000", "01000"
ODD, EVEN = "1010", "0101"

CASES: list[tuple[str, tuple[int, ...], Placement, Placement, bool]] = [
    ("SameStart", (), at(10, 5), at(10, 9, TUESDAY, ODD), True),
    ("SameStart", (), at(10, 5), at(11, 5), False),
    ("SameTime", (), at(10, 9), at(12, 7, TUESDAY), True),
    ("SameTime", (), at(12, 7), at(10, 9), True),
    ("SameTime", (), at(10, 9), at(12, 8), False),
    ("SameTime", (), at(10, 9), at(9, 9), False),
    ("DifferentTime", (), at(10, 5), at(15, 5), True),
    ("DifferentTime", (), at(15, 5), at(10, 5), True),
    ("DifferentTime", (), at(10, 6), at(15, 5), False),
    ("DifferentTime", (), at(10, 6), at(15, 5, TUESDAY, EVEN), False),
    ("SameDays", (), at(10, 5, "10100"), at(30, 5, "00100"), True),
    ("SameDays", (), at(10, 5, "00100"), at(30, 5, "10100"), True),
    ("SameDays", (), at(10, 5, "10100"), at(30, 5, "01100"), False),
    ("DifferentDays", (), at(10, 5, "10100"), at(10, 5, "01000"), True),
    ("DifferentDays", (), at(10, 5, "10100", ODD), at(10, 5, "00100", EVEN), False),
    ("SameWeeks", (), at(10, 5, weeks="1110"), at(10, 5, weeks="0110"), True),
    ("SameWeeks", (), at(10, 5, weeks="1110"), at(10, 5, weeks="0011"), False),
    ("DifferentWeeks", (), at(10, 5, weeks=ODD), at(10, 5, weeks=EVEN), True),
    ("DifferentWeeks", (), at(10, 5, MONDAY, "1110"), at(10, 5, TUESDAY, "0010"), False),
    ("SameRoom", (), at(10, 5, room="A"), at(20, 5, room="A"), True),
    ("SameRoom", (), at(10, 5, room="A"), at(20, 5, room="B"), False),
    ("SameRoom", (), at(10, 5, room="A"), at(20, 5, room=None), True),
    ("SameRoom", (), at(10, 5, room=None), at(20, 5, room=None), True),
    ("DifferentRoom", (), at(10, 5, room="A"), at(10, 5, room="B"), True),
    ("DifferentRoom", (), at(10, 5, room="A"), at(20, 5, room="A"), False),
    ("DifferentRoom", (), at(10, 5, room="A"), at(20, 5, room=None), True),
    ("DifferentRoom", (), at(10, 5, room=None), at(20, 5, room=None), False),
    ("Overlap", (), at(10, 6), at(15, 5), True),
    ("Overlap", (), at(10, 5), at(15, 5), False),
    ("Overlap", (), at(10, 6), at(15, 5, TUESDAY), False),
    ("Overlap", (), at(10, 6, weeks=ODD), at(15, 5, weeks=EVEN), False),
    ("NotOverlap", (), at(10, 5), at(15, 5), True),
    ("NotOverlap", (), at(10, 6), at(15, 5), False),
    ("NotOverlap", (), at(10, 6), at(15, 5, TUESDAY), True),
    ("NotOverlap", (), at(10, 6, weeks=ODD), at(15, 5, weeks=EVEN), True),
    ("SameAttendees", (), at(10, 5, room="A"), at(15, 5, room="A"), True),
    ("SameAttendees", (), at(10, 5, room="A"), at(18, 5, room="B"), False),
    ("SameAttendees", (), at(10, 5, room="A"), at(19, 5, room="B"), True),
    ("SameAttendees", (), at(18, 5, room="B"), at(10, 5, room="A"), False),
    ("SameAttendees", (), at(10, 5, room="A"), at(18, 5, TUESDAY, room="B"), True),
    ("SameAttendees", (), at(10, 5, weeks=ODD, room="A"), at(10, 5, weeks=EVEN, room="B"), True),
    ("SameAttendees", (), at(10, 5, room="A"), at(15, 5, room=None), True),
    ("SameAttendees", (), at(10, 6, room="A"), at(15, 5, room=None), False),
    ("Precedence", (), at(50, 5, "00001", "1000"), at(10, 5, "10000", "0100"), True),
    ("Precedence", (), at(10, 5, "10000", "0100"), at(50, 5, "00001", "1000"), False),
    ("Precedence", (), at(50, 5, "10010"), at(10, 5, "01000"), True),
    ("Precedence", (), at(50, 5, "01000"), at(60, 5, "10010"), False),
    ("Precedence", (), at(10, 5), at(15, 5), True),
    ("Precedence", (), at(10, 6), at(15, 5), False),
    ("WorkDay", (20,), at(10, 5), at(25, 5), True),
    ("WorkDay", (19,), at(10, 5), at(25, 5), False),
    ("WorkDay", (19,), at(25, 5), at(10, 5), False),
    ("WorkDay", (19,), at(10, 5), at(25, 5, TUESDAY), True),
    ("WorkDay", (19,), at(10, 5, weeks=ODD), at(25, 5, weeks=EVEN), True),
    ("WorkDay", (4,), at(10, 5), at(10, 5), False),
    ("MinGap", (10,), at(10, 5), at(25, 5), True),
    ("MinGap", (11,), at(10, 5), at(25, 5), False),
    ("MinGap", (11,), at(25, 5), at(10, 5), False),
    ("MinGap", (0,), at(10, 6), at(15, 5), False),
    ("MinGap", (11,), at(10, 5), at(25, 5, TUESDAY), True),
    ("MinGap", (11,), at(10, 5, weeks=ODD), at(25, 5, weeks=EVEN), True),
]


@pytest.mark.parametrize(("kind", "arguments", "a", "b", "expected"), CASES)
def test_verdict(kind: str, arguments: tuple[int, ...], a: Placement, b: Placement, expected: bool) -> None:
    rule = get_rule_class(DistributionKind(kind))(*arguments)
    assert isinstance(rule, PairRule)
    assert rule.is_pair_ok(a, b, CONTEXT) is expected
    if rule.is_symmetric:
        assert rule.is_pair_ok(b, a, CONTEXT) is expected


def test_every_pairwise_kind_is_kept_and_broken_somewhere() -> None:
    seen = {(kind, expected) for kind, _, _, _, expected in CASES}
    pairwise = [kind.value for kind in DistributionKind if issubclass(get_rule_class(kind), PairRule)]
    assert len(pairwise) == 15
    assert seen == {(kind, verdict) for kind in pairwise for verdict in (True, False)}
