"""Import people from a file, for programs."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import File, Form, Router, UploadedFile

from cartable.engines.people.api import import_people_csv
from cartable.engines.people.rest.shapes import ImportOut
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused

MOST_BYTES = 10 * 1024 * 1024
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
