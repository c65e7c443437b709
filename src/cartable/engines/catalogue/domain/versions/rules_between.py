"""What stands between units: prerequisites without a circle, exclusions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.versions.circles import find_circle
from cartable.engines.catalogue.domain.versions.rows import ExclusionRow, PrerequisiteRow
from cartable.engines.catalogue.models import CourseUnit, Exclusion, Prerequisite
from cartable.kernel.audit import because, insert_many
from cartable.kernel.problems import Fault, InputRefused

GUARD = "catalogue_prerequisite_no_circle"
MOST_RULES = 40


def set_prerequisites(
    *, rows: Iterable[PrerequisiteRow], of: Iterable[str] = (), actor: Any = "catalogue", reason: str = "prerequisites"
) -> int:
    """Write what each unit named by ``rows`` wants before it, in place of what it wanted; units of ``of`` that no row
    names want nothing any more. Returns how many rules stand.

    Raises InputRefused: a unit unknown, the same unit twice or before itself, a circle (its chain is told).
    """
    drafts = list(rows)
    ids = _ids({code for row in drafts for code in (row.unit_code, row.wanted_code)} | set(of))
    faults = [*_unknown(drafts, ids), *_twice(drafts)]
    if faults:
        raise InputRefused(faults)
    touched = {ids[row.unit_code] for row in drafts} | {ids[code] for code in of}
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            if fault := _circle(drafts, touched, ids):
                raise InputRefused(fault)
            _replace(drafts, touched, ids)
    except IntegrityError as error:
        # Someone else wrote the other half of the circle meanwhile: the database is the last guard.
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != GUARD:
            raise
        raise InputRefused(_closed(_("these prerequisites and those just written by someone else"))) from error
    return len(drafts)


def set_exclusions(
    *, rows: Iterable[ExclusionRow], of: Iterable[str] = (), actor: Any = "catalogue", reason: str = "exclusions"
) -> int:
    """Write pairs that nobody may hold together; those of the units ``of`` that no row names are lifted.

    Raises InputRefused: a unit unknown, a unit with itself, a reason missing, a pair one of which wants the other.
    """
    drafts = list(rows)
    ids = _ids({code for row in drafts for code in (row.first_code, row.second_code)} | set(of))
    if faults := [*_bad_pairs(drafts, ids)]:
        raise InputRefused(faults)
    pairs = {tuple(sorted((ids[row.first_code], ids[row.second_code]))): row for row in drafts}
    if faults := _contradictions(pairs, ids):
        raise InputRefused(faults)
    touched = [ids[code] for code in of]
    with transaction.atomic(), because(actor=actor, reason=reason):
        held = {(row.first_id, row.second_id): row for row in _held_pairs(pairs, touched)}
        Exclusion.objects.filter(pk__in=[row.pk for key, row in held.items() if key not in pairs]).delete()
        for key, row in pairs.items():
            if key in held and (held[key].reason_fr, held[key].reason_en) != (row.reason_fr, row.reason_en):
                held[key].reason_fr, held[key].reason_en = row.reason_fr, row.reason_en
                held[key].save()
        fresh = [(key, row) for key, row in pairs.items() if key not in held]
        insert_many(
            Exclusion,
            (Exclusion(first_id=a, second_id=b, reason_fr=r.reason_fr, reason_en=r.reason_en) for (a, b), r in fresh),
        )
    return len(pairs)


def _held_pairs(pairs: Mapping[Any, Any], touched: list[int]) -> Iterable[Exclusion]:
    return Exclusion.objects.filter(Q(first__in=touched) | Q(second__in=touched) | Q(pk__in=_same_pairs(pairs)))


def _same_pairs(pairs: Mapping[Any, Any]) -> list[int]:
    firsts = {first for first, _second in pairs}
    rows = Exclusion.objects.filter(first__in=firsts).values_list("pk", "first_id", "second_id")
    return [pk for pk, first, second in rows if (first, second) in pairs]


def _replace(drafts: list[PrerequisiteRow], touched: set[int], ids: Mapping[str, int]) -> None:
    held = {(row.unit_id, row.wanted_id): row for row in Prerequisite.objects.filter(unit__in=touched)}
    wanted = {(ids[row.unit_code], ids[row.wanted_code]): row for row in drafts}
    changed = [
        key
        for key, row in held.items()
        if key not in wanted or (row.alternative, row.advised) != (wanted[key].alternative, wanted[key].advised)
    ]
    Prerequisite.objects.filter(pk__in=[held[key].pk for key in changed]).delete()
    fresh = [(key, row) for key, row in wanted.items() if key not in held or key in changed]
    insert_many(
        Prerequisite,
        (
            Prerequisite(unit_id=unit, wanted_id=before, alternative=row.alternative, advised=row.advised)
            for (unit, before), row in fresh
        ),
    )


def _circle(drafts: list[PrerequisiteRow], touched: set[int], ids: Mapping[str, int]) -> Fault | None:
    before: dict[str, set[str]] = defaultdict(set)
    kept = Prerequisite.objects.filter(advised=False).exclude(unit__in=touched)
    for unit, wanted in kept.values_list("unit__code", "wanted__code"):
        before[unit].add(wanted)
    for row in drafts:
        if not row.advised:
            before[row.unit_code].add(row.wanted_code)
    chain = find_circle(before)
    return _closed(" → ".join(chain)) if chain else None


def _closed(chain: Any) -> Fault:
    return Fault(
        "prerequisite.circle",
        format_lazy(_("A unit would come before itself: {chain}."), chain=chain),
        "prerequisites",
        _("Remove one of these prerequisites, or make it advised."),
    )


def _ids(codes: Iterable[str]) -> dict[str, int]:
    return dict(CourseUnit.objects.filter(code__in=list(codes)).values_list("code", "pk"))


def _unknown(drafts: Iterable[PrerequisiteRow], ids: Mapping[str, int]) -> list[Fault]:
    codes = {code for row in drafts for code in (row.unit_code, row.wanted_code)} - ids.keys()
    return [no_such_unit(code, "prerequisites") for code in sorted(codes)]


def no_such_unit(code: str, where: str) -> Fault:
    """The fault of a code that no unit has."""
    what = format_lazy(_("No unit has the code “{code}”."), code=code[:60])
    return Fault("unit.unknown", what, where, _("Take the code from the list of units."))


def _twice(drafts: Iterable[PrerequisiteRow]) -> list[Fault]:
    faults, seen = [], set()
    for row in drafts:
        key = (row.unit_code, row.wanted_code)
        if row.unit_code == row.wanted_code:
            faults.append(_closed(f"{row.unit_code} → {row.unit_code}"))
        elif key in seen:
            what = format_lazy(_("{code} is wanted twice by {unit}."), code=row.wanted_code, unit=row.unit_code)
            faults.append(Fault("prerequisite.twice", what, "prerequisites", _("Name each unit once.")))
        seen.add(key)
    return faults


def _bad_pairs(drafts: Iterable[ExclusionRow], ids: Mapping[str, int]) -> Iterable[Fault]:
    for row in drafts:
        for code in sorted({row.first_code, row.second_code} - ids.keys()):
            yield no_such_unit(code, "exclusions")
        if row.first_code == row.second_code:
            what = format_lazy(_("{code} can't exclude itself."), code=row.first_code)
            yield Fault("exclusion.itself", what, "exclusions", _("Name another unit."))
        if not row.reason_fr.strip() or max(len(row.reason_fr), len(row.reason_en)) > 200:
            codes = {"first": row.first_code, "second": row.second_code}
            what = format_lazy(_("The reason why {first} and {second} exclude each other is missing."), **codes)
            yield Fault("exclusion.reason", what, "exclusions", _("Say it in French, in 1 to 200 characters."))


def _contradictions(pairs: Mapping[Any, ExclusionRow], ids: Mapping[str, int]) -> list[Fault]:
    """A unit that wants another, without choice, can't exclude it."""
    units = {pk for pair in pairs for pk in pair}
    choices: dict[tuple[int, int], set[int]] = defaultdict(set)
    rows = Prerequisite.objects.filter(unit__in=units, advised=False)
    for unit, alternative, wanted in rows.values_list("unit_id", "alternative", "wanted_id"):
        choices[unit, alternative].add(wanted)
    alone = {(unit, *wanted) for (unit, _alternative), wanted in choices.items() if len(wanted) == 1}
    faults = []
    for (first, second), row in pairs.items():
        if {(first, second), (second, first)} & alone:
            codes = {"first": row.first_code, "second": row.second_code}
            what = format_lazy(_("Between {first} and {second}, one wants the other: they can't exclude it."), **codes)
            mend = _("Remove the prerequisite first, or this exclusion.")
            faults.append(Fault("exclusion.wanted", what, "exclusions", mend))
    return faults
