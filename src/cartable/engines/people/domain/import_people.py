"""Import people from a CSV file: say what is wrong with each bad row, and write all the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import AffiliationOverlaps, write_affiliations
from cartable.engines.people.domain.arrivals.files import REASON, foresee, rows_of, take_new
from cartable.engines.people.domain.arrivals.register import Register, read_register
from cartable.engines.people.domain.arrivals.taking import Taken
from cartable.engines.people.domain.batches import checked_at_once, in_batches
from cartable.engines.people.domain.identifiers import IdentifierTaken, write_ines
from cartable.engines.people.domain.import_comparing import Verdict, compare
from cartable.engines.people.domain.import_file import Source, empty_file, read_rows, read_text
from cartable.engines.people.domain.import_headers import Header, read_header
from cartable.engines.people.domain.import_rows import Candidate, Tie, understand
from cartable.engines.people.domain.people import PersonTaken
from cartable.engines.people.domain.person_rows import twice
from cartable.engines.people.types import AffiliationRow, ImportReport, Progress
from cartable.kernel.audit import because
from cartable.kernel.clock import campus_zone
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused

BATCH = 1000


def import_people_csv(
    *,
    source: Source,
    actor: Any,
    now: datetime,
    all_or_nothing: bool = False,
    progress: Progress | None = None,
    preview: bool = False,
) -> ImportReport:
    """Create the people of a CSV file, with the affiliation each row gives if any.

    A row is refused with its line, column, reason and remedy; the others are written, a thousand at a time. A person
    already there with the same values is left as is; a row under a new campus number is matched to the people known
    first: somebody known gets what it tells, and one in doubt waits for a human. With ``all_or_nothing`` one refused
    row leaves everything as it was; with ``preview`` nothing is written. Running the same file again creates nobody
    twice.

    Raises NotAllowed without ``person.import``; InputRefused when the file can't be read at all (encoding, quotes,
    columns), in which case nothing is written.
    """
    require(actor, "person.import")
    tell = progress or _silence
    tell(0.0, str(_("Reading the file")))
    header, candidates = _read(source, now)
    report = ImportReport(total=len(candidates), ignored_columns=header.ignored, is_preview=preview)
    report.refused = [fault for candidate in candidates for fault in candidate.faults]
    good = [candidate for candidate in candidates if not candidate.faults]
    hold = transaction.atomic() if all_or_nothing else nullcontext()
    register = read_register(rows_of(good))
    with hold, because(actor=actor, reason=REASON):
        done, said = 0, _("Comparing with the people known") if preview else _("Writing")
        for batch in in_batches(good, BATCH):
            _take(batch, header, report, register=register, write=not preview, now=now)
            done += len(batch)
            tell(done / len(good), str(said))
        if all_or_nothing and report.refused:
            report.created = report.unchanged = report.affiliated = report.matched = report.to_decide = 0
            if not preview:
                transaction.set_rollback(True)
    report.refused.sort(key=lambda fault: fault.line or 0)
    return report


def _silence(fraction: float | None, message: str) -> None:
    """Progress told to nobody."""


def _read(source: Source, now: datetime) -> tuple[Header, list[Candidate]]:
    rows = list(read_rows(read_text(source)))
    if not rows:
        raise InputRefused(empty_file())
    header, faults = read_header(rows[0][1])
    if faults:
        raise InputRefused(faults)
    day = now.astimezone(campus_zone()).date()
    candidates = [understand(line, cells, header, on=day) for line, cells in rows[1:]]
    _mark_repeated(candidates, header)
    return header, candidates


def _mark_repeated(candidates: Iterable[Candidate], header: Header) -> None:
    """The first row that gives a code or a mail keeps it; later ones are faulty."""
    met: dict[tuple[str, str], int] = {}
    for candidate in candidates:
        for field in ("code", "mail", "ine"):
            value: str = candidate.ine if field == "ine" else getattr(candidate.person, field)
            first = met.setdefault((field, value), candidate.line) if value else candidate.line
            if first != candidate.line:
                fault = twice(field, value, first=first, line=candidate.line)
                candidate.faults.append(_in_column(fault, header))
                break


def _take(
    batch: Sequence[Candidate],
    header: Header,
    report: ImportReport,
    *,
    register: Register,
    write: bool,
    now: datetime,
) -> None:
    """Judge a batch against the database and write it. Someone quicker in between makes it judged once more."""
    verdict = compare(batch)
    if write:
        try:
            taken = _write(verdict, register, now)
        except (PersonTaken, AffiliationOverlaps, IdentifierTaken):
            verdict = compare(batch)
            taken = _write(verdict, register, now)
    else:
        taken = foresee(verdict.new, register)
    report.created += taken.new
    report.matched += taken.same
    report.to_decide += taken.to_decide + taken.waiting
    report.unchanged += len(verdict.known) + taken.unchanged - taken.waiting
    report.affiliated += len(_of_known(verdict)) + taken.ties.written
    report.refused += [_in_column(fault, header) for fault in verdict.faults]


def _write(verdict: Verdict, register: Register, now: datetime) -> Taken:
    """Those whose campus number is new are matched, and created when they are of nobody known."""
    with checked_at_once():
        taken = take_new(verdict.new, register, now)
        numbers = [(verdict.known[code], ine) for code, ine in verdict.numbers if code in verdict.known]
        write_ines(numbers, on=now.astimezone(campus_zone()).date())
        write_affiliations(
            [
                AffiliationRow(
                    person_id=verdict.known[code],
                    structure_id=structure_id,
                    kind=tie.kind,
                    valid_from=tie.valid_from,
                    valid_until=tie.valid_until,
                    level=tie.level,
                    source=REASON,
                )
                for code, structure_id, tie in _of_known(verdict)
            ]
        )
    return taken


def _of_known(verdict: Verdict) -> list[tuple[str, int, Tie]]:
    """The ties to write of people there already."""
    return [told for told in verdict.ties if told[0] in verdict.known]


def _in_column(fault: Fault, header: Header) -> Fault:
    return replace(fault, where=header.title_of(str(fault.where)))
