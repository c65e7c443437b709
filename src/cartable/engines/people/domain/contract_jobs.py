"""The import of contracts as a job: checked, then written."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.contract_import import ContractReport, import_contracts_csv
from cartable.engines.people.domain.file_jobs import access_file_job, file_of, run_file_job, start_file_job
from cartable.engines.people.types import Progress
from cartable.kernel.files import StoredFile
from cartable.kernel.jobs import Job
from cartable.kernel.problems import NotFound

NAME = "people.contracts"
PERMISSION = "contract.import"


class NoSuchContractImport(NotFound, ObjectDoesNotExist):
    """No import of contracts has this address."""

    code = "contract_import.unknown"

    def __init__(self) -> None:
        super().__init__(_("No import of contracts has this address."), _("Send the file again."))


def start_contract_import(*, file: StoredFile, actor: Any, preview: bool) -> Job:
    """Check a payroll file (``preview``) or write its contracts, as a job of the actor.

    Raises NotAllowed without ``contract.import``, JobAlreadyRunning while the same file is being written.
    """
    return start_file_job(NAME, PERMISSION, file=file, actor=actor, preview=preview)


def write_contract_import(*, check: Job, actor: Any) -> Job:
    """Write what a check has shown. Raises as ``start_contract_import``."""
    return start_contract_import(file=file_of(check), actor=actor, preview=False)


def access_contract_import(actor: Any, uuid: UUID | str) -> Job:
    """An import of contracts, to whoever asked for it. Raises NotAllowed, NoSuchContractImport."""
    return access_file_job(NAME, PERMISSION, actor, uuid, missing=NoSuchContractImport)


def run_contract_import(*, job: Job, progress: Progress) -> dict[str, Any]:
    """What the worker does: the report, in the language of who asked. A file that can't be read is a report too."""
    return run_file_job(job, import_contracts_csv, unreadable=ContractReport, progress=progress)
