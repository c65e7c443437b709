"""The variables of a placing model: which time and which room each class has."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from cartable_timetable.explaining.contradictions.option_tables import OptionTables

Var = cp_model.IntVar
Guards = Sequence[Var]


class Literals:
    """``times[c][i]``: class c has its time i; ``rooms[c][j]``: it has its room j."""

    def __init__(self, tables: OptionTables) -> None:
        self.tables = tables
        self.model = cp_model.CpModel()
        self.times: dict[str, list[Var]] = {}
        self.rooms: dict[str, list[Var]] = {}
        self._both: dict[tuple[str, int, int], Var] = {}

    def new(self) -> Var:
        """A new truth value."""
        return self.model.new_bool_var("")

    def at(self, index: int) -> Var:
        """The variable of that index."""
        return self.model.get_bool_var_from_proto_index(index)

    def add_class(self, name: str, guards: Guards) -> None:
        """One of the times and one of the rooms at most; exactly, under ``guards``."""
        times = [self.new() for _ in self.tables.times[name]]
        rooms = [self.new() for _ in self.tables.rooms_of[name]]
        for choice in (times, rooms):
            self.model.add_at_most_one(choice)
            self.model.add_bool_or(choice).only_enforce_if(*guards)
        self.times[name], self.rooms[name] = times, rooms

    def together(self, name: str, time: int, room: int) -> Var:
        """A truth value that holds (at least) when the class has that time and that room."""
        if len(self.rooms[name]) == 1:
            return self.times[name][time]
        key = (name, time, room)
        if key not in self._both:
            self._both[key] = self.new()
            parts = self.times[name][time].negated(), self.rooms[name][room].negated()
            self.model.add_bool_or(*parts, self._both[key])
        return self._both[key]

    def exclude(self, conditions: Sequence[Var], excluded: Sequence[Var]) -> None:
        """Under all of the conditions, none of the others."""
        if excluded:
            self.model.add_bool_and([var.negated() for var in excluded]).only_enforce_if(*conditions)
