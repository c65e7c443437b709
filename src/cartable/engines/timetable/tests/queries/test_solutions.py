"""Solutions, what they cost, what they don't keep, who clashes."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.timetable.models import Distribution, Solution, Violation
from cartable.engines.timetable.queries.demand import biggest_classes, clashing_people
from cartable.engines.timetable.queries.solutions import (
    SolutionCounts,
    best_of,
    compare,
    criteria,
    list_solutions,
    solution_counts,
    term_weights,
)
from cartable.engines.timetable.queries.terms import term_states
from cartable.engines.timetable.queries.violations import ViolationKind, class_labels, violation_kinds
from cartable.engines.timetable.tests.queries.campus import Campus


def test_criteria_are_sums_by_prices(campus: Campus) -> None:
    (solution,) = list_solutions(campus.term.pk)
    rows = criteria(solution, term_weights(campus.term.pk))
    found = [(row.key, row.total, row.weight, row.cost, row.percent) for row in rows]
    assert found == [
        ("time", 10, 2, 20, 100),
        ("room", 6, 1, 6, 30),
        ("distribution", 4, 4, 16, 80),
        ("student", 2, 5, 10, 50),
    ]


def test_compare_tells_the_change_by_criterion(campus: Campus) -> None:
    campus.solve(total=30)
    Solution.objects.filter(number=2).update(time_cost=4)
    newest, oldest = list_solutions(campus.term.pk)
    changes = [row.change for row in compare(oldest, newest, term_weights(campus.term.pk))]
    assert changes == [-12, 0, 0, 0]


def test_best_is_the_cheapest_feasible(campus: Campus) -> None:
    campus.solve(total=10, feasible=False)
    campus.solve(total=41)
    campus.solve(total=41)
    best = best_of(list_solutions(campus.term.pk))
    assert best is not None
    assert (best.number, best.total) == (3, 41)
    assert best_of([]) is None


def test_counts_of_a_solution(campus: Campus) -> None:
    assert solution_counts(campus.solution.pk) == SolutionCounts(7, 9, 1, 1)


def test_violations_are_grouped_by_kind_the_worst_first(campus: Campus) -> None:
    soft = Distribution.objects.create(term=campus.term, rank=0, kind="SameRoom", required=False, penalty=3)
    hard = Distribution.objects.create(term=campus.term, rank=1, kind="NotOverlap", required=True)
    for rule, cost, is_hard in ((soft, 3, False), (soft, 6, False), (hard, 0, True)):
        Violation.objects.create(
            solution=campus.solution, distribution=rule, code="distribution", is_hard=is_hard, cost=cost
        )
    assert violation_kinds(campus.solution.pk) == [
        ViolationKind("distribution", "NotOverlap", True, 1, 0),
        ViolationKind("distribution", "SameRoom", False, 2, 9),
    ]


def test_class_labels_are_read_together(campus: Campus) -> None:
    ids = [row.pk for row in campus.classes.values()]
    with CaptureQueriesContext(connection) as asked:
        labels = class_labels(ids, campus.solution.pk)
    assert len(asked) == 1
    assert labels[campus.classes["IF28 tp1"].pk].code == "IF28"


def test_biggest_classes_come_first(campus: Campus) -> None:
    rows = biggest_classes(campus.solution.pk, limit=3)
    assert [(row.label.code, row.label.kind, row.taken, row.limit, row.capacity) for row in rows] == [
        ("IF28", "cm", 2, None, 100),
        ("MT32", "cm", 2, None, 100),
        ("MT32", "td", 2, 30, 40),
    ]


def test_clashing_people_are_counted_once_each(campus: Campus) -> None:
    rows = clashing_people(campus.solution.pk).order_by("-number", "pk")
    assert [(row.code, row.number) for row in rows] == [("ines", 1)]


def test_term_states_tell_where_each_stands(campus: Campus) -> None:
    with CaptureQueriesContext(connection) as asked:
        (state,) = term_states([campus.term])
    assert len(asked) == 4
    assert (state.classes, state.solutions, state.version, state.is_best_published, state.running) == (7, 1, 1, True, 0)
    campus.solve(total=1)
    (state,) = term_states([campus.term])
    assert (state.solutions, state.is_best_published) == (2, False)
