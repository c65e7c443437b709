"""Terms and solutions as competition files, for other programs and for an independent verifier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from cartable.engines.timetable.models import Solution
from cartable.engines.timetable.solver.building import build_problem
from cartable.engines.timetable.solver.references import references_of, rename_problem, rename_solution
from cartable.engines.timetable.solver.stored import stored_solution
from cartable_timetable import write_problem, write_solution

Destination = Path | BinaryIO


def export_problem(term: Any, dest: Destination) -> None:
    """Write the term as ITC-2019 XML, with the identifiers of the file it came from (row ids if it came from none).

    A path ending in ``.gz`` is compressed. Raises OSError when it can't be written.
    """
    write_problem(rename_problem(build_problem(term), references_of(term)), dest)


def export_solution(solution: Solution, dest: Destination) -> None:
    """Write a solution as ITC-2019 XML, with the same identifiers. Raises OSError when it can't be written."""
    names = references_of(solution.term)
    problem = rename_problem(build_problem(solution.term), names)
    renamed = rename_solution(stored_solution(solution), names)
    write_solution(replace(renamed, name=problem.name), problem, dest)
