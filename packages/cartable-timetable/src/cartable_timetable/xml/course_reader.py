"""Courses, their configurations, subparts and classes."""

from __future__ import annotations

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Class, Config, Course, RoomOption, Subpart, TimeOption
from cartable_timetable.validation import LineBook
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import iterate_children
from cartable_timetable.xml.parsing import Element
from cartable_timetable.xml.time_reader import TimeReader


class CourseReader:
    """Reads the tree of courses, noting the line of each part."""

    def __init__(self, times: TimeReader, faults: FaultList, lines: LineBook) -> None:
        self._times = times
        self._faults = faults
        self._lines = lines

    def read_courses(self, section: Element) -> tuple[Course, ...]:
        """The courses of <courses>; none when the section is absent."""
        if section is None:
            return ()
        return tuple(self._read_course(element) for element in self._children(section, "course"))

    def _read_course(self, element: Element) -> Course:
        identifier = Attributes(element, self._faults, ("id",)).identifier()
        course = Course(identifier, tuple(self._read_config(child) for child in self._children(element, "config")))
        self._lines.note(course, element.sourceline)
        return course

    def _read_config(self, element: Element) -> Config:
        identifier = Attributes(element, self._faults, ("id",)).identifier()
        config = Config(identifier, tuple(self._read_subpart(child) for child in self._children(element, "subpart")))
        self._lines.note(config, element.sourceline)
        return config

    def _read_subpart(self, element: Element) -> Subpart:
        identifier = Attributes(element, self._faults, ("id",)).identifier()
        subpart = Subpart(identifier, tuple(self._read_class(child) for child in self._children(element, "class")))
        self._lines.note(subpart, element.sourceline)
        return subpart

    def _read_class(self, element: Element) -> Class:
        attributes = Attributes(element, self._faults, ("id", "limit", "parent", "room"))
        rooms: list[RoomOption] = []
        times: list[TimeOption] = []
        for child in self._children(element, "room", "time"):
            if child.tag == "room":
                rooms.append(self._read_room_option(child))
            else:
                times.append(self._times.read_option(child))
        class_ = Class(
            id=attributes.identifier(),
            limit=attributes.optional_integer("limit"),
            parent=attributes.text("parent"),
            needs_room=attributes.boolean("room", default=True),
            times=tuple(times),
            rooms=tuple(rooms),
        )
        self._lines.note(class_, element.sourceline)
        return class_

    def _read_room_option(self, element: Element) -> RoomOption:
        attributes = Attributes(element, self._faults, ("id", "penalty"))
        option = RoomOption(attributes.identifier(), attributes.integer("penalty"))
        self._lines.note(option, element.sourceline)
        return option

    def _children(self, element: Element, *names: str) -> list[Element]:
        return list(iterate_children(element, self._faults, *names))
