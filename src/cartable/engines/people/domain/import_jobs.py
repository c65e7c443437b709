"""The import of people as a job: checked or written apart from the pages, with progress."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.file_jobs import access_file_job, file_of, run_file_job, start_file_job
from cartable.engines.people.domain.import_people import import_people_csv
from cartable.engines.people.types import ImportReport, Progress
from cartable.kernel.clock import system_clock
from cartable.kernel.files import StoredFile
from cartable.kernel.jobs import Job, list_jobs
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

NAME = "people.import"
PERMISSION = "person.import"


class NoSuchImport(NotFound, ObjectDoesNotExist):
    """No import has this address."""

    code = "import.unknown"

    def __init__(self) -> None:
        super().__init__(_("No import of people has this address."), _("Send the file again."))


def start_import(*, file: StoredFile, actor: Any, preview: bool, all_or_nothing: bool) -> Job:
    """Check a file (``preview``) or write its people, as a job of the actor, in their language.

    Raises NotAllowed without ``person.import``, JobAlreadyRunning while the same file is being written.
    """
    return start_file_job(NAME, PERMISSION, file=file, actor=actor, preview=preview, all_or_nothing=all_or_nothing)


def write_import(*, check: Job, actor: Any) -> Job:
    """Write what a check has shown, with its file and its choices. Raises as ``start_import``."""
    all_or_nothing = bool(check.arguments["all_or_nothing"])
    return start_import(file=file_of(check), actor=actor, preview=False, all_or_nothing=all_or_nothing)


def access_import(actor: Any, uuid: UUID | str) -> Job:
    """An import of people, to whoever asked for it or oversees jobs. Raises NotAllowed, NoSuchImport."""
    return access_file_job(NAME, PERMISSION, actor, uuid, missing=NoSuchImport)


def list_imports(actor: Any) -> QuerySet[Job]:
    """The imports of people that the actor asked for (all, for those who oversee jobs), the latest first.

    Raises NotAllowed without ``person.import``.
    """
    require(actor, PERMISSION)
    return list_jobs(actor).filter(name=NAME)


def run_import(*, job: Job, progress: Progress) -> dict[str, Any]:
    """What the worker does: the report, in the language of who asked. A file that can't be read is a report too."""
    return run_file_job(
        job,
        import_people_csv,
        unreadable=ImportReport,
        now=system_clock(),
        all_or_nothing=job.arguments["all_or_nothing"],
        progress=progress,
    )
