"""Requirements: the things that must hold, of which a core names a few that can't hold together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cartable_timetable.explaining.moments import Moment
from cartable_timetable.explaining.wording import Rule, Sentence
from cartable_timetable.model import Class, Problem


class RequirementKind(StrEnum):
    """What a requirement is about."""

    RULE = "rule"
    """A required constraint; ``position`` counts the constraints of the problem from 1."""
    PLACE = "place"
    """A class must have a time, and a room if it needs one."""
    ROOM = "room"
    """A room holds one class at a time."""
    CLOSURE = "closure"
    """A room is closed; ``position`` counts its closed times from 1."""
    DEMAND = "demand"
    """Every student of a course must have one class of each subpart of a configuration."""
    LIMIT = "limit"
    """A class has so many seats."""
    EXTENSION = "extension"
    """A required constraint of ours; ``name`` is its place, ``position`` counts those of the problem from 1."""


@dataclass(frozen=True, slots=True, order=True)
class Requirement:
    """``name`` identifies the class, room or course it is about (empty for a rule)."""

    kind: RequirementKind
    name: str
    position: int = 0
    sentence: Sentence = field(default=Sentence("core_of_one"), compare=False)

    def text_in(self, language: str) -> str:
        """The requirement in a sentence, in ``language`` ('en' or 'fr'; any other falls back on English)."""
        return self.sentence.text_in(language)


def list_timetable_requirements(problem: Problem) -> list[Requirement]:
    """What concerns times and rooms. Students are apart: nothing of theirs depends on when and where classes are."""
    return [
        *_list_rules(problem),
        *(require_place(class_) for class_ in problem.classes()),
        *_list_rooms(problem),
    ]


def require_place(class_: Class) -> Requirement:
    """The requirement that a class be placed."""
    code = "class_has_place" if class_.needs_room else "class_has_time"
    told = Sentence(code, {"id": class_.id, "times": len(class_.times), "rooms": len(class_.rooms)})
    return Requirement(RequirementKind.PLACE, class_.id, 0, told)


def _list_rules(problem: Problem) -> Iterator[Requirement]:
    for position, item in enumerate(problem.distributions, start=1):
        if item.required:
            rule = Rule(item.kind, item.arguments)
            told = Sentence("required_rule", {"position": position, "classes": item.classes, "rule": rule})
            yield Requirement(RequirementKind.RULE, "", position, told)


def _list_rooms(problem: Problem) -> Iterator[Requirement]:
    for room in problem.rooms:
        yield Requirement(RequirementKind.ROOM, room.id, 0, Sentence("room_holds_one", {"room": room.id}))
        for position, closed in enumerate(room.unavailable, start=1):
            told = Sentence("room_is_closed", {"room": room.id, "moment": Moment.of(closed, problem)})
            yield Requirement(RequirementKind.CLOSURE, room.id, position, told)


def list_seat_requirements(problem: Problem, ours: Mapping[str, tuple[str, ...]]) -> dict[str, list[Requirement]]:
    """What concerns seats, by course that somebody chose; ``ours`` names the constraints that lowered a limit."""
    demand = Counter(course for student in problem.students for course in set(student.courses))
    found: dict[str, list[Requirement]] = {}
    for course in problem.courses:
        if demand[course.id]:
            told = Sentence("course_demand", {"course": course.id, "count": demand[course.id]})
            found[course.id] = [Requirement(RequirementKind.DEMAND, course.id, 0, told)]
            for class_ in (item for config in course.configs for part in config.subparts for item in part.classes):
                if class_.limit is not None:
                    told = Sentence("class_limit", {"id": class_.id, "count": class_.limit})
                    if class_.id in ours:
                        told = Sentence("class_limit_ours", {**told.values, "where": ours[class_.id]})
                    found[course.id].append(Requirement(RequirementKind.LIMIT, class_.id, 0, told))
    return found
