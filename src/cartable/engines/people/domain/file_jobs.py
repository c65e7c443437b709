"""Files of many rows read as jobs: checked or written apart from the pages, in the language of who asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Account
from cartable.kernel.files import StoredFile, open_stored
from cartable.kernel.jobs import Job, access_job, start
from cartable.kernel.permissions import require
from cartable.kernel.problems import InputRefused, NotFound

KEPT_FAULTS = 20_000
"""Refused rows that a report keeps."""
Read = Callable[..., Any]
"""``(source=…, actor=…, preview=…, …)`` → a report: ``total``, ``as_dict()``. May raise InputRefused."""


def start_file_job(name: str, permission: str, *, file: StoredFile, actor: Any, preview: bool, **options: Any) -> Job:
    """Check a file (``preview``) or write what it holds, as a job of the actor; ``options`` are kept with the job.

    Raises NotAllowed without ``permission``, JobAlreadyRunning while the same file is being written.
    """
    require(actor, permission)
    said = _("Check of {name}") if preview else _("Import of {name}")
    return start(
        name,
        actor=actor,
        title=str(format_lazy(said, name=file.name)),
        lock=f"{name}:{'check' if preview else 'write'}:{file.uuid}",
        file=str(file.uuid),
        preview=preview,
        language=get_language() or "fr",
        **options,
    )


def access_file_job(name: str, permission: str, actor: Any, uuid: UUID | str, *, missing: type[NotFound]) -> Job:
    """A job of this name, to whoever asked for it or oversees jobs. Raises NotAllowed, ``missing``."""
    require(actor, permission)
    job = access_job(actor, uuid)
    if job.name != name:
        raise missing
    return job


def run_file_job(job: Job, read: Read, *, unreadable: Callable[..., Any], **options: Any) -> dict[str, Any]:
    """What the worker does: the report. A file that can't be read is a report too, made by ``unreadable``."""
    arguments = job.arguments
    actor = Account.objects.get(pk=job.actor_id)
    with override(arguments["language"]):
        try:
            with open_stored(StoredFile.objects.get(uuid=arguments["file"])) as source:
                report = read(source=source, actor=actor, preview=arguments["preview"], **options)
        except InputRefused as refusal:
            report = unreadable(refused=refusal.faults, is_preview=arguments["preview"])
        told = report.as_dict()
    return {"report": told | {"refused": told["refused"][:KEPT_FAULTS], "is_unreadable": report.total == 0}}


def file_of(check: Job) -> StoredFile:
    """The file that a check has read."""
    found: StoredFile = StoredFile.objects.get(uuid=check.arguments["file"])
    return found
