"""Contracts from a payroll file: each row written, or refused with its line, column, reason and remedy."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.contract_rows import ContractRow, read_contract_header, understand_contract
from cartable.engines.people.domain.contracts import add_contract, correct_contract, open_affiliation
from cartable.engines.people.domain.import_file import Source, empty_file, read_rows, read_text
from cartable.engines.people.domain.import_headers import Header
from cartable.engines.people.models import Contract, Person, Structure
from cartable.engines.people.queries import people_by_code, structures_by_code
from cartable.engines.people.types import Progress
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused

REASON = "payroll"
KEPT = ("kind", "grade", "working_percent", "valid_until")


@dataclass(slots=True)
class ContractReport:
    """What an import of contracts did, or would do when ``is_preview``."""

    total: int = 0
    created: int = 0
    corrected: int = 0
    unchanged: int = 0
    refused: list[Fault] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    is_preview: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The report in the active language, for keeping."""
        return {
            "total": self.total,
            "created": self.created,
            "corrected": self.corrected,
            "unchanged": self.unchanged,
            "refused_rows": len({fault.line for fault in self.refused}),
            "refused": [fault.as_dict() for fault in self.refused],
            "ignored_columns": self.ignored_columns,
            "is_preview": self.is_preview,
        }


def import_contracts_csv(
    *, source: Source, actor: Any, preview: bool = False, progress: Progress | None = None
) -> ContractReport:
    """Write the contracts of a CSV file. A contract of the same number, person and first day is corrected.

    Each refused row is listed, the others are written; with ``preview`` nothing is. The same file again changes
    nothing. Raises NotAllowed without ``contract.import``, InputRefused when the file can't be read at all.
    """
    require(actor, "contract.import")
    header, rows = _read(source)
    report = ContractReport(total=len(rows), ignored_columns=header.ignored, is_preview=preview)
    people = people_by_code({row.code for row in rows})
    structures = structures_by_code({row.structure for row in rows})
    with transaction.atomic():
        for done, row in enumerate(rows, start=1):
            faults = row.faults or [*_unknown(row, people, structures)]
            if not faults:
                faults = _take(row, people[row.code], structures[row.structure], actor, report)
            report.refused += [_placed(fault, row.line, header) for fault in faults]
            if progress is not None and done % 100 == 0:
                progress(done / len(rows), "")
        if preview:
            transaction.set_rollback(True)
    return report


def _read(source: Source) -> tuple[Header, list[ContractRow]]:
    rows = list(read_rows(read_text(source)))
    if not rows:
        raise InputRefused(empty_file())
    header, faults = read_contract_header(rows[0][1])
    if faults:
        raise InputRefused(faults)
    return header, [understand_contract(line, cells, header) for line, cells in rows[1:]]


def _unknown(row: ContractRow, people: dict[str, Person], structures: dict[str, Structure]) -> list[Fault]:
    faults = []
    if row.code not in people:
        what = format_lazy(_("Nobody has the campus number “{code}”."), code=row.code[:60])
        faults.append(Fault("person.unknown_code", what, "code", _("Import the person first."), row.line))
    if row.structure not in structures:
        what = format_lazy(_("No structure has the code “{code}”."), code=row.structure[:60])
        mend = _("Take the code from the page of structures.")
        faults.append(Fault("structure.unknown", what, "structure", mend, row.line))
    return faults


def _take(row: ContractRow, person: Person, structure: Structure, actor: Any, report: ContractReport) -> list[Fault]:
    """Write a row in a savepoint of its own; its faults if it is refused."""
    held = Contract.objects.filter(number=row.number, person=person, valid_from=row.valid_from).first()
    try:
        with transaction.atomic():
            if held is None:
                _create(row, person, structure, actor)
                report.created += 1
            elif _differs(held, row, structure):
                values = {name: getattr(row, name) for name in KEPT} | {"structure": structure}
                correct_contract(contract=held, actor=actor, reason=REASON, **values)
                report.corrected += 1
            else:
                report.unchanged += 1
            if held is not None and row.affiliation and not held.affiliations.exists():
                open_affiliation(held, row.affiliation)
    except InputRefused as refusal:
        return refusal.faults
    except Conflict as conflict:
        return [Fault(conflict.code, conflict.what, "number", conflict.mend, row.line)]
    return []


def _create(row: ContractRow, person: Person, structure: Structure, actor: Any) -> None:
    add_contract(
        person=person,
        structure=structure,
        number=row.number,
        kind=row.kind,
        grade=row.grade,
        working_percent=row.working_percent,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        affiliation=row.affiliation,
        source=REASON,
        actor=actor,
        reason=REASON,
    )


def _differs(held: Contract, row: ContractRow, structure: Structure) -> bool:
    return held.structure_id != structure.pk or any(getattr(held, name) != getattr(row, name) for name in KEPT)


def _placed(fault: Fault, line: int, header: Header) -> Fault:
    return replace(fault, line=line, where=header.title_of(str(fault.where)))
