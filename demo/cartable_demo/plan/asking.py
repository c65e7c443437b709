"""What some teams ask for the coming term, each in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from cartable_demo.plan.campus import College

#: How many units have a preparation, at most.
PREPARED = 14
#: Where each stands, by turns: see ``PlannedPreparation.state``.
STATES = (
    "applied",
    "handed_over",
    "applied",
    "in_progress",
    "applied",
    "changed",
    "handed_over",
    "applied",
    "reopened",
    "in_progress",
)
#: The sentences of each, by turns; the last one can't be: nobody teaches on Saturdays.
SENTENCES: tuple[tuple[dict[str, Any], ...], ...] = (
    (
        {"sentence": "follows", "kind": "td", "other_kind": "cm"},
        {"sentence": "never_on", "kind": "cm", "day": 1, "is_required": False},
    ),
    ({"sentence": "never_then", "kind": "td", "day": 5, "starts": time(16), "ends": time(20)},),
    ({"sentence": "apart", "kind": "td", "other_kind": "cm", "is_required": False},),
    ({"sentence": "same_day", "kind": "td", "is_required": False}, {"sentence": "from_week", "kind": "td", "week": 2}),
    ({"sentence": "only_on", "kind": "cm", "day": 6}, {"sentence": "never_on", "kind": "td", "day": 1}),
)
NOTES = (
    "Comme l'an passé. Le premier cours doit précéder les TD de la semaine.",
    "",
    "Deux intervenants extérieurs : merci d'éviter le vendredi soir.",
    "",
    "L'amphithéâtre doit être équipé pour l'enregistrement.",
)
#: When the person in charge doesn't teach, by turns: day, from, to, how much.
ABSENCES = ((3, time(13), time(18), "impossible"), (5, time(16), time(20), "unwanted"))


@dataclass(frozen=True, slots=True)
class PlannedPreparation:
    """A unit's preparation for the coming term. ``state``: in_progress, handed_over (nobody took it over yet), applied,
    changed (an availability since), reopened (by the team since)."""

    unit: str
    lead: int
    state: str
    note: str
    sentences: tuple[dict[str, Any], ...]
    absence: tuple[int, time, time, str]
    groups: dict[str, int]


def plan_preparations(college: College) -> Iterator[PlannedPreparation]:
    """Those of the first INFO teacher, then of others, among the units with lectures and tutorials in that term."""
    groups: dict[str, dict[str, int]] = {}
    for planned in college.coming:
        kinds = groups.setdefault(planned.unit, {})
        kinds[planned.kind] = kinds.get(planned.kind, 0) + 1
    persona = college.staffing.structures.index("INFO")
    leads = college.staffing.in_charge
    fitting = [code for code, kinds in groups.items() if {"cm", "td"} <= kinds.keys() and code in leads]
    chosen = sorted(fitting, key=lambda code: (leads[code] != persona, code))[:PREPARED]
    for number, code in enumerate(chosen):
        yield PlannedPreparation(
            unit=code,
            lead=leads[code],
            state=STATES[number % len(STATES)],
            note=NOTES[number % len(NOTES)],
            sentences=SENTENCES[number % len(SENTENCES)],
            absence=ABSENCES[number % len(ABSENCES)],
            groups=groups[code],
        )
