"""Changes from a JSON file: a list of objects, each with its ``kind`` and the fields of the dataclass of that name.

Kinds are ``close_room``, ``class_unavailable``, ``teacher_unavailable``, ``drop_course``, ``add_students``,
``drop_students``, ``change_choices``, ``change_limit`` and ``freeze_class``. A time is an object of ``days`` and
``weeks`` (0 and 1, Monday and the first week first), ``start`` and ``length`` in slots. A new course comes as a new
problem file, or by the Python API.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cartable_timetable.faults import Fault, FaultList
from cartable_timetable.model import Placement, Problem, Student, Time
from cartable_timetable.repairing.applying import ChangesRefused
from cartable_timetable.repairing.changes import (
    AddStudents,
    Change,
    ChangeChoices,
    ChangeLimit,
    ClassUnavailable,
    CloseRoom,
    DropCourse,
    DropStudents,
    FreezeClass,
    TeacherUnavailable,
)

_MOST_BYTES = 20_000_000


class _WrongSortError(ValueError):
    """A value is not of the sort expected."""


@dataclass(frozen=True, slots=True)
class _Field:
    read: Callable[[Any, Problem], Any]
    example: str
    is_optional: bool = False


def read_changes(path: Path, problem: Problem) -> list[Change]:
    """The changes of a file. Raises ChangesRefused with everything that is wrong with it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        params = {"name": path.name, "reason": error.strerror or str(error)}
        raise ChangesRefused([Fault("file_missing", path.name, None, params)]) from error
    try:
        if len(content) > _MOST_BYTES:
            raise ValueError(f"more than {_MOST_BYTES} bytes")
        entries = json.loads(content)
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise ValueError("no list of objects")
    except (ValueError, RecursionError) as error:
        raise ChangesRefused([Fault("changes_malformed", path.name, None, {"reason": str(error)})]) from error
    faults = FaultList()
    changes = [_read_change(entry, f"change[{row}]", problem, faults) for row, entry in enumerate(entries, start=1)]
    if listed := faults.sorted():
        raise ChangesRefused(listed)
    return [change for change in changes if change is not None]


def _read_change(entry: Mapping[str, Any], where: str, problem: Problem, faults: FaultList) -> Change | None:
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        faults.add("change_kind_unknown", where, None, value=str(kind), allowed=", ".join(_KINDS))
        return None
    build, fields = _KINDS[kind]
    for name in sorted(entry.keys() - fields.keys() - {"kind"}):
        faults.add("change_field_unknown", where, None, name=name, allowed=", ".join(fields))
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name not in entry:
            if not field.is_optional:
                faults.add("change_field_missing", where, None, name=name)
            continue
        try:
            values[name] = field.read(entry[name], problem)
        except _WrongSortError:
            faults.add("change_field_wrong", where, None, name=name, example=field.example)
    complete = all(name in values or field.is_optional for name, field in fields.items())
    return build(values) if complete else None


def _text(value: Any, _: Problem) -> str:
    if not isinstance(value, str) or not value:
        raise _WrongSortError
    return value


def _texts(value: Any, problem: Problem) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _WrongSortError
    return tuple(_text(item, problem) for item in value)


def _limit(value: Any, _: Problem) -> int | None:
    if value is None:
        return None
    return _number(value)


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 30:
        raise _WrongSortError
    return value


def _time(value: Any, problem: Problem) -> Time:
    if not isinstance(value, dict) or value.keys() != {"days", "weeks", "start", "length"}:
        raise _WrongSortError
    days, weeks = _mask(value["days"], problem.days), _mask(value["weeks"], problem.weeks)
    return Time(days, weeks, _number(value["start"]), _number(value["length"]))


def _mask(value: Any, length: int) -> int:
    if not isinstance(value, str) or len(value) != length or set(value) - {"0", "1"} or "1" not in value:
        raise _WrongSortError
    return int(value[::-1], 2)


def _times(value: Any, problem: Problem) -> tuple[Time, ...]:
    if not isinstance(value, list):
        raise _WrongSortError
    return tuple(_time(item, problem) for item in value)


def _students(value: Any, problem: Problem) -> tuple[Student, ...]:
    if not isinstance(value, list):
        raise _WrongSortError
    students = []
    for item in value:
        if not isinstance(item, dict) or item.keys() != {"id", "courses"}:
            raise _WrongSortError
        students.append(Student(_text(item["id"], problem), _texts(item["courses"], problem)))
    return tuple(students)


def _room(value: Any, problem: Problem) -> str | None:
    return None if value is None else _text(value, problem)


_NAME = _Field(_text, '"A1"')
_NAMES = _Field(_texts, '["A1", "A2"]')
_A_TIME = '{"days": "10000", "weeks": "111111", "start": 96, "length": 24}'
_TIMES = _Field(_times, f"[{_A_TIME}]")

_KINDS: dict[str, tuple[Callable[[dict[str, Any]], Change], dict[str, _Field]]] = {
    "close_room": (
        lambda values: CloseRoom(**values),
        {"room": _NAME, "times": _Field(_times, _TIMES.example, is_optional=True)},
    ),
    "class_unavailable": (lambda values: ClassUnavailable(**values), {"classes": _NAMES, "times": _TIMES}),
    "teacher_unavailable": (
        lambda values: TeacherUnavailable(**values),
        {"teacher": _NAME, "classes": _NAMES, "times": _TIMES},
    ),
    "drop_course": (lambda values: DropCourse(**values), {"course": _NAME}),
    "add_students": (
        lambda values: AddStudents(**values),
        {"students": _Field(_students, '[{"id": "S1", "courses": ["C1"]}]')},
    ),
    "drop_students": (lambda values: DropStudents(**values), {"students": _NAMES}),
    "change_choices": (lambda values: ChangeChoices(**values), {"student": _NAME, "courses": _NAMES}),
    "change_limit": (
        lambda values: ChangeLimit(values["class"], values["limit"]),
        {"class": _NAME, "limit": _Field(_limit, "30")},
    ),
    "freeze_class": (
        lambda values: FreezeClass(values["class"], Placement(values["time"], values.get("room"))),
        {"class": _NAME, "time": _Field(_time, _A_TIME), "room": _Field(_room, '"A1"', is_optional=True)},
    ),
}
