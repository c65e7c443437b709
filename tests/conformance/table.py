"""Reading the matrix: one line an address, one column an actor."""

from __future__ import annotations

from dataclasses import dataclass

from tests.conformance.actors import ACTORS


@dataclass(frozen=True, slots=True)
class Row:
    """What each actor is answered at an address."""

    method: str
    name: str
    expected: dict[str, int]

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


def read_table(text: str) -> list[Row]:
    """The rows; raises ValueError for a line without one status for each actor, or an address told twice."""
    rows = [_row(line) for line in text.splitlines() if line.strip()]
    names = [str(row) for row in rows]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"in the matrix twice: {sorted(twice)}")
    return rows


def _row(line: str) -> Row:
    method, name, *statuses = line.split()
    if len(statuses) != len(ACTORS):
        raise ValueError(f"{method} {name}: {len(statuses)} statuses for {len(ACTORS)} actors")
    return Row(method, name, dict(zip(ACTORS, map(int, statuses), strict=True)))
