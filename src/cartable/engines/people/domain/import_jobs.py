"""The import of people as a job: checked or written apart from the pages, with progress."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.import_people import import_people_csv
from cartable.engines.people.models import Account
from cartable.engines.people.types import ImportReport, Progress
from cartable.kernel.clock import system_clock
from cartable.kernel.files import StoredFile, open_stored
from cartable.kernel.jobs import Job, access_job, list_jobs, start
from cartable.kernel.permissions import require
from cartable.kernel.problems import InputRefused, NotFound

NAME = "people.import"
KEPT_FAULTS = 20_000


class NoSuchImport(NotFound, ObjectDoesNotExist):
    """No import has this address."""

    code = "import.unknown"

    def __init__(self) -> None:
        super().__init__(_("No import of people has this address."), _("Send the file again."))


def start_import(*, file: StoredFile, actor: Any, preview: bool, all_or_nothing: bool) -> Job:
    """Check a file (``preview``) or write its people, as a job of the actor, in their language.

    Raises NotAllowed without ``person.import``, JobAlreadyRunning while the same file is being written.
    """
    require(actor, "person.import")
    said = _("Check of {name}") if preview else _("Import of {name}")
    return start(
        NAME,
        actor=actor,
        title=str(format_lazy(said, name=file.name)),
        lock=f"{NAME}:{'check' if preview else 'write'}:{file.uuid}",
        file=str(file.uuid),
        preview=preview,
        all_or_nothing=all_or_nothing,
        language=get_language() or "fr",
    )


def write_import(*, check: Job, actor: Any) -> Job:
    """Write what a check has shown, with its file and its choices. Raises as ``start_import``."""
    file = StoredFile.objects.get(uuid=check.arguments["file"])
    return start_import(file=file, actor=actor, preview=False, all_or_nothing=bool(check.arguments["all_or_nothing"]))


def access_import(actor: Any, uuid: UUID | str) -> Job:
    """An import of people, to whoever asked for it or oversees jobs. Raises NotAllowed, NoSuchImport."""
    require(actor, "person.import")
    job = access_job(actor, uuid)
    if job.name != NAME:
        raise NoSuchImport
    return job


def list_imports(actor: Any) -> QuerySet[Job]:
    """The imports of people that the actor asked for (all, for those who oversee jobs), the latest first.

    Raises NotAllowed without ``person.import``.
    """
    require(actor, "person.import")
    return list_jobs(actor).filter(name=NAME)


def run_import(*, job: Job, progress: Progress) -> dict[str, Any]:
    """What the worker does: the report, in the language of who asked. A file that can't be read is a report too."""
    arguments = job.arguments
    actor = Account.objects.get(pk=job.actor_id)
    with override(arguments["language"]):
        try:
            with open_stored(StoredFile.objects.get(uuid=arguments["file"])) as source:
                report = import_people_csv(
                    source=source,
                    actor=actor,
                    now=system_clock(),
                    all_or_nothing=arguments["all_or_nothing"],
                    preview=arguments["preview"],
                    progress=progress,
                )
        except InputRefused as refusal:
            report = ImportReport(refused=refusal.faults, is_preview=arguments["preview"])
        told = report.as_dict()
    return {"report": told | {"refused": told["refused"][:KEPT_FAULTS], "is_unreadable": report.total == 0}}
