"""Writing a version: begun from the one before, saved as often as needed, never over somebody else's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import AcademicYear
from cartable.engines.catalogue.domain.versions.faults import faults_of
from cartable.engines.catalogue.domain.versions.problems import (
    AlreadyWorkedOn,
    VersionChangedElsewhere,
    VersionNotThere,
)
from cartable.engines.catalogue.domain.versions.rows import FACTS, LISTS, TEXTS, ShapeDraft, VersionContent
from cartable.engines.catalogue.models import Competence, CourseUnit, TaughtCompetence, UnitShape, UnitVersion
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault, InputRefused

State = UnitVersion.State
WORKED_ON = (State.DRAFT, State.PROPOSED)


def content_of(version: UnitVersion) -> VersionContent:
    """All that a version says. Two queries, none when shapes and competences are prefetched."""
    said = {name: getattr(version, name) for name in (*FACTS, *TEXTS)}
    lists: dict[str, Any] = {name: tuple(getattr(version, name)) for name in LISTS}
    shapes = tuple(
        ShapeDraft(row.kind, row.minutes, row.per_week, row.weeks_count, row.group_size, row.room_needs)
        for row in version.shapes.all()
    )
    taught = tuple((row.competence_id, row.level) for row in version.competences.all())
    return VersionContent(**said, **lists, shapes=shapes, competences=taught)


def begin_draft(*, unit: CourseUnit, year: AcademicYear, actor: Any, now: datetime) -> UnitVersion:
    """A draft of the unit for the year, which says what the latest version says, or else what the unit says.

    Raises AlreadyWorkedOn when the year has a draft or a proposal already.
    """
    with transaction.atomic(), because(actor=actor, reason="draft begun"):
        held = CourseUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        working = UnitVersion.objects.select_related("year").filter(unit=held, year=year, state__in=WORKED_ON).first()
        if working is not None:
            raise AlreadyWorkedOn(working)
        source = _latest(held, year)
        content = content_of(source) if source else VersionContent(**{name: getattr(held, name) for name in FACTS})
        version = UnitVersion.objects.create(
            unit=held,
            year=year,
            number=next_number(held, year),
            written_by=person_of(actor),
            **content.columns(),
        )
        _write_parts(version, content)
    return version


def save_draft(
    *, version: UnitVersion, content: VersionContent, revision: int, actor: Any, now: datetime
) -> UnitVersion:
    """Keep what a draft says; ``revision`` is the one that the writer began from.

    Raises InputRefused; VersionNotThere unless it is a draft; VersionChangedElsewhere when another revision was saved
    since, and then nothing is written.
    """
    if faults := [*faults_of(content), *unknown_competences([content])]:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason="draft saved"):
        held = lock(version)
        if held.state != State.DRAFT:
            raise VersionNotThere(held.state)
        if held.revision != revision:
            raise VersionChangedElsewhere(held)
        for name, value in content.columns().items():
            setattr(held, name, value)
        held.revision += 1
        held.written_by = person_of(actor) or held.written_by
        held.save()
        _write_parts(held, content)
    return held


def discard_draft(*, version: UnitVersion, actor: Any) -> None:
    """Give a draft up; the history keeps its words. Raises VersionNotThere unless it is a draft."""
    with transaction.atomic(), because(actor=actor, reason="draft given up"):
        held = lock(version)
        if held.state != State.DRAFT:
            raise VersionNotThere(held.state)
        held.delete()


def lock(version: UnitVersion) -> UnitVersion:
    """The version as it is now, held until the transaction ends; its unit first, so that acts never cross."""
    CourseUnit.objects.select_for_update(of=("self",)).get(pk=version.unit_id)
    found = UnitVersion.objects.select_for_update(of=("self",)).select_related("unit", "year").filter(pk=version.pk)
    held = found.first()
    if held is None:
        raise VersionNotThere("")
    return held


def next_number(unit: CourseUnit, year: AcademicYear) -> int:
    """The number of the next version of the unit in the year."""
    last = UnitVersion.objects.filter(unit=unit, year=year).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def person_of(actor: Any) -> Any:
    """The person behind an account; None for a process."""
    return getattr(actor, "person", None)


def unknown_competences(contents: Iterable[VersionContent]) -> list[Fault]:
    """A fault for each competence that doesn't exist, or whose framework has no such level. One query."""
    wanted = {pair for content in contents for pair in content.competences}
    if not wanted:
        return []
    rows = Competence.objects.filter(pk__in={pk for pk, _level in wanted}).select_related("framework")
    ranks = {row.pk: {int(level["rank"]) for level in row.framework.levels} for row in rows}
    faults = []
    for pk, level in sorted(wanted):
        if pk not in ranks:
            what = _("One of the competences doesn't exist.")
            faults.append(Fault("competence.unknown", what, "competences", _("Choose it from a framework.")))
        elif level < 1 or (ranks[pk] and level not in ranks[pk]):
            what = format_lazy(_("The level {level} isn't in the framework."), level=level)
            faults.append(Fault("competence.level", what, "competences", _("Choose one of its levels.")))
    return faults


def _latest(unit: CourseUnit, year: AcademicYear) -> UnitVersion | None:
    adopted = UnitVersion.objects.filter(unit=unit, state=State.ADOPTED).order_by("-year__starts_on")
    return adopted.filter(year__starts_on__lte=year.starts_on).first() or unit.version or adopted.first()


def _write_parts(version: UnitVersion, content: VersionContent) -> None:
    """Shapes and competences, only where they differ: the history then tells what really changed."""
    shapes = {row.kind: row for row in version.shapes.all()}
    for shape in content.shapes:
        row = shapes.pop(shape.kind, None) or UnitShape(version=version, kind=shape.kind)
        values = {name: getattr(shape, name) for name in ShapeDraft.__slots__}
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    UnitShape.objects.filter(pk__in=[row.pk for row in shapes.values()]).delete()
    taught = {row.competence_id: row for row in version.competences.all()}
    for competence_id, level in content.competences:
        held = taught.pop(competence_id, None)
        if held is None:
            TaughtCompetence.objects.create(version=version, competence_id=competence_id, level=level)
        elif held.level != level:
            held.level = level
            held.save(update_fields=["level"])
    TaughtCompetence.objects.filter(pk__in=[row.pk for row in taught.values()]).delete()
