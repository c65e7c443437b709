"""A comparison as a table in plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "feasible": "feasible",
        "errors": "hard rules broken",
        "total": "total cost",
        "time": "  times",
        "room": "  rooms",
        "distribution": "  constraints",
        "student": "  students",
        "extension_total": "own constraints, beside",
        "violations": "wishes not kept",
        "conflicts": "student conflicts",
        "students_in_conflict": "students with a conflict",
        "hurt": "students hurt",
        "relieved": "students relieved",
        "rooms_used": "rooms used",
        "room_hours": "room hours",
        "classes_moved": "classes moved",
        "seats_moved": "seats moved",
        "yes": "yes",
        "no": "no",
    },
    "fr": {
        "feasible": "réalisable",
        "errors": "règles strictes enfreintes",
        "total": "coût total",
        "time": "  horaires",
        "room": "  salles",
        "distribution": "  contraintes",
        "student": "  étudiants",
        "extension_total": "contraintes propres, à part",
        "violations": "souhaits non tenus",
        "conflicts": "conflits d’étudiants",
        "students_in_conflict": "étudiants en conflit",
        "hurt": "étudiants lésés",
        "relieved": "étudiants soulagés",
        "rooms_used": "salles utilisées",
        "room_hours": "heures de salle",
        "classes_moved": "classes déplacées",
        "seats_moved": "places déplacées",
        "yes": "oui",
        "no": "non",
    },
}
_LINES = [name for name in _WORDS["en"] if name not in ("yes", "no")]
_GAP = "  "


def draw_table(scenarios: Sequence[tuple[str, Mapping[str, Any]]], language: str) -> str:
    """The figures of each scenario (their plain values) in columns; lists are counted."""
    words = _WORDS.get(language[:2].lower(), _WORDS["en"])
    rows = [["", *(name for name, _ in scenarios)]]
    rows += [
        [words[line], *(_cell(line, figures, words) for _, figures in scenarios)]
        for line in _LINES
        if line != "extension_total" or any(figures[line] for _, figures in scenarios)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(_draw_row(row, widths) for row in rows)


def _draw_row(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return _GAP.join(cells).rstrip()


def _cell(line: str, figures: Mapping[str, Any], words: Mapping[str, str]) -> str:
    value = figures["weighted"][line] if line in figures["weighted"] else figures[line]
    if isinstance(value, bool):
        return words["yes" if value else "no"]
    if isinstance(value, float):
        return f"{value:.1f}"
    return str(len(value) if isinstance(value, list) else value)
