"""Dry runs and imports as jobs: asked for on a page, or by the hour."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from cartable.connectors.ldap.importing import BY_ITSELF, directory_source, dry_run, import_directory, nightly_codes
from cartable.connectors.ldap.mapping_files import read_mapping
from cartable.engines.people.api import Account, Progress, arriving
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import Job, JobAlreadyRunning, start
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

DRY_RUN, IMPORT = "ldap.dry-run", "ldap.import"
KEPT_FAULTS = 1000


class NoSuchReading(NotFound):
    """No reading of a directory has this address."""

    code = "directory.no_reading"

    def __init__(self) -> None:
        super().__init__(_("No reading of a directory has this address."), _("Open it again from its source."))


def start_dry_run(*, code: str, actor: Any) -> Job:
    """Try the directory of a source, as a job.

    Raises NotAllowed, NotADirectory, NoMapping, InputRefused, JobAlreadyRunning.
    """
    return _start(DRY_RUN, code, actor)


def start_import(*, code: str, actor: Any) -> Job:
    """Take the directory of a source in, as a job. Raises as ``start_dry_run``."""
    return _start(IMPORT, code, actor)


def start_nightly() -> list[str]:
    """Ask for the imports that are due every night; the codes of those asked for."""
    started = []
    for code in nightly_codes():
        try:
            _ask(IMPORT, code, BY_ITSELF)
        except JobAlreadyRunning:
            continue
        started.append(code)
    return started


def readings_of(source: arriving.Source) -> QuerySet[Job]:
    """The dry runs and imports of a directory, the latest first."""
    return Job.objects.filter(name__in=(DRY_RUN, IMPORT), arguments__code=source.code).order_by("-created_at")


def access_reading(actor: Any, uuid: UUID | str) -> Job:
    """One of them, to who keeps sources. Raises NotAllowed, NoSuchReading."""
    require(actor, "source.manage")
    found = Job.objects.filter(name__in=(DRY_RUN, IMPORT), uuid=uuid).first()
    if found is None:
        raise NoSuchReading
    return found


def run_dry_run(job: Job, progress: Progress) -> dict[str, Any]:
    """What the worker does for a dry run: counts, names and faults, in the language of who asked."""
    with override(job.arguments["language"]):
        found = dry_run(code=job.arguments["code"], now=system_clock(), progress=progress)
    faults = found.faults[:KEPT_FAULTS]
    return {"report": {"counts": found.counts, "names": found.names, "faults": faults, "held": found.held}}


def run_import(job: Job, progress: Progress) -> dict[str, Any]:
    """What the worker does for an import: the arrival that it became."""
    actor = Account.objects.get(pk=job.actor_id) if job.actor_id else BY_ITSELF
    with override(job.arguments["language"]):
        run = import_directory(code=job.arguments["code"], actor=actor, now=system_clock(), progress=progress)
    return {"run": str(run.uuid)}


def _start(name: str, code: str, actor: Any) -> Job:
    arriving.access_source(actor, code)
    directory_source(code)
    read_mapping(code)
    return _ask(name, code, actor)


def _ask(name: str, code: str, actor: Any) -> Job:
    said = _("Dry run of the directory {code}") if name == DRY_RUN else _("Import of the directory {code}")
    return start(
        name,
        actor=actor,
        title=str(format_lazy(said, code=code)),
        lock=f"{name}:{code}",
        code=code,
        language=get_language() or "fr",
    )
