"""Import people from a file, for programs."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import File, Form, Router, Status, UploadedFile
from ninja.pagination import paginate

from cartable.engines.people.api import access_import, import_people_csv, list_imports, start_import, write_import
from cartable.engines.people.rest.import_shapes import ImportChoices, ImportOut, PersonImportOut, RefusedRowOut
from cartable.kernel.clock import system_clock
from cartable.kernel.files import store
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.kernel.shapes import Pages

MOST_BYTES = 10 * 1024 * 1024
MOST_BYTES_OF_A_JOB = 50 * 1024 * 1024
router = Router()


@router.post("/persons/import", response=ImportOut)
def import_persons(
    request: HttpRequest, file: File[UploadedFile], preview: Form[bool] = False, all_or_nothing: Form[bool] = False
) -> Any:
    """Create people from a CSV file (10 MB at most) and list each refused row with its line, column and remedy.

    With ``preview`` nothing is written; with ``all_or_nothing`` one refused row leaves everything as it was.
    """
    require(request.user, "person.import")
    if (file.size or 0) > MOST_BYTES:
        raise InputRefused(Fault("file.too_large", _("The file is larger than 10 MB."), "file", _("Split it.")))
    report = import_people_csv(
        source=file.read(), actor=request.user, now=system_clock(), preview=preview, all_or_nothing=all_or_nothing
    )
    return report.as_dict()


@router.get("/person-imports", response=list[PersonImportOut])
@paginate(Pages)
def imports(request: HttpRequest) -> Any:
    """The imports that you asked for (all, for those who run the service), the latest first."""
    return list_imports(request.user)


@router.post("/person-imports", response={202: PersonImportOut})
def begin_import(request: HttpRequest, file: File[UploadedFile], choices: Form[ImportChoices]) -> Any:
    """Send a CSV file (50 MB at most), read apart as a job: ask again for its ``uuid`` until it is done.

    With ``preview`` (the default) it is only checked; ``…/write`` then writes what the check has shown.
    """
    require(request.user, "person.import")
    with transaction.atomic():
        kept = store(file, file.name or "people.csv", "text/csv", max_size=MOST_BYTES_OF_A_JOB)
        job = start_import(file=kept, actor=request.user, **choices.dict())
    return Status(202, job)


@router.get("/person-imports/{uuid}", response=PersonImportOut)
def one_import(request: HttpRequest, uuid: UUID) -> Any:
    """How far an import is, then what it did or would do."""
    return access_import(request.user, uuid)


@router.get("/person-imports/{uuid}/refused", response=list[RefusedRowOut])
@paginate(Pages)
def refused_rows(request: HttpRequest, uuid: UUID) -> Any:
    """The faults of the refused rows, each with its line, column and remedy, in the language of who asked."""
    return access_import(request.user, uuid).detail.get("report", {}).get("refused", [])


@router.post("/person-imports/{uuid}/write", response={202: PersonImportOut})
def write_checked(request: HttpRequest, uuid: UUID) -> Any:
    """Write what a check has shown, as another job."""
    require(request.user, "person.import")
    return Status(202, write_import(check=access_import(request.user, uuid), actor=request.user))
