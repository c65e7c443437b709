"""CP-SAT places the last classes where annealing would have to be lucky."""

from __future__ import annotations

import numpy as np

from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Distribution,
    DistributionKind,
    Problem,
    Room,
    RoomOption,
    Subpart,
    Time,
    TimeOption,
    Weights,
)
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import compile_problem
from cartable_timetable.solver.large_moves import LargeMoves
from cartable_timetable.solver.search import Search


def _full_week(hours: int, rule: DistributionKind) -> Problem:
    """As many classes as one room has hours, each with three hours to choose from, plus a pair in a free room."""
    times = tuple(Time(1 << (hour % 5), 1, 96 + 24 * (hour // 5), 24) for hour in range(hours))
    classes = []
    for number in range(hours):
        options = tuple(TimeOption(times[(number + step) % hours], step) for step in range(3))
        classes.append(Class(str(number), None, None, True, options, (RoomOption("r", 0),)))
    courses = tuple(Course(item.id, (Config(item.id, (Subpart(item.id, (item,)),)),)) for item in classes)
    rules = (Distribution(rule, (), ("0", "5"), True),)
    return Problem("week", 5, 1, 288, Weights(1, 1, 1, 1), (Room("r", 9),), courses, rules, ())


def test_repair_finds_the_only_packings_of_a_full_room() -> None:
    compiled = compile_problem(_full_week(15, DistributionKind.SAME_DAYS))
    search = Search(compiled, Budget(600.0, 1_000, None), 1, None)
    place, pick = search.state.place.copy(), search.state.pick.copy()
    for c in range(15):  # everybody one hour late, but for the last, who sits on another
        row = compiled.tables.choices.t_ptr[c] + (0 if c == 14 else 1)
        pick[c, 0], place[c, 0] = row, compiled.tables.choices.t_id[row]
    search.move_to(place, pick)
    search.snapshot.soft = search.snapshot.broken = 1 << 60
    soft, broken = search.observe()
    assert broken == 1
    moves = LargeMoves(search, 1)
    while search.state.totals[1] and moves.rounds < 40:
        moves.step(60.0)
    soft, broken = search.auditor.run(search.tables, search.state)
    assert broken == 0
    assert np.array_equal(search.snapshot.place, search.state.place)
