"""What a first cooling teaches the long one."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.schedule import first_cycle, main_cycle, mild_cycle, warm_cycle


def _trace(costs: list[float]) -> list[tuple[float, float]]:
    temperatures = np.geomspace(25.0, 0.6, 12 * len(costs))
    return [(float(t), costs[n // 12]) for n, t in enumerate(temperatures)]


def test_without_lesson_the_long_cycle_has_the_range_of_the_first() -> None:
    first, long = first_cycle(100.0), main_cycle(100.0, (), 0.6)
    assert (first.hot, first.cold) == (long.hot, long.cold) == (25.0, 0.6)
    assert (first.begin, first.end, long.begin, long.end) == (0.0, 0.08, 0.08, 0.6)


def test_costs_that_settle_early_change_nothing() -> None:
    long = main_cycle(100.0, _trace([150, 130, 120, 110, 105, 102, 101, 100, 100, 100, 100, 100]))
    assert (long.hot, long.cold) == (25.0, 0.6)


def test_the_long_cycle_begins_where_costs_have_halved() -> None:
    trace = _trace([900, 700, 500, 190, 150, 130, 110, 100, 100, 100, 100, 100])
    long = main_cycle(100.0, trace)
    assert long.hot == trace[2 * 12][0]
    assert long.cold == 0.6


def test_never_below_a_least_first_temperature() -> None:
    assert main_cycle(100.0, _trace([900] * 10 + [300, 100])).hot == 4.0


def test_costs_that_still_fall_ask_for_a_colder_end() -> None:
    long = main_cycle(100.0, _trace([190, 180, 170, 160, 150, 140, 135, 130, 120, 115, 110, 100]))
    assert long.cold == 0.6 / 6


def test_a_mild_cycle_begins_in_the_middle() -> None:
    mild = mild_cycle(main_cycle(100.0, (), 0.6), 0.7, 0.76)
    assert (mild.begin, mild.end, mild.cold) == (0.7, 0.76, 0.6)
    assert mild.hot == float(np.sqrt(25.0 * 0.6))


def test_a_warm_cycle_may_change_much_but_not_everything() -> None:
    warm = warm_cycle(main_cycle(100.0, (), 0.6), 0.7, 0.85)
    assert (warm.begin, warm.end, warm.hot, warm.cold) == (0.7, 0.85, 10.0, 0.6)
