"""Groups of classes that rules tie together."""

from __future__ import annotations

from cartable_timetable.explaining.contradictions.neighbours import list_groups
from cartable_timetable.model import Distribution, DistributionKind

K = DistributionKind


def rule(kind: DistributionKind, *names: str) -> Distribution:
    return Distribution(kind, (), names, True)


def test_chains_of_ties_come_first_with_all_the_rules_among_their_classes() -> None:
    rules = {
        1: rule(K.SAME_START, "a", "b"),
        2: rule(K.NOT_OVERLAP, "x", "y", "z", "a"),
        4: rule(K.SAME_DAYS, "c", "d"),
        5: rule(K.DIFFERENT_TIME, "a", "c"),
        7: rule(K.SAME_ROOM, "c", "b"),
        8: rule(K.SAME_ROOM, "u", "v"),
        9: rule(K.NOT_OVERLAP, "x", "y", "z"),
    }
    assert list(list_groups(rules)) == [
        (["a", "b", "c", "d"], [1, 4, 5, 7]),
        (["x", "y", "z"], [2, 9]),
        (["a", "x", "y", "z"], [2, 9]),
    ]


def test_a_group_comes_once_and_a_very_large_one_never() -> None:
    many = tuple(f"k{number}" for number in range(41))
    rules = {1: rule(K.SAME_START, "a", "b", "c"), 2: rule(K.NOT_OVERLAP, "c", "b", "a"), 3: rule(K.NOT_OVERLAP, *many)}
    assert list(list_groups(rules)) == [(["a", "b", "c"], [1, 2])]
