"""Even groups, friends and needed sections where students have no seat, two configurations, or limits are missing."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import ceil

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.extensions import BalancedSizes, KeptTogether, NeedsSection, ReservedPlaces
from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Problem,
    Solution,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)

PEOPLE = tuple(f"s{number}" for number in range(6))
PARTS = {"A": ("A1", "A2"), "B": ("B1", "B2", "B3"), "C": ("C1", "C2")}
CONFIGS = {"F": ("A", "B"), "G": ("C",)}
limits = st.one_of(st.none(), st.integers(0, 6))
seats = st.sampled_from([(), *product(PARTS["A"], PARTS["B"]), *((name,) for name in PARTS["C"])])


@settings(deadline=None, max_examples=300)
@given(
    limit=st.fixed_dictionaries({name: limits for names in PARTS.values() for name in names}),
    taken=st.fixed_dictionaries(dict.fromkeys(PEOPLE, seats)),
    friends=st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True),
    tolerance=st.integers(0, 2),
    wanted=st.lists(st.sampled_from(["A1", "B1", "B2", "C2"]), min_size=1, unique=True),
)
def test_the_excess_is_the_definition(
    limit: dict[str, int | None],
    taken: dict[str, tuple[str, ...]],
    friends: list[str],
    tolerance: int,
    wanted: list[str],
) -> None:
    option = TimeOption(Time(1, 1, 0, 1), 0)
    parts = {
        part: Subpart(part, tuple(Class(name, limit[name], None, False, (option,), ()) for name in names))
        for part, names in PARTS.items()
    }
    course = Course("k", tuple(Config(name, tuple(parts[part] for part in of)) for name, of in CONFIGS.items()))
    extensions = (
        *(BalancedSizes(part, tolerance, penalty=2) for part in PARTS),
        KeptTogether("k", tuple(friends), required=True),
        NeedsSection("k", tuple(friends), tuple(wanted), penalty=3),
        ReservedPlaces("A1", 2, tuple(friends), penalty=5),
    )
    people = tuple(Student(person, ("k",)) for person in PEOPLE)
    problem = Problem("seats", 5, 1, 20, Weights(1, 1, 1, 1), (), (course,), (), people, extensions)
    inside = {name: tuple(who for who in PEOPLE if name in taken[who]) for names in PARTS.values() for name in names}
    expected = [spread(names, limit, inside, tolerance) for names in PARTS.values()]
    seated = [person for person in friends if taken[person]]
    expected.append(apart(seated, taken, inside))
    expected.append(sum(not set(taken[person]) & set(wanted) for person in seated))
    others, most = set(inside["A1"]) - set(friends), limit["A1"]
    expected.append(0 if most is None else max(0, len(others) - max(0, most - 2)))
    assert [cost.excess for cost in check(problem, Solution("seats", {}, inside)).extensions] == expected


def spread(
    names: tuple[str, ...], limit: dict[str, int | None], inside: dict[str, tuple[str, ...]], tolerance: int
) -> int:
    total = sum(len(inside[name]) for name in names)
    given_ = [limit[name] for name in names]
    weights = [item or 0 for item in given_] if None not in given_ and any(given_) else [1] * len(names)
    shares = [Fraction(total * weight, sum(weights)) for weight in weights]
    return sum(
        max(0, ceil(abs(len(inside[name]) - share)) - tolerance) for name, share in zip(names, shares, strict=True)
    )


def apart(seated: list[str], taken: dict[str, tuple[str, ...]], inside: dict[str, tuple[str, ...]]) -> int:
    """Over the subparts of the configuration of most of them, those outside the biggest common class."""
    follow = {
        config: sum(any(taken[who][0] in PARTS[part] for part in of) for who in seated)
        for config, of in CONFIGS.items()
    }
    main = "F" if follow["F"] >= follow["G"] else "G"
    return sum(
        len(seated) - max(len(set(seated) & set(inside[name])) for name in PARTS[part]) for part in CONFIGS[main]
    )
