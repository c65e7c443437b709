"""Units from a file: each row written, or refused with its line, column, reason and remedy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from cartable.engines.calendar.api import AcademicYear
from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate
from cartable.engines.catalogue.domain.exchange.columns import FACT_FIELDS, HOUR_FIELDS, TEXT_FIELDS
from cartable.engines.catalogue.domain.exchange.judging import Register, judge, read_register
from cartable.engines.catalogue.domain.exchange.listed import LIST_FIELDS, write_list
from cartable.engines.catalogue.domain.exchange.reading import read_units
from cartable.engines.catalogue.domain.exchange.rules import write_rules
from cartable.engines.catalogue.domain.versions.drafting import WORKED_ON, begin_draft, content_of, save_draft
from cartable.engines.catalogue.domain.versions.rows import FACTS, VersionContent
from cartable.engines.catalogue.models import CourseUnit, UnitVersion
from cartable.engines.people.api import import_headers
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused

REASON = "units imported"
Progress = Callable[..., None]


@dataclass(slots=True)
class UnitReport:
    """What an import did, or would do when ``is_preview``.

    ``created`` units are new; ``corrected`` had no version in force and say something else; ``drafted`` have one, and
    what differs waits in a draft; ``changes`` are (line, code, act, fields); ``refused_lines`` those of the rows
    refused, whose faults may stand on lines of their own in a document.
    """

    total: int = 0
    created: int = 0
    corrected: int = 0
    drafted: int = 0
    ruled: int = 0
    unchanged: int = 0
    refused: list[Fault] = field(default_factory=list)
    changes: list[tuple[int, str, str, list[str]]] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    refused_lines: set[int | None] = field(default_factory=set)
    is_preview: bool = False
    is_cancelled: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The report in the active language, for keeping."""
        numbers = {name: getattr(self, name) for name in ("total", "created", "corrected", "drafted", "ruled")}
        return numbers | {
            "unchanged": self.unchanged,
            "refused_rows": len(self.refused_lines or {fault.line for fault in self.refused}),
            "refused": [fault.as_dict() for fault in self.refused],
            "changes": [
                {"line": line, "code": code, "act": act, "fields": fields} for line, code, act, fields in self.changes
            ],
            "ignored_columns": self.ignored_columns,
            "is_preview": self.is_preview,
            "is_cancelled": self.is_cancelled,
        }


def import_units(
    *,
    source: Any,
    year: AcademicYear,
    actor: Any,
    now: datetime,
    preview: bool = False,
    all_or_nothing: bool = False,
    progress: Progress | None = None,
) -> UnitReport:
    """Write the units of a CSV, a workbook, an ELMO document or a response of EWP's courses; an empty cell says
    nothing, the same file again changes nothing.

    New units are created. A unit without version in force says at once what its row says. One that has a version keeps
    it: what differs becomes a draft for ``year``, to be proposed and adopted. Structure, person in charge,
    prerequisites and exclusions hold at once. Each refused row is listed and the others are kept, unless
    ``all_or_nothing``. Raises NotAllowed without ``unit.create``, InputRefused when the file can't be read at all.
    """
    require(actor, "unit.create")
    rows, header = read_units(source)
    report = UnitReport(total=len(rows), ignored_columns=header.ignored, is_preview=preview)
    with transaction.atomic(), because(actor=actor, reason=REASON):
        register = read_register(rows)
        judge(rows, register, actor)
        sound = [row for row in rows if not row.faults]
        report.refused = [fault for row in rows for fault in row.faults]
        report.refused = _in_columns(report.refused, header)
        report.refused_lines = {row.line for row in rows if row.faults}
        judged = len(report.refused)
        if all_or_nothing and report.refused:
            report.is_cancelled = True
            return report
        units = _write_all(sound, register, year, actor, now, report, progress)
        report.ruled = write_rules([row for row in sound if row.code in units], actor, report.refused)
        report.refused = _in_columns(report.refused, header)
        report.refused_lines |= {fault.line for fault in report.refused[judged:]}
        report.refused.sort(key=lambda fault: fault.line or 0)
        if preview or (all_or_nothing and report.refused):
            report.is_cancelled = bool(all_or_nothing and report.refused)
            transaction.set_rollback(True)
    return report


def _in_columns(faults: list[Fault], header: import_headers.Header) -> list[Fault]:
    return [replace(fault, where=header.title_of(_field_of(str(fault.where)))) for fault in faults]


def _field_of(where: str) -> str:
    return where.replace("_minutes", "_hours")


def _write_all(
    rows: list[UnitCandidate],
    register: Register,
    year: AcademicYear,
    actor: Any,
    now: datetime,
    report: UnitReport,
    progress: Progress | None,
) -> set[str]:
    written = set()
    for done, row in enumerate(rows, start=1):
        try:
            with transaction.atomic():
                act, fields = _write(row, register, year, actor, now)
        except InputRefused as refusal:
            report.refused += [replace(fault, line=row.line) for fault in refusal.faults]
            continue
        except Conflict as conflict:
            report.refused.append(Fault(conflict.code, conflict.what, "code", conflict.mend, row.line))
            continue
        written.add(row.code)
        setattr(report, act, getattr(report, act) + 1)
        if act != "unchanged":
            report.changes.append((row.line, row.code, act, fields))
        if progress is not None and done % 20 == 0:
            progress(done / len(rows), "")
    return written


def _write(
    row: UnitCandidate, register: Register, year: AcademicYear, actor: Any, now: datetime
) -> tuple[str, list[str]]:
    unit = register.units.get(row.code)
    is_new = unit is None
    if unit is None:
        unit = CourseUnit(code=row.code, title_fr=row.values["title_fr"])
    moved = _place(unit, row, register)
    before = _said(unit)
    after = replace(before, **_content(row, register))
    facts = [name for name in FACTS if getattr(before, name) != getattr(after, name)]
    texts = [name for name in (*TEXT_FIELDS, "tags") if getattr(before, name) != getattr(after, name)]
    texts = [name for name in texts if name not in FACTS]
    texts += [name for name in LIST_FIELDS if _cell(name, before) != _cell(name, after)]
    if is_new or unit.version is None:
        for name in facts:
            setattr(unit, name, getattr(after, name))
        if is_new or facts or moved:
            unit.save()
        changed = [*moved, *facts]
        if texts:
            changed += _draft(unit, after, texts, year, actor, now)
        return _act(is_new, changed), changed
    if moved:
        unit.save(update_fields=["structure", "in_charge"])
    if facts or texts:
        changed = _draft(unit, after, [*facts, *texts], year, actor, now)
        return ("drafted" if changed else "corrected" if moved else "unchanged"), [*moved, *changed]
    return ("corrected" if moved else "unchanged"), moved


def _act(is_new: bool, changed: list[str]) -> str:
    return "created" if is_new else "corrected" if changed else "unchanged"


def _said(unit: CourseUnit) -> VersionContent:
    if unit.version is not None:
        return content_of(unit.version)
    return VersionContent(**{name: getattr(unit, name) for name in FACTS})


def _content(row: UnitCandidate, register: Register) -> dict[str, Any]:
    """What the row says of a version, by its columns."""
    said = {name: row.values[name] for name in (*FACT_FIELDS, *TEXT_FIELDS, "tags") if name in row.values}
    for name in HOUR_FIELDS:
        if name in row.values:
            said[name.replace("_hours", "_minutes")] = row.values[name]
    if "campus" in row.values:
        said["campus_id"] = register.campuses[row.values["campus"]].pk
    said |= {name: row.values[name] for name in LIST_FIELDS if name in row.values}
    if "competences" in said:
        taught = [(framework, code, level) for framework, code, level in said["competences"]]
        said["competences"] = tuple((register.competences[one[:2]], one[2]) for one in taught)
    return said


def _cell(name: str, content: VersionContent) -> str:
    """Rows as a cell would say them: what a version leaves unsaid is then no difference."""
    rows: Any = getattr(content, name)
    if name == "shapes":
        rows = sorted(rows, key=lambda row: row.kind)
    return write_list(name, sorted(rows) if name == "competences" else rows)


def _place(unit: CourseUnit, row: UnitCandidate, register: Register) -> list[str]:
    """Structure and person in charge, which no version holds."""
    changed = []
    for name, known in (("structure", register.structures), ("in_charge", register.people)):
        if name in row.values and getattr(unit, f"{name}_id") != known[row.values[name]].pk:
            setattr(unit, name, known[row.values[name]])
            changed.append(name)
    return changed


def _differs(name: str, one: VersionContent, other: VersionContent) -> bool:
    if name in LIST_FIELDS:
        return _cell(name, one) != _cell(name, other)
    return bool(getattr(one, name) != getattr(other, name))


def _draft(
    unit: CourseUnit, after: VersionContent, names: list[str], year: AcademicYear, actor: Any, now: datetime
) -> list[str]:
    """Put what differs in the draft of the year; nothing when it says so already. Raises Conflict once proposed."""
    draft = UnitVersion.objects.filter(unit=unit, year=year, state__in=WORKED_ON).first()
    if draft is None:
        draft = begin_draft(unit=unit, year=year, actor=actor, now=now)
    held = content_of(draft)
    content = replace(held, **{name: getattr(after, name) for name in names})
    if content == held or not any(_differs(name, held, content) for name in names):
        return []
    save_draft(version=draft, content=content, revision=draft.revision, actor=actor, now=now)
    return names
