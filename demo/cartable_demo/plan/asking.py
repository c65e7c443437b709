"""What some teams ask for the coming term, each in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from cartable_demo.plan.campus import College
from cartable_demo.plan.teaching import SLOT

FIRST, SECOND = 0, 1
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
#: The sentences of each, by turns, said of the unit's first and second kinds of class (lectures and tutorials, or
#: tutorials and labs); the last one can't be: nobody teaches on Saturdays.
SENTENCES: tuple[tuple[dict[str, Any], ...], ...] = (
    (
        {"sentence": "follows", "kind": SECOND, "other_kind": FIRST},
        {"sentence": "never_on", "kind": FIRST, "day": 1, "is_required": False},
    ),
    ({"sentence": "never_then", "kind": SECOND, "day": 5, "starts": time(16), "ends": time(20)},),
    ({"sentence": "apart", "kind": SECOND, "other_kind": FIRST, "is_required": False},),
    (
        {"sentence": "same_day", "kind": SECOND, "is_required": False},
        {"sentence": "from_week", "kind": SECOND, "week": 2},
    ),
    ({"sentence": "only_on", "kind": FIRST, "day": 6}, {"sentence": "never_on", "kind": SECOND, "day": 1}),
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
class PlannedKind:
    """A kind of class: minutes of a session, weeks in which it meets, groups."""

    minutes: int
    weeks: int
    groups: int


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
    kinds: dict[str, PlannedKind]


def plan_preparations(college: College) -> Iterator[PlannedPreparation]:
    """Those of the first INFO teacher, then of others, among the units with several kinds of class then."""
    groups: dict[str, dict[str, PlannedKind]] = {}
    for planned in college.coming:
        time, kinds = planned.times[0], groups.setdefault(planned.unit, {})
        number = kinds[planned.kind].groups if planned.kind in kinds else 0
        kinds[planned.kind] = PlannedKind(time.length * SLOT, time.weeks.bit_count(), number + 1)
    persona = persona_teacher(college)
    leads = college.staffing.in_charge
    fitting = [code for code, kinds in groups.items() if len(kinds) > 1 and code in leads]
    chosen = sorted(fitting, key=lambda code: (leads[code] != persona, code))[:PREPARED]
    for number, code in enumerate(chosen):
        yield PlannedPreparation(
            unit=code,
            lead=leads[code],
            state=STATES[number % len(STATES)],
            note=NOTES[number % len(NOTES)],
            sentences=tuple(_said(one, sorted(groups[code])) for one in SENTENCES[number % len(SENTENCES)]),
            absence=ABSENCES[number % len(ABSENCES)],
            kinds=groups[code],
        )


def persona_teacher(college: College) -> int:
    """The teacher whose place the persona takes: the first of INFO; the first of all on a campus without any."""
    structures = college.staffing.structures
    return structures.index("INFO") if "INFO" in structures else 0


def _said(sentence: dict[str, Any], kinds: list[str]) -> dict[str, Any]:
    """A sentence of the unit's own kinds of class."""
    places = {place: kinds[sentence[place]] for place in ("kind", "other_kind") if place in sentence}
    return sentence | places
