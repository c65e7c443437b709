"""The import of units as a job: checked, then written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import get_year
from cartable.engines.catalogue.domain.exchange.importing import Progress, UnitReport, import_units
from cartable.engines.people.api import file_jobs
from cartable.kernel.clock import system_clock
from cartable.kernel.files import StoredFile
from cartable.kernel.jobs import Job, list_jobs
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

NAME = "catalogue.import_units"
PERMISSION = "unit.create"


class NoSuchUnitImport(NotFound, ObjectDoesNotExist):
    """No import of units has this address."""

    code = "unit_import.unknown"

    def __init__(self) -> None:
        super().__init__(_("No import of units has this address."), _("Send the file again."))


def start_unit_import(*, file: StoredFile, year_code: str, actor: Any, preview: bool, all_or_nothing: bool) -> Job:
    """Check a file (``preview``) or write its units, as a job of the actor, in their language.

    Raises NotAllowed without ``unit.create``, NoSuchYear, JobAlreadyRunning while the same file is being written.
    """
    get_year(year_code)
    return file_jobs.start_file_job(
        NAME, PERMISSION, file=file, actor=actor, preview=preview, year=year_code, all_or_nothing=all_or_nothing
    )


def write_unit_import(*, check: Job, actor: Any) -> Job:
    """Write what a check has shown, with its file and its choices. Raises as ``start_unit_import``."""
    said = check.arguments
    return start_unit_import(
        file=file_jobs.file_of(check),
        year_code=said["year"],
        actor=actor,
        preview=False,
        all_or_nothing=bool(said["all_or_nothing"]),
    )


def access_unit_import(actor: Any, uuid: UUID | str) -> Job:
    """An import of units, to whoever asked for it or oversees jobs. Raises NotAllowed, NoSuchUnitImport."""
    return file_jobs.access_file_job(NAME, PERMISSION, actor, uuid, missing=NoSuchUnitImport)


def list_unit_imports(actor: Any) -> QuerySet[Job]:
    """The imports of units that the actor asked for, the latest first. Raises NotAllowed."""
    require(actor, PERMISSION)
    return list_jobs(actor).filter(name=NAME)


def run_unit_import(*, job: Job, progress: Progress) -> dict[str, Any]:
    """What the worker does: the report. A file that can't be read is a report too."""
    return file_jobs.run_file_job(
        job,
        import_units,
        unreadable=UnitReport,
        year=get_year(job.arguments["year"]),
        now=system_clock(),
        all_or_nothing=job.arguments["all_or_nothing"],
        progress=progress,
    )
