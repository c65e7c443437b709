"""Students: each chooses courses that exist, each once."""

from __future__ import annotations

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Problem
from cartable_timetable.validation.lines import LineBook


def note_student_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes ``course_unknown`` and ``course_repeated``."""
    known = {course.id for course in problem.courses}
    for student in problem.students:
        seen: set[str] = set()
        for position, course in enumerate(student.courses, start=1):
            where = f"student[id={student.id}]/course[id={course}]"
            line = lines.find_line(student, f"course[{position}]")
            if course and course not in known:
                faults.add("course_unknown", where, line, student=student.id, id=course)
            elif course and course in seen:
                faults.add("course_repeated", where, line, student=student.id, id=course)
            seen.add(course)
