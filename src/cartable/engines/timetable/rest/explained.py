"""Violations put in words, but only those of the page that is asked for."""

from __future__ import annotations

from cartable.engines.timetable.api import ExplainedViolation, Solution, explain_rows
from cartable.engines.timetable.queries.not_kept import concerning, of_kind, violations_of


class ExplainedViolations:
    """A solution's violations, narrowed; as long as there are rows, sliced into sentences."""

    def __init__(self, solution: Solution, *, text: str = "", kind: str = "", weight: str = "") -> None:
        rows = violations_of(solution.pk)
        if text.strip():
            rows = concerning(rows, text, term_id=solution.term_id)
        if kind:
            rows = of_kind(rows, kind)
        if weight:
            rows = rows.filter(is_hard=weight == "required")
        self.solution, self.rows = solution, rows

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, wanted: slice) -> list[ExplainedViolation]:
        return explain_rows(solution=self.solution, rows=self.rows[wanted])
