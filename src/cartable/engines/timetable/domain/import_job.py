"""A large file imported apart from the page that received it, with its progress shown."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cartable.engines.calendar.api import Term, list_terms
from cartable.engines.timetable.domain.import_term import LOCK, check_import, import_term
from cartable.engines.timetable.types import Progress
from cartable.kernel.audit import history_of
from cartable.kernel.files import StoredFile, open_stored, store
from cartable.kernel.jobs import Job, start

JOB = "timetable.import_term"


def start_import(
    *,
    source: bytes,
    file_name: str,
    code: str | None = None,
    title: str | None = None,
    starts_on: date,
    actor: Any,
    now: datetime,
) -> Job:
    """Check a problem file at once, then ask a worker to import it; returns the job, whose page shows the progress.

    Raises InputRefused as ``import_term`` does, and JobAlreadyRunning while another import waits or runs.
    """
    draft, term_code = check_import(source=source, code=code, starts_on=starts_on)
    with transaction.atomic():
        stored = store(source, file_name, "application/xml", clock=lambda: now)
        return start(
            JOB,
            actor=actor,
            lock=LOCK,
            title=_("Import of %(name)s") % {"name": draft.name},
            file=str(stored.uuid),
            code=term_code,
            term_title=title or draft.name,
            starts_on=starts_on.isoformat(),
        )


def run_import(
    *, job: Job, file: UUID | str, code: str, title: str, starts_on: date, now: datetime, progress: Progress
) -> Term:
    """Do an import that was asked for. Run again after its worker was lost, it finds the term and returns it."""
    done = list_terms().filter(code=code).first()
    if done is not None and history_of(done)[0].more.get("job") == str(job.uuid):
        return done
    with open_stored(StoredFile.objects.get(uuid=file)) as source:
        return import_term(
            source=source.read(),
            code=code,
            title=title,
            starts_on=starts_on,
            actor=job.actor or job.actor_name,
            now=now,
            progress=progress,
        )
