"""Whether a change names things that exist; notes a fault where it doesn't."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Class, Problem


class References:
    """What one change may name, at ``where``."""

    def __init__(self, problem: Problem, where: str, faults: FaultList) -> None:
        self._problem, self._where, self._faults = problem, where, faults

    def has_room(self, room: str) -> bool:
        """Notes ``change_room_unknown``."""
        if any(known.id == room for known in self._problem.rooms):
            return True
        self._faults.add("change_room_unknown", self._where, None, id=room)
        return False

    def has_classes(self, classes: Iterable[str]) -> bool:
        """Notes ``change_class_unknown``."""
        known = {item.id for item in self._problem.classes()}
        unknown = [name for name in classes if name not in known]
        for name in unknown:
            self._faults.add("change_class_unknown", self._where, None, id=name)
        return not unknown

    def has_courses(self, courses: Sequence[str]) -> bool:
        """Notes ``change_course_unknown``."""
        known = {course.id for course in self._problem.courses}
        unknown = [name for name in courses if name not in known]
        for name in unknown:
            self._faults.add("change_course_unknown", self._where, None, id=name)
        return not unknown

    def has_student(self, student: str) -> bool:
        """Notes ``change_student_unknown``."""
        if any(known.id == student for known in self._problem.students):
            return True
        self._faults.add("change_student_unknown", self._where, None, id=student)
        return False

    def is_new_course(self, course: str) -> bool:
        """Notes ``change_course_known``."""
        if all(known.id != course for known in self._problem.courses):
            return True
        self._faults.add("change_course_known", self._where, None, id=course)
        return False

    def is_new_student(self, student: str) -> bool:
        """Notes ``change_student_known``."""
        if all(known.id != student for known in self._problem.students):
            return True
        self._faults.add("change_student_known", self._where, None, id=student)
        return False

    def is_limit(self, class_: str, limit: int | None) -> bool:
        """Notes ``change_limit_negative``."""
        if limit is None or limit >= 0:
            return True
        self._faults.add("change_limit_negative", self._where, None, id=class_, limit=limit)
        return False

    def note_no_time(self, class_: str) -> None:
        """Notes ``change_without_time``."""
        self._faults.add("change_without_time", self._where, None, id=class_)

    def note_not_allowed(self, class_: str) -> None:
        """Notes ``change_not_allowed``."""
        self._faults.add("change_not_allowed", self._where, None, id=class_)

    def classes_of(self, course: str) -> list[Class]:
        """Every class of a course."""
        configs = next(known for known in self._problem.courses if known.id == course).configs
        return [item for config in configs for part in config.subparts for item in part.classes]
