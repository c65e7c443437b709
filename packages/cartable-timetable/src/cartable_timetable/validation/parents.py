"""Parents: an existing class of another subpart of the same configuration, and no class its own ancestor."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Class, Problem
from cartable_timetable.validation.lines import LineBook


@dataclass(frozen=True, slots=True)
class _Home:
    class_: Class
    config: int
    subpart: int


def note_parent_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes ``parent_unknown``, ``parent_elsewhere``, ``parent_same_subpart`` and ``parent_cycle``."""
    homes = _list_homes(problem)
    for home in homes.values():
        class_ = home.class_
        if class_.parent is None:
            continue
        where, line = f"class[id={class_.id}]", lines.find_line(class_)
        parent = homes.get(class_.parent)
        if parent is None:
            faults.add("parent_unknown", where, line, id=class_.id, parent=class_.parent)
        elif parent.config != home.config:
            faults.add("parent_elsewhere", where, line, id=class_.id, parent=class_.parent)
        elif parent.subpart == home.subpart:
            faults.add("parent_same_subpart", where, line, id=class_.id, parent=class_.parent)
    for cycle in _list_cycles({identifier: home.class_.parent for identifier, home in homes.items()}):
        first = homes[cycle[0]].class_
        chain = " → ".join([*cycle, cycle[0]])
        faults.add("parent_cycle", f"class[id={first.id}]", lines.find_line(first), id=first.id, cycle=chain)


def _list_homes(problem: Problem) -> dict[str, _Home]:
    homes: dict[str, _Home] = {}
    configs = [config for course in problem.courses for config in course.configs]
    for config_position, config in enumerate(configs):
        for subpart_position, subpart in enumerate(config.subparts):
            for class_ in subpart.classes:
                homes.setdefault(class_.id, _Home(class_, config_position, subpart_position))
    return homes


def _list_cycles(parents: dict[str, str | None]) -> list[list[str]]:
    """Each cycle once, from its first class in document order. A class has one parent, so a walk up suffices."""
    done: set[str] = set()
    cycles: list[list[str]] = []
    for start in parents:
        walk: list[str] = []
        current: str | None = start
        while current is not None and current in parents and current not in done and current not in walk:
            walk.append(current)
            current = parents[current]
        if current in walk:
            cycles.append(walk[walk.index(current) :])
        done.update(walk)
    return cycles
