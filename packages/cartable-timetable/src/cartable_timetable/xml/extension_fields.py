"""How one field of a constraint of ours is written: as an attribute, or as children."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from cartable_timetable.extensions import Attendee, Campus, CampusGap, Who
from cartable_timetable.faults import FaultList
from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Problem, Time
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import iterate_children
from cartable_timetable.xml.parsing import Element
from cartable_timetable.xml.time_reader import TimeReader


@dataclass(frozen=True, slots=True)
class Reading:
    """An element that is read: its own attributes, and its children of a name."""

    element: Element
    attributes: Attributes
    children: list[Element]
    faults: FaultList
    times: TimeReader

    def list_children(self, tag: str) -> list[Element]:
        """The children with this name."""
        return [child for child in self.children if child.tag == tag]

    def identifiers(self, tag: str) -> tuple[str, ...]:
        """The ids of the children with this name."""
        return read_identifiers(self.list_children(tag), self.faults)


def read_identifiers(elements: list[Element], faults: FaultList) -> tuple[str, ...]:
    """The ids of elements that have nothing else."""
    return tuple(Attributes(element, faults, ("id",)).identifier() for element in elements)


class Field(ABC):
    """One field of the dataclass, ``name``; ``attributes`` and ``tags`` are what it takes of the element."""

    def __init__(self, name: str, attributes: tuple[str, ...] = (), tags: tuple[str, ...] = ()) -> None:
        self.name = name
        self.attributes = attributes
        self.tags = tags

    @abstractmethod
    def read(self, reading: Reading) -> Any:
        """The value."""

    @abstractmethod
    def write(self, add: Any, element: Element, value: Any, problem: Problem) -> None:
        """Writes the value; ``add(parent, tag, attributes)`` adds a child."""


class Text(Field):
    """An attribute that must be there, or may be absent and is then ''."""

    def __init__(self, name: str, attribute: str, *, optional: bool = False) -> None:
        super().__init__(name, (attribute,))
        self._optional = optional

    def read(self, reading: Reading) -> str:
        if self._optional:
            return reading.attributes.text(self.attributes[0]) or ""
        return reading.attributes.identifier(self.attributes[0])

    def write(self, add: Any, element: Element, value: str, problem: Problem) -> None:
        if value or not self._optional:
            element.set(self.attributes[0], value)


class Number(Field):
    """A whole number; when absent, ``default`` if there is one."""

    def __init__(self, name: str, attribute: str, *, minimum: int = 0, default: int | None = None) -> None:
        super().__init__(name, (attribute,))
        self._minimum = minimum
        self._default = default

    def read(self, reading: Reading) -> int:
        attribute = self.attributes[0]
        if self._default is None:
            return reading.attributes.integer(attribute, self._minimum)
        value = reading.attributes.optional_integer(attribute, self._minimum)
        return self._default if value is None else value

    def write(self, add: Any, element: Element, value: int, problem: Problem) -> None:
        element.set(self.attributes[0], str(value))


class Identifiers(Field):
    """Children such as ``<student id="…"/>``."""

    def __init__(self, name: str, tag: str) -> None:
        super().__init__(name, tags=(tag,))

    def read(self, reading: Reading) -> tuple[str, ...]:
        return reading.identifiers(self.tags[0])

    def write(self, add: Any, element: Element, value: tuple[str, ...], problem: Problem) -> None:
        for identifier in value:
            add(element, self.tags[0], {"id": identifier})


class Times(Field):
    """Children ``<unavailable days start length weeks/>``, as those of a room."""

    def __init__(self, name: str) -> None:
        super().__init__(name, tags=("unavailable",))

    def read(self, reading: Reading) -> tuple[Time, ...]:
        return tuple(reading.times.read_closed(child) for child in reading.list_children("unavailable"))

    def write(self, add: Any, element: Element, value: tuple[Time, ...], problem: Problem) -> None:
        for time in value:
            days, weeks = mask_to_text(time.days, problem.days), mask_to_text(time.weeks, problem.weeks)
            add(element, "unavailable", {"days": days, "start": time.start, "length": time.length, "weeks": weeks})


class People(Field):
    """``<everyStudent/>``, ``<student id/>`` and ``<attendee name><class id/></attendee>``; none: every student."""

    def __init__(self, name: str) -> None:
        super().__init__(name, tags=("everyStudent", "student", "attendee"))

    def read(self, reading: Reading) -> Who:
        students, attendees = reading.identifiers("student"), reading.list_children("attendee")
        every = reading.list_children("everyStudent")
        for element in every:
            Attributes(element, reading.faults, ())
        return Who(
            every_student=bool(every) or not (students or attendees),
            students=students,
            attendees=tuple(self._read_attendee(element, reading.faults) for element in attendees),
        )

    def _read_attendee(self, element: Element, faults: FaultList) -> Attendee:
        name = Attributes(element, faults, ("name",)).identifier("name")
        return Attendee(name, read_identifiers(list(iterate_children(element, faults, "class")), faults))

    def write(self, add: Any, element: Element, value: Who, problem: Problem) -> None:
        if value.every_student:
            add(element, "everyStudent", {})
        for student in value.students:
            add(element, "student", {"id": student})
        for attendee in value.attendees:
            child = add(element, "attendee", {"name": attendee.name})
            for identifier in attendee.classes:
                add(child, "class", {"id": identifier})


class Campuses(Field):
    """Children ``<campus id><room id/></campus>``."""

    def __init__(self, name: str) -> None:
        super().__init__(name, tags=("campus",))

    def read(self, reading: Reading) -> tuple[Campus, ...]:
        return tuple(self._read_campus(element, reading.faults) for element in reading.list_children("campus"))

    def _read_campus(self, element: Element, faults: FaultList) -> Campus:
        identifier = Attributes(element, faults, ("id",)).identifier()
        return Campus(identifier, read_identifiers(list(iterate_children(element, faults, "room")), faults))

    def write(self, add: Any, element: Element, value: tuple[Campus, ...], problem: Problem) -> None:
        for campus in value:
            child = add(element, "campus", {"id": campus.id})
            for room in campus.rooms:
                add(child, "room", {"id": room})


class Gaps(Field):
    """Children ``<gap first second slots/>``."""

    def __init__(self, name: str) -> None:
        super().__init__(name, tags=("gap",))

    def read(self, reading: Reading) -> tuple[CampusGap, ...]:
        return tuple(self._read_gap(element, reading.faults) for element in reading.list_children("gap"))

    def _read_gap(self, element: Element, faults: FaultList) -> CampusGap:
        attributes = Attributes(element, faults, ("first", "second", "slots"))
        return CampusGap(attributes.identifier("first"), attributes.identifier("second"), attributes.integer("slots"))

    def write(self, add: Any, element: Element, value: tuple[CampusGap, ...], problem: Problem) -> None:
        for gap in value:
            add(element, "gap", {"first": gap.first, "second": gap.second, "slots": gap.slots})
