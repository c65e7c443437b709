"""A curve keeps its shape in bounded size."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cartable.kernel.jobs.curve import MAX_POINTS, Curve


@given(st.integers(0, 5 * MAX_POINTS))
def test_it_is_bounded_ordered_and_ends_with_the_last_point(count):
    curve = Curve()
    for number in range(count):
        curve.add(number, -number)
    points = curve.points
    assert len(points) <= MAX_POINTS + 1
    assert points == sorted(points)
    assert all(y == -x for x, y in points)
    if count:
        assert (points[0][0], points[-1][0]) == (0, count - 1)


def test_below_the_bound_every_point_is_kept():
    curve = Curve([[0, 1]])
    for number in range(1, MAX_POINTS - 1):
        curve.add(number, 0)
    assert [x for x, _y in curve.points] == list(range(MAX_POINTS - 1))


def test_points_are_spread_over_the_whole_time():
    curve = Curve()
    for number in range(100_000):
        curve.add(number, 0)
    xs = [x for x, _y in curve.points]
    assert max(b - a for a, b in pairwise(xs)) <= 100_000 / (MAX_POINTS / 2)
