"""From a problem to arrays, and the names needed to come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cartable_timetable.model import Class, Problem, Time
from cartable_timetable.solver.arrays import Tables
from cartable_timetable.solver.compile_choices import compile_choices, compile_rooms, compile_times, list_unique_times
from cartable_timetable.solver.compile_groups import compile_groups
from cartable_timetable.solver.compile_pairs import compile_pairs, compile_ties
from cartable_timetable.solver.compile_seats import Enrolments, compile_seats
from cartable_timetable.solver.presolve import prune


@dataclass(frozen=True, slots=True)
class Compiled:
    """Arrays of a problem with the tables that give the indices their names."""

    problem: Problem
    classes: tuple[Class, ...]
    class_index: Mapping[str, int]
    times: tuple[Time, ...]
    time_index: Mapping[Time, int]
    room_ids: tuple[str, ...]
    room_index: Mapping[str, int]
    enrolments: Enrolments
    tables: Tables

    @property
    def is_sectioned(self) -> bool:
        """Whether there are students to assign."""
        return len(self.enrolments.pairs) > 0


def compile_problem(problem: Problem) -> Compiled:
    """Arrays for ``problem``. Raises ``ValueError`` when a class has no time, or needs a room and may take none."""
    classes = tuple(problem.classes())
    class_index = {item.id: index for index, item in enumerate(classes)}
    times = list_unique_times(classes)
    time_index = {time: index for index, time in enumerate(times)}
    room_ids = tuple(room.id for room in problem.rooms)
    room_index = {room: index for index, room in enumerate(room_ids)}
    time_table = compile_times(times)
    rooms = compile_rooms(problem, times, room_index)
    pairs = compile_pairs(problem, class_index)
    choices = compile_choices(problem, classes, time_index, room_index)
    choices = prune(choices, time_table, rooms, pairs)
    seats, enrolments = compile_seats(problem, classes, class_index)
    groups = compile_groups(problem, class_index)
    tables = Tables(time_table, rooms, choices, pairs, groups, compile_ties(pairs), seats)
    return Compiled(problem, classes, class_index, times, time_index, room_ids, room_index, enrolments, tables)
