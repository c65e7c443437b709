"""Required constraints of ours among the requirements: those that concern times, days or seats exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cartable_timetable.distributions import SetRule, get_rule
from cartable_timetable.explaining.contradictions.requirement import Requirement, RequirementKind
from cartable_timetable.explaining.wording import Sentence, Value
from cartable_timetable.extensions import (
    EdgeHours,
    Extension,
    NeedsSection,
    ReservedPlaces,
    TeacherAvailability,
    TeacherMaxDays,
    list_places,
)
from cartable_timetable.extensions.lowering_seats import lower_needs_section, lower_reserved_places
from cartable_timetable.model import Distribution, DistributionKind, Problem, Time

if TYPE_CHECKING:
    from cartable_timetable.explaining.contradictions.literals import Guards, Literals


def list_placing_extensions(problem: Problem) -> list[Requirement]:
    """Those about times and days; ``position`` counts the extensions of the problem from 1."""
    requirements = []
    for position, place, extension in _list_required(problem):
        if list_concerned(extension):
            requirements.append(Requirement(RequirementKind.EXTENSION, place, position, _tell(place, extension)))
    return requirements


def list_concerned(extension: Extension) -> tuple[str, ...]:
    """The classes that a constraint about times and days looks at; none for any other."""
    if isinstance(extension, TeacherAvailability | TeacherMaxDays):
        return tuple(dict.fromkeys(extension.classes))
    if isinstance(extension, EdgeHours) and not (extension.who.every_student or extension.who.students):
        return tuple(dict.fromkeys(name for item in extension.who.attendees for name in item.classes))
    return ()


def is_forbidden(extension: Extension, time: Time) -> bool:
    """Whether the constraint alone rules a time out for the classes that it concerns."""
    if isinstance(extension, TeacherAvailability):
        return extension.is_away_at(time)
    if isinstance(extension, EdgeHours):
        return extension.count_meetings(time) > 0
    return isinstance(extension, TeacherMaxDays) and time.days.bit_count() > extension.days


def add_extension(literals: Literals, extension: Extension, guards: Guards) -> None:
    """The constraint, in a placing model, for the classes that are in it."""
    from cartable_timetable.explaining.contradictions.set_rows import add_set_rule  # loads OR-Tools

    members = [name for name in list_concerned(extension) if name in literals.times]
    if isinstance(extension, TeacherMaxDays):
        rule = get_rule(Distribution(DistributionKind.MAX_DAYS, (extension.days,), extension.classes, True))
        assert isinstance(rule, SetRule)
        add_set_rule(literals, rule, members, guards)
        return
    for name in members:
        for time, var in zip(literals.tables.times[name], literals.times[name], strict=True):
            if is_forbidden(extension, time):
                literals.model.add_bool_or([var.negated()]).only_enforce_if(*guards)


@dataclass(frozen=True, slots=True)
class SeatView:
    """``problem`` with the limits that required constraints of ours leave, and the places of those that set them."""

    problem: Problem
    places: dict[str, tuple[str, ...]]
    seen: tuple[str, ...]


def lower_seats(problem: Problem) -> SeatView:
    """Reserved places and needed sections as limits, where that is exact."""
    places, seen = dict[str, tuple[str, ...]](), list[str]()
    lowered = problem
    for _, place, extension in _list_required(problem):
        changed = None
        if isinstance(extension, ReservedPlaces):
            changed = lower_reserved_places(lowered, extension, problem)
        elif isinstance(extension, NeedsSection):
            changed = lower_needs_section(lowered, extension)
        if changed is None:
            continue
        seen.append(place)
        for before, after in zip(lowered.classes(), changed.classes(), strict=True):
            if before.limit != after.limit:
                places[after.id] = (*places.get(after.id, ()), place)
        lowered = changed
    return SeatView(lowered, places, tuple(seen))


def list_unseen_extensions(problem: Problem) -> tuple[str, ...]:
    """Places of the required constraints of ours that :func:`explain_infeasibility` can't look at."""
    seen = {item.name for item in list_placing_extensions(problem)} | set(lower_seats(problem).seen)
    return tuple(place for _, place, _ in _list_required(problem) if place not in seen)


def _list_required(problem: Problem) -> Iterator[tuple[int, str, Extension]]:
    places: Sequence[str] = list_places(problem.extensions)
    for position, (place, extension) in enumerate(zip(places, problem.extensions, strict=True), start=1):
        if extension.required:
            yield position, place, extension


def _tell(place: str, extension: Extension) -> Sentence:
    about: dict[str, Value] = {"where": place, "classes": list_concerned(extension)}
    if isinstance(extension, TeacherAvailability):
        return Sentence("required_absence", {**about, "teacher": extension.teacher})
    if isinstance(extension, TeacherMaxDays):
        return Sentence("required_days", {**about, "teacher": extension.teacher, "days": extension.days})
    assert isinstance(extension, EdgeHours)
    return Sentence("required_hours", {**about, "first": extension.first, "last": extension.last})
