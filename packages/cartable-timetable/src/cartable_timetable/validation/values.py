"""Numbers and masks of a problem built in memory; those of a file are checked as they are read."""

from __future__ import annotations

from dataclasses import fields

from cartable_timetable.extensions.campus_travel import CampusTravel
from cartable_timetable.extensions.extension import Extension, list_places
from cartable_timetable.extensions.teacher_availability import TeacherAvailability
from cartable_timetable.faults import FaultList
from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Class, Problem, Time


def note_value_faults(problem: Problem, faults: FaultList) -> None:
    """Notes ``attribute_too_small``, ``mask_empty`` and ``mask_length``."""
    for name, size in (("nrDays", problem.days), ("nrWeeks", problem.weeks), ("slotsPerDay", problem.slots_per_day)):
        _note_if_below(faults, "problem", name, size, 1)
    for name in ("time", "room", "distribution", "student"):
        _note_if_below(faults, "optimization[1]", name, getattr(problem.weights, name), 0)
    for room in problem.rooms:
        where = f"room[id={room.id}]"
        _note_if_below(faults, where, "capacity", room.capacity, 0)
        for other, value in room.travel.items():
            _note_if_below(faults, f"{where}/travel[id={other}]", "value", value, 0)
        for position, closed in enumerate(room.unavailable, start=1):
            _note_time(faults, f"{where}/unavailable[{position}]", closed, problem)
    for class_ in problem.classes():
        _note_class(faults, class_, problem)
    for position, distribution in enumerate(problem.distributions, start=1):
        _note_if_below(faults, f"distribution[{position}]", "penalty", distribution.penalty, 0)
    for extension, where in zip(problem.extensions, list_places(problem.extensions), strict=True):
        _note_extension(faults, where, extension, problem)


def _note_class(faults: FaultList, class_: Class, problem: Problem) -> None:
    where = f"class[id={class_.id}]"
    if class_.limit is not None:
        _note_if_below(faults, where, "limit", class_.limit, 0)
    for choice in class_.rooms:
        _note_if_below(faults, f"{where}/room[id={choice.room}]", "penalty", choice.penalty, 0)
    for position, option in enumerate(class_.times, start=1):
        place = f"{where}/time[{position}]"
        _note_if_below(faults, place, "penalty", option.penalty, 0)
        _note_time(faults, place, option.time, problem)


def _note_extension(faults: FaultList, where: str, extension: Extension, problem: Problem) -> None:
    for item in fields(extension):
        value = getattr(extension, item.name)
        if isinstance(value, int) and not isinstance(value, bool):
            _note_if_below(faults, where, item.name, value, 1 if item.name == "length" else 0)
    if isinstance(extension, TeacherAvailability):
        for position, time in enumerate(extension.unavailable, start=1):
            _note_time(faults, f"{where}/unavailable[{position}]", time, problem)
    if isinstance(extension, CampusTravel):
        for gap in extension.gaps:
            _note_if_below(faults, where, "slots", gap.slots, 0)


def _note_time(faults: FaultList, where: str, time: Time, problem: Problem) -> None:
    _note_if_below(faults, where, "start", time.start, 0)
    _note_if_below(faults, where, "length", time.length, 1)
    _note_mask(faults, where, "days", time.days, problem.days)
    _note_mask(faults, where, "weeks", time.weeks, problem.weeks)


def _note_mask(faults: FaultList, where: str, name: str, mask: int, bits: int) -> None:
    if mask <= 0:
        faults.add("mask_empty", where, None, name=name, value=mask_to_text(0, bits))
    elif mask.bit_length() > bits:
        faults.add("mask_length", where, None, name=name, found=mask.bit_length(), expected=bits, unit=name)


def _note_if_below(faults: FaultList, where: str, name: str, value: int, minimum: int) -> None:
    if value < minimum:
        faults.add("attribute_too_small", where, None, name=name, value=value, minimum=minimum)
