"""Terms as timetabling sees them: where each stands, what each holds, and how one comes in from a file."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import File, Form, Path, Router, Schema, UploadedFile
from ninja.pagination import paginate
from pydantic import StringConstraints

from cartable.engines.calendar.api import list_terms
from cartable.engines.timetable.api import access_term_workspace, start_import, term_contents
from cartable.engines.timetable.queries.terms import term_states
from cartable.engines.timetable.rest.solution_shapes import TermContentsOut, TermImportOut, TermStateOut
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.kernel.shapes import Code, Day, Pages

MOST_BYTES = 200 * 1024 * 1024
NewCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,40}$")]
Title = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=120)]
router = Router()


class ImportIn(Schema):
    """The Monday of the first week; code and title are the problem's name when they are left out."""

    starts_on: Day
    code: NewCode = ""
    title: Title = ""


@router.get("/timetables", response=list[TermStateOut])
@paginate(Pages)
def timetables(request: HttpRequest) -> Any:
    """Every term and where its timetable stands, the latest first."""
    require(request.user, "term.view_workspace")
    return term_states(list(list_terms()))


@router.get("/terms/{code}/timetable", response=TermStateOut)
def timetable(request: HttpRequest, code: Path[Code]) -> Any:
    """Where a term's timetable stands."""
    return term_states([access_term_workspace(request.user, code)])[0]


@router.get("/terms/{code}/contents", response=TermContentsOut)
def contents(request: HttpRequest, code: Path[Code]) -> Any:
    """How much a term holds: what an import brought in."""
    term = access_term_workspace(request.user, code)
    return {"code": term.code, **term_contents(term=term).as_dict()}


@router.post("/term-imports", response={202: TermImportOut})
def import_file(request: HttpRequest, file: File[UploadedFile], given: Form[ImportIn]) -> Any:
    """Bring in a term from an ITC-2019 file (XML, or gzip of it; 200 MB at most), from the Monday ``starts_on``.

    The file is read at once: 400 with each of its faults and their lines. A worker does the rest, all or nothing;
    409 while another import is under way.
    """
    require(request.user, "term.import")
    if (file.size or 0) > MOST_BYTES:
        raise InputRefused(
            Fault("file.too_large", _("This file is larger than 200 MB. Compress it with gzip."), "file")
        )
    job = start_import(
        source=file.read(),
        file_name=file.name or "",
        code=given.code or None,
        title=given.title or None,
        starts_on=given.starts_on,
        actor=request.user,
        now=system_clock(),
    )
    return 202, TermImportOut(uuid=job.uuid, title=job.title, state=job.state, term=job.arguments["code"])
