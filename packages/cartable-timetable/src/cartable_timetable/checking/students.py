"""Students: one class of each subpart of exactly one configuration of each course, with parents, within limits."""

from __future__ import annotations

from collections import Counter, defaultdict

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.faults import FaultList, Param
from cartable_timetable.model import Config, Course, Solution, Student


def list_attendance(index: ProblemIndex, solution: Solution) -> dict[str, list[str]]:
    """The known classes of each known student, each once, in the order of the problem."""
    attendance: dict[str, list[str]] = {student: [] for student in index.students}
    for identifier in index.classes:
        for student in dict.fromkeys(solution.students.get(identifier, ())):
            if student in attendance:
                attendance[student].append(identifier)
    return attendance


def note_attendance_faults(index: ProblemIndex, solution: Solution, errors: FaultList) -> None:
    """Notes every ``student_*`` fault and ``class_over_limit``."""
    _note_class_lists(index, solution, errors)
    attendance = list_attendance(index, solution)
    for student in index.problem.students:
        by_course: dict[str, list[str]] = defaultdict(list)
        for identifier in attendance[student.id]:
            by_course[index.homes[identifier].course].append(identifier)
        _note_strange_courses(student, by_course, errors)
        for course_id in student.courses:
            _note_course(index, student, index.courses[course_id], by_course.get(course_id, []), errors)


def _note_class_lists(index: ProblemIndex, solution: Solution, errors: FaultList) -> None:
    for class_ in index.classes.values():
        where = f"class[id={class_.id}]"
        times = Counter(solution.students.get(class_.id, ()))
        for student, count in times.items():
            if student not in index.students:
                errors.add("student_unknown", where, id=class_.id, student=student)
            elif count > 1:
                errors.add("student_repeated", where, id=class_.id, student=student)
        if class_.limit is not None and len(times) > class_.limit:
            excess = len(times) - class_.limit
            errors.add("class_over_limit", where, id=class_.id, count=len(times), limit=class_.limit, excess=excess)


def _note_strange_courses(student: Student, by_course: dict[str, list[str]], errors: FaultList) -> None:
    for course, classes in by_course.items():
        if course not in student.courses:
            where = f"student[id={student.id}]"
            for identifier in classes:
                errors.add("student_not_in_course", where, student=student.id, id=identifier, course=course)


def _note_course(index: ProblemIndex, student: Student, course: Course, classes: list[str], errors: FaultList) -> None:
    where = f"student[id={student.id}]/course[id={course.id}]"
    configs = {index.homes[identifier].config for identifier in classes}
    if not classes:
        errors.add("student_without_classes", where, student=student.id, course=course.id)
    elif len(configs) > 1:
        errors.add("student_two_configs", where, student=student.id, course=course.id, count=len(configs))
    else:
        config = next(config for config in course.configs if config.id in configs)
        _note_subparts(index, where, student, course, config, classes, errors)
    for identifier in classes:
        parent = index.classes[identifier].parent
        if parent is not None and parent not in classes:
            errors.add("student_parent_missing", where, student=student.id, id=identifier, parent=parent)


def _note_subparts(
    index: ProblemIndex,
    where: str,
    student: Student,
    course: Course,
    config: Config,
    classes: list[str],
    errors: FaultList,
) -> None:
    counts = Counter(index.homes[identifier].subpart for identifier in classes)
    for subpart in config.subparts:
        count = counts[subpart.id]
        names: dict[str, Param] = {"student": student.id, "subpart": subpart.id, "course": course.id}
        if count == 0:
            errors.add("student_subpart_missing", where, None, **names)
        elif count > 1:
            errors.add("student_subpart_repeated", where, None, count=count, **names)
