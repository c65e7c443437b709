"""Courses, configurations, subparts and enrolments as arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cartable_timetable.model import Class, Config, Problem, Subpart
from cartable_timetable.solver.arrays import I32, Seats

UNLIMITED = 1 << 30


@dataclass(frozen=True, slots=True)
class Enrolments:
    """Enrolment ``e`` is the student and the course (indices in the problem) of ``pairs[e]``."""

    pairs: tuple[tuple[int, int], ...]


def _pointer(counts: Sequence[int]) -> I32:
    return np.cumsum([0, *counts]).astype(np.int32)


def _parents_first(config: Config) -> list[Subpart]:
    """Subparts ordered so that a parent's subpart comes before its children's."""
    owner = {item.id: number for number, part in enumerate(config.subparts) for item in part.classes}
    parent = {item.id: item.parent for part in config.subparts for item in part.classes}

    def depth(name: str) -> int:
        steps, above = 0, parent[name]
        while above is not None and above in owner and steps <= len(config.subparts):
            steps, above = steps + 1, parent[above]
        return steps

    deepest = [max((depth(item.id) for item in part.classes), default=0) for part in config.subparts]
    return [config.subparts[number] for number in sorted(range(len(deepest)), key=lambda n: deepest[n])]


def _enrol(problem: Problem) -> tuple[tuple[int, int], ...]:
    """Pairs sorted so that students with like choices are neighbours: they are seated together at first."""
    index = {course.id: number for number, course in enumerate(problem.courses)}
    demand = Counter(name for student in problem.students for name in student.courses)
    rank = {name: place for place, (name, _) in enumerate(sorted(demand.items(), key=lambda item: (-item[1], item[0])))}
    keyed = [
        (sorted(rank[name] for name in set(student.courses)), number) for number, student in enumerate(problem.students)
    ]
    by_rank = {place: index[name] for name, place in rank.items()}
    return tuple((number, by_rank[place]) for ranks, number in sorted(keyed) for place in ranks)


def compile_seats(
    problem: Problem, classes: Sequence[Class], class_index: Mapping[str, int]
) -> tuple[Seats, Enrolments]:
    """Seats and enrolments. Raises ``ValueError`` when a student asks for a course that does not exist."""
    known = {course.id for course in problem.courses}
    for student in problem.students:
        for name in student.courses:
            if name not in known:
                raise ValueError(f"student {student.id} asks for course {name}, which the problem does not have")
    config_of = np.zeros(len(classes), dtype=np.int32)
    position = np.zeros(len(classes), dtype=np.int32)
    config_ptr, config_subpart, subpart_ptr, subpart_class = [0], [], [0], []
    course_class, course_config, slots = [], [0], []
    for course in problem.courses:
        members: list[int] = []
        for config in course.configs:
            for place, part in enumerate(_parents_first(config)):
                indices = [class_index[item.id] for item in part.classes]
                config_of[indices], position[indices] = len(config_ptr) - 1, place
                config_subpart.append(len(subpart_ptr) - 1)
                subpart_class += indices
                subpart_ptr.append(len(subpart_class))
                members += indices
            config_ptr.append(len(config_subpart))
        course_config.append(len(config_ptr) - 1)
        course_class.append(members)
        slots.append(max((len(config.subparts) for config in course.configs), default=0))
    pairs = _enrol(problem)
    owner = np.array([s for s, _ in pairs], dtype=np.int32)
    course_of = np.array([k for _, k in pairs], dtype=np.int32)
    slot_ptr = _pointer([slots[k] for _, k in pairs])
    opens = np.ones(len(pairs), dtype=np.bool_)  # whether an enrolment is the first of its student
    opens[1:] = owner[1:] != owner[:-1]
    by_course = np.argsort(course_of, kind="stable").astype(np.int32)
    seats = Seats(
        slot_ptr=slot_ptr,
        student_of=(np.cumsum(opens) - 1).astype(np.int32),
        course_of=course_of,
        student_ptr=np.append(slot_ptr[:-1][opens], slot_ptr[-1]).astype(np.int32),
        course_class_ptr=_pointer([len(part) for part in course_class]),
        course_class=np.array([c for part in course_class for c in part], dtype=np.int32),
        course_enrolment_ptr=_pointer(np.bincount(course_of, minlength=len(problem.courses)).tolist()),
        course_enrolment=by_course,
        config_of=config_of,
        position=position,
        parent=np.array([class_index.get(item.parent or "", -1) for item in classes], dtype=np.int32),
        config_ptr=np.array(config_ptr, dtype=np.int32),
        config_subpart=np.array(config_subpart, dtype=np.int32),
        subpart_ptr=np.array(subpart_ptr, dtype=np.int32),
        subpart_class=np.array(subpart_class, dtype=np.int32),
        limit=np.array([UNLIMITED if item.limit is None else item.limit for item in classes], dtype=np.int32),
        course_config_ptr=np.array(course_config, dtype=np.int32),
        weight=problem.weights.student,
    )
    return seats, Enrolments(pairs)
