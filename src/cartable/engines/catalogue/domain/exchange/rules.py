"""The prerequisites and exclusions that a file gives, written once its units are there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction

from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate
from cartable.engines.catalogue.domain.versions.replacing import set_replacements
from cartable.engines.catalogue.domain.versions.rows import ExclusionRow, PrerequisiteRow
from cartable.engines.catalogue.domain.versions.rules_between import set_exclusions, set_prerequisites
from cartable.engines.catalogue.models import CourseUnit, Exclusion, Prerequisite
from cartable.kernel.problems import Fault, InputRefused

UNSAID = "Incompatibles"
REASON = "units imported"


def write_rules(rows: list[UnitCandidate], actor: Any, refused: list[Fault]) -> int:
    """Write what differs, row by row; what can't be is added to ``refused``. Returns how many units changed."""
    held = _held_prerequisites()
    pairs = _held_exclusions()
    changed = 0
    for row in rows:
        try:
            with transaction.atomic():
                changed += _write(row, held, pairs, actor)
        except InputRefused as refusal:
            refused += [replace(fault, line=row.line) for fault in refusal.faults]
    return changed


def _write(
    row: UnitCandidate, held: dict[str, set[PrerequisiteRow]], pairs: dict[str, dict[str, tuple[str, str]]], actor: Any
) -> bool:
    is_changed = False
    wanted = _wanted(row, held.get(row.code, set()))
    if set(wanted) != held.get(row.code, set()):
        set_prerequisites(rows=wanted, of=[row.code], actor=actor, reason=REASON)
        is_changed = True
    if "exclusions" in row.values:
        before = pairs.get(row.code, {})
        said = {code: (why or before.get(code, (UNSAID, ""))[0]) for code, why in row.values["exclusions"]}
        fresh = [ExclusionRow(row.code, code, why, before.get(code, ("", ""))[1]) for code, why in said.items()]
        if said != {code: why for code, (why, _english) in before.items()}:
            set_exclusions(rows=fresh, of=[row.code], actor=actor, reason=REASON)
            is_changed = True
    if "replaced_by" in row.values:
        unit = CourseUnit.objects.get(code=row.code)
        codes = row.values["replaced_by"]
        is_changed |= set_replacements(unit=unit, codes=codes, reason=REASON, actor=actor)
    return is_changed


def _wanted(row: UnitCandidate, held: set[PrerequisiteRow]) -> list[PrerequisiteRow]:
    """The rules of the unit once the row is read; a column that says nothing leaves them."""
    found: list[PrerequisiteRow] = []
    number = 0
    for field, advised in (("prerequisites", False), ("advised", True)):
        if field in row.values:
            lines = [list(line) for line in row.values[field]]
        else:
            numbers = sorted({rule.alternative for rule in held if rule.advised == advised})
            lines = [
                [rule.wanted_code for rule in held if (rule.alternative, rule.advised) == (one, advised)]
                for one in numbers
            ]
        for line in lines:
            number += 1
            found += [PrerequisiteRow(row.code, code, number, advised) for code in dict.fromkeys(line)]
    return found


def _held_prerequisites() -> dict[str, set[PrerequisiteRow]]:
    """The rules in force, their alternatives numbered as ``_wanted`` does."""
    raw: dict[str, dict[tuple[bool, int], list[str]]] = {}
    rows = Prerequisite.objects.order_by("unit", "advised", "alternative", "wanted__code")
    for unit, wanted, number, advised in rows.values_list("unit__code", "wanted__code", "alternative", "advised"):
        raw.setdefault(unit, {}).setdefault((advised, number), []).append(wanted)
    return {
        unit: {
            PrerequisiteRow(unit, code, at, advised)
            for at, ((advised, _number), codes) in enumerate(sets.items(), start=1)
            for code in codes
        }
        for unit, sets in raw.items()
    }


def _held_exclusions() -> dict[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    rows = Exclusion.objects.values_list("first__code", "second__code", "reason_fr", "reason_en")
    for first, second, french, english in rows:
        found.setdefault(first, {})[second] = (french, english)
        found.setdefault(second, {})[first] = (french, english)
    return found
