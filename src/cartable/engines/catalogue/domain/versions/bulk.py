"""Hundreds of versions at once: the demo, imports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import AcademicYear, current_year
from cartable.engines.catalogue.domain.versions.drafting import unknown_competences
from cartable.engines.catalogue.domain.versions.faults import faults_of
from cartable.engines.catalogue.domain.versions.rows import FACTS, ShapeDraft, VersionRow, Written
from cartable.engines.catalogue.domain.versions.rules_between import no_such_unit
from cartable.engines.catalogue.models import CourseUnit, TaughtCompetence, UnitShape, UnitVersion
from cartable.kernel.audit import insert_many
from cartable.kernel.problems import Fault, InputRefused

WORKING = ("draft", "proposed")


def write_versions(*, rows: Iterable[VersionRow], on: date) -> Written:
    """Write the versions, all or none, and give each unit the facts of the one adopted for the year under way on
    ``on`` (or, for a unit without any version in force, of the latest adopted).

    Raises InputRefused: a unit or a year unknown, what ``save_draft`` refuses, a second version adopted or worked on
    for one year.
    """
    drafts = list(rows)
    units = {unit.code: unit for unit in CourseUnit.objects.filter(code__in={row.unit_code for row in drafts})}
    years = {year.code: year for year in AcademicYear.objects.filter(code__in={row.year_code for row in drafts})}
    if faults := [*_faults(drafts, units, years)]:
        raise InputRefused(faults)
    with transaction.atomic():
        versions = insert_many(UnitVersion, _versions(drafts, units, years))
        parts = list(zip(versions, drafts, strict=True))
        shapes = insert_many(UnitShape, (row for version, draft in parts for row in _shapes(version, draft)))
        taught = insert_many(
            TaughtCompetence,
            (
                TaughtCompetence(version=version, competence_id=pk, level=level)
                for version, draft in parts
                for pk, level in draft.content.competences
            ),
        )
        changed = _put_in_force(versions, on)
    ids = {(draft.unit_code, draft.year_code): version.pk for version, draft in parts}
    return Written(len(versions), changed, len(shapes), len(taught), ids)


def _faults(drafts: list[VersionRow], units: dict[str, CourseUnit], years: dict[str, AcademicYear]) -> Iterable[Fault]:
    for code in sorted({row.unit_code for row in drafts} - units.keys()):
        yield no_such_unit(code, "unit_code")
    for code in sorted({row.year_code for row in drafts} - years.keys()):
        what = format_lazy(_("No academic year has the code “{code}”."), code=code[:60])
        yield Fault("year.unknown", what, "year_code", _("Create the year first."))
    for row in drafts:
        for fault in faults_of(row.content):
            yield replace(fault, where=f"{row.unit_code} {row.year_code} {fault.where}")
    yield from unknown_competences(row.content for row in drafts)
    yield from _doubled(drafts, units, years)


def _doubled(drafts: list[VersionRow], units: dict[str, CourseUnit], years: dict[str, AcademicYear]) -> Iterable[Fault]:
    standing = UnitVersion.objects.filter(unit__in=units.values(), year__in=years.values())
    seen = {
        (code, year, "working" if state in WORKING else state)
        for code, year, state in standing.values_list("unit__code", "year__code", "state")
        if state in (*WORKING, "adopted")
    }
    for row in drafts:
        key = (row.unit_code, row.year_code, "working" if row.state in WORKING else row.state)
        if key[2] in ("working", "adopted") and key in seen:
            what = format_lazy(_("{unit} has such a version for {year} already."), unit=key[0], year=key[1])
            yield Fault("version.twice", what, "state", _("Write one version adopted, and one in progress, a year."))
        seen.add(key)


def _versions(
    drafts: list[VersionRow], units: dict[str, CourseUnit], years: dict[str, AcademicYear]
) -> Iterable[UnitVersion]:
    held = UnitVersion.objects.filter(unit__in=units.values(), year__in=years.values()).order_by()
    numbers = {
        (unit, year): last for unit, year, last in held.values_list("unit_id", "year_id").annotate(last=Max("number"))
    }
    for row in drafts:
        key = (units[row.unit_code].pk, years[row.year_code].pk)
        numbers[key] = numbers.get(key, 0) + 1
        yield UnitVersion(
            unit_id=key[0],
            year_id=key[1],
            number=numbers[key],
            state=row.state,
            written_by_id=row.written_by_id,
            decided_by_id=row.decided_by_id,
            decided_at=row.decided_at,
            proposed_at=row.decided_at,
            **row.content.columns(),
        )


def _shapes(version: UnitVersion, draft: VersionRow) -> Iterable[UnitShape]:
    for shape in draft.content.shapes:
        yield UnitShape(version=version, **{name: getattr(shape, name) for name in ShapeDraft.__slots__})


def _put_in_force(versions: list[UnitVersion], on: date) -> int:
    year = current_year(on)
    adopted = [version for version in versions if version.state == UnitVersion.State.ADOPTED]
    units = CourseUnit.objects.in_bulk({version.unit_id for version in adopted})
    starts = dict(AcademicYear.objects.values_list("pk", "starts_on"))
    changed: dict[int, CourseUnit] = {}

    def weight(version: UnitVersion) -> tuple[bool, bool, date]:
        begins = starts[version.year_id]
        return (year is not None and version.year_id == year.pk, begins <= on, begins)

    for version in sorted(adopted, key=weight):
        unit = units[version.unit_id]
        is_now = year is not None and version.year_id == year.pk
        if is_now or unit.version_id is None or unit.pk in changed:
            for name in FACTS:
                setattr(unit, name, getattr(version, name))
            unit.version = version
            changed[unit.pk] = unit
    CourseUnit.objects.bulk_update(changed.values(), [*(n.removesuffix("_id") for n in FACTS), "version"], 500)
    return len(changed)
