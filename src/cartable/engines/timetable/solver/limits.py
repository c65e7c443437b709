"""What a problem may not exceed to become a term."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault
from cartable_timetable import Problem

MAX_WEEKS = 60
MAX_DAYS = 7
MAX_REFERENCE = 60
MAX_NAME = 120
MAX_SMALL = 32767
MINUTES_A_DAY = 24 * 60
SLOTS_A_DAY = (24, 48, 96, 144, 288, 1440)


def faults_of_size(problem: Problem) -> list[Fault]:
    """Why Cartable can't hold the problem; empty when it can."""
    return [*_grid_faults(problem), *_reference_faults(problem), *_count_faults(problem)]


def _grid_faults(problem: Problem) -> Iterator[Fault]:
    if problem.weeks > MAX_WEEKS:
        yield Fault(
            "term.weeks",
            format_lazy(_("The problem has {count} weeks."), count=problem.weeks),
            "problem/nrWeeks",
            format_lazy(_("A term has at most {most} weeks: split the problem."), most=MAX_WEEKS),
        )
    if problem.days > MAX_DAYS:
        yield Fault(
            "term.days",
            format_lazy(_("The problem has weeks of {count} days."), count=problem.days),
            "problem/nrDays",
            _("A week has at most seven days."),
        )
    if problem.slots_per_day not in SLOTS_A_DAY:
        allowed = ", ".join(map(str, SLOTS_A_DAY))
        yield Fault(
            "term.slots",
            format_lazy(_("A day can't be cut into {count} slots."), count=problem.slots_per_day),
            "problem/slotsPerDay",
            format_lazy(_("Choose one of: {allowed} (288 is a slot of five minutes)."), allowed=allowed),
        )


def _reference_faults(problem: Problem) -> Iterator[Fault]:
    if len(problem.name) > MAX_NAME:
        yield Fault(
            "term.name",
            format_lazy(_("The name of the problem has more than {most} characters."), most=MAX_NAME),
            "problem/name",
            _("Shorten it."),
        )
    for place, identifier in _references(problem):
        if len(identifier) > MAX_REFERENCE:
            yield Fault(
                "term.reference",
                format_lazy(_("The identifier has more than {most} characters."), most=MAX_REFERENCE),
                f"{place}[id={identifier[:MAX_REFERENCE]}…]",
                _("Shorten it, here and where it is used."),
            )


def _references(problem: Problem) -> Iterator[tuple[str, str]]:
    yield from (("room", room.id) for room in problem.rooms)
    yield from (("student", student.id) for student in problem.students)
    for course in problem.courses:
        yield "course", course.id
        for config in course.configs:
            yield "config", config.id
            for subpart in config.subparts:
                yield "subpart", subpart.id
                yield from (("class", class_.id) for class_ in subpart.classes)


def _count_faults(problem: Problem) -> Iterator[Fault]:
    slot = MINUTES_A_DAY // problem.slots_per_day
    for room in problem.rooms:
        far = max(room.travel.values(), default=0)
        if far * slot > MINUTES_A_DAY:
            yield Fault(
                "room.travel",
                format_lazy(_("The travel of {slots} slots is longer than a day."), slots=far),
                f"room[id={room.id}]",
                _("Give the time it takes to walk, in slots."),
            )
    for course in problem.courses:
        for config in course.configs:
            for subpart in config.subparts:
                if len(subpart.classes) > MAX_SMALL:
                    yield Fault(
                        "subpart.classes",
                        format_lazy(_("The subpart has more than {most} classes."), most=MAX_SMALL),
                        f"subpart[id={subpart.id}]",
                        _("Split it."),
                    )
