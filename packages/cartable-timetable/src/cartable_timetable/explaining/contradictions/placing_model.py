"""A constraint-programming model of chosen requirements: is there a timetable that keeps them?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

from cartable_timetable.distributions import PairRule, get_rule
from cartable_timetable.explaining.contradictions.deadline import Deadline
from cartable_timetable.explaining.contradictions.literals import Literals
from cartable_timetable.explaining.contradictions.option_tables import OptionTables
from cartable_timetable.explaining.contradictions.ours import add_extension
from cartable_timetable.explaining.contradictions.pair_clauses import add_pair_rule
from cartable_timetable.explaining.contradictions.requirement import Requirement, RequirementKind
from cartable_timetable.explaining.contradictions.room_rows import add_closure, add_exclusion
from cartable_timetable.explaining.contradictions.set_rows import add_set_rule

_SEED = 1


class PlacingModel:
    """Classes whose place is no requirement stay out; with ``guarded``, each requirement can be switched off."""

    def __init__(
        self, tables: OptionTables, requirements: Iterable[Requirement], deadline: Deadline, *, guarded: bool = False
    ) -> None:
        chosen = sorted(requirements, key=lambda item: (item.kind is not RequirementKind.PLACE, item))
        self._deadline = deadline
        self._literals = Literals(tables)
        self._guards: dict[int, Requirement] = {}
        for requirement in chosen:
            deadline.raise_if_passed()
            guards: list[cp_model.IntVar] = []
            if guarded:
                guards.append(self._literals.new())
                self._guards[guards[0].index] = requirement
            self._add(requirement, guards)
        if guarded:
            self._literals.model.add_assumptions([self._literals.at(index) for index in self._guards])

    def _add(self, requirement: Requirement, guards: Sequence[cp_model.IntVar]) -> None:
        literals, tables = self._literals, self._literals.tables
        if requirement.kind is RequirementKind.PLACE:
            literals.add_class(requirement.name, guards)
        elif requirement.kind is RequirementKind.ROOM:
            add_exclusion(literals, requirement.name, guards)
        elif requirement.kind is RequirementKind.CLOSURE:
            closed = tables.rooms[requirement.name].unavailable[requirement.position - 1]
            add_closure(literals, requirement.name, closed, guards)
        elif requirement.kind is RequirementKind.EXTENSION:
            add_extension(literals, tables.problem.extensions[requirement.position - 1], guards)
        elif requirement.kind is RequirementKind.RULE:
            distribution = tables.problem.distributions[requirement.position - 1]
            rule = get_rule(distribution)
            members = [name for name in distribution.classes if name in literals.times]
            if isinstance(rule, PairRule):
                add_pair_rule(literals, rule, members, guards)
            else:
                add_set_rule(literals, rule, members, guards)

    def solve(self) -> tuple[bool | None, list[Requirement]]:
        """Whether the requirements contradict each other (None: no time to tell); if guarded, those that do."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = _SEED
        solver.parameters.max_time_in_seconds = max(0.01, self._deadline.left)
        status = solver.solve(self._literals.model)
        if status == cp_model.INFEASIBLE:
            guilty = solver.sufficient_assumptions_for_infeasibility() if self._guards else []
            return True, [self._guards[index] for index in guilty]
        return (False if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None), []
