"""The import of contracts as a job: checked, then written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils.text import format_lazy
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.contract_import import ContractReport, import_contracts_csv
from cartable.engines.people.models import Account
from cartable.engines.people.types import Progress
from cartable.kernel.files import StoredFile, open_stored
from cartable.kernel.jobs import Job, access_job, start
from cartable.kernel.permissions import require
from cartable.kernel.problems import InputRefused, NotFound

NAME = "people.contracts"
KEPT_FAULTS = 20_000


class NoSuchContractImport(NotFound, ObjectDoesNotExist):
    """No import of contracts has this address."""

    code = "contract_import.unknown"

    def __init__(self) -> None:
        super().__init__(_("No import of contracts has this address."), _("Send the file again."))


def start_contract_import(*, file: StoredFile, actor: Any, preview: bool) -> Job:
    """Check a payroll file (``preview``) or write its contracts, as a job of the actor.

    Raises NotAllowed without ``contract.import``, JobAlreadyRunning while the same file is being written.
    """
    require(actor, "contract.import")
    said = _("Check of {name}") if preview else _("Import of {name}")
    return start(
        NAME,
        actor=actor,
        title=str(format_lazy(said, name=file.name)),
        lock=f"{NAME}:{'check' if preview else 'write'}:{file.uuid}",
        file=str(file.uuid),
        preview=preview,
        language=get_language() or "fr",
    )


def write_contract_import(*, check: Job, actor: Any) -> Job:
    """Write what a check has shown. Raises as ``start_contract_import``."""
    return start_contract_import(file=StoredFile.objects.get(uuid=check.arguments["file"]), actor=actor, preview=False)


def access_contract_import(actor: Any, uuid: UUID | str) -> Job:
    """An import of contracts, to whoever asked for it. Raises NotAllowed, NoSuchContractImport."""
    require(actor, "contract.import")
    job = access_job(actor, uuid)
    if job.name != NAME:
        raise NoSuchContractImport
    return job


def run_contract_import(*, job: Job, progress: Progress) -> dict[str, Any]:
    """What the worker does: the report, in the language of who asked. A file that can't be read is a report too."""
    arguments = job.arguments
    actor = Account.objects.get(pk=job.actor_id)
    with override(arguments["language"]):
        try:
            with open_stored(StoredFile.objects.get(uuid=arguments["file"])) as source:
                report = import_contracts_csv(
                    source=source, actor=actor, preview=arguments["preview"], progress=progress
                )
        except InputRefused as refusal:
            report = ContractReport(refused=refusal.faults, is_preview=arguments["preview"])
        told = report.as_dict()
    return {"report": told | {"refused": told["refused"][:KEPT_FAULTS], "is_unreadable": report.total == 0}}
