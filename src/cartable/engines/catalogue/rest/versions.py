"""Versions of units and what stands between units, for programs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.calendar.api import access_year
from cartable.engines.catalogue.api import access_unit, competences, versions
from cartable.engines.catalogue.models import Competence, Framework
from cartable.engines.catalogue.queries.versions import exclusions_of, prerequisites_of
from cartable.engines.catalogue.rest.version_shapes import (
    CompetenceOut,
    DraftIn,
    FrameworkOut,
    RevisionIn,
    RulesOut,
    VersionBegin,
    VersionDetail,
    VersionOut,
    content_with,
)
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/units/{code}/versions", response=list[VersionOut])
@paginate(Pages)
def unit_versions(request: HttpRequest, code: Path[Code]) -> Any:
    """The versions of a unit, the latest year first; drafts and proposals for those who write it or decide on it."""
    return versions.seen_versions(request.user, access_unit(request.user, code))


@router.post("/units/{code}/versions", response={201: VersionDetail})
def begin_version(request: HttpRequest, code: Path[Code], body: VersionBegin) -> Any:
    """Begin the draft of a year: it says what the unit says. 409 when the year has one already."""
    unit = versions.access_edited_unit(request.user, code)
    year = access_year(request.user, body.year)
    made = versions.begin_draft(unit=unit, year=year, actor=request.user, now=system_clock())
    return 201, versions.access_version(request.user, made.uuid)


@router.get("/versions/{uuid}", response=VersionDetail)
def version(request: HttpRequest, uuid: UUID) -> Any:
    """One version, with all that it says."""
    return versions.access_version(request.user, uuid)


@router.patch("/versions/{uuid}", response=VersionDetail)
def write_version(request: HttpRequest, uuid: UUID, body: DraftIn) -> Any:
    """Save a draft: what the body doesn't name stays. 409 when another revision was saved since."""
    found = versions.access_written_version(request.user, uuid)
    content = content_with(versions.content_of(found), body)
    versions.save_draft(version=found, content=content, revision=body.revision, actor=request.user, now=system_clock())
    return versions.access_version(request.user, uuid)


@router.post("/versions/{uuid}/propose", response=VersionOut)
def propose_version(request: HttpRequest, uuid: UUID, body: RevisionIn) -> Any:
    """Propose a draft as it was at a revision. 400 when it doesn't say enough, 409 when it changed since."""
    found = versions.access_written_version(request.user, uuid)
    return versions.propose(version=found, revision=body.revision, actor=request.user, now=system_clock())


@router.post("/versions/{uuid}/adopt", response=VersionOut)
def adopt_version(request: HttpRequest, uuid: UUID) -> Any:
    """Adopt a proposal that one didn't write. 409 when it isn't proposed."""
    found = versions.access_decided_version(request.user, uuid)
    return versions.adopt(version=found, actor=request.user, now=system_clock())


@router.get("/units/{code}/prerequisites", response=RulesOut)
def unit_prerequisites(request: HttpRequest, code: Path[Code]) -> Any:
    """What a unit wants before it (of each list one suffices), what is advised, what it excludes."""
    unit = access_unit(request.user, code)
    sets: dict[bool, dict[int, list[str]]] = {False: {}, True: {}}
    for row in prerequisites_of(unit):
        sets[row.advised].setdefault(row.alternative, []).append(row.wanted.code)
    return {
        "wanted": list(sets[False].values()),
        "advised": list(sets[True].values()),
        "excluded": [
            {"code": other.code, "reason_fr": row.reason_fr, "reason_en": row.reason_en}
            for other, row in exclusions_of(unit)
        ],
    }


@router.get("/frameworks", response=list[FrameworkOut])
@paginate(Pages)
def frameworks(request: HttpRequest) -> Any:
    """Competence frameworks by code."""
    require(request.user, "unit.view")
    return Framework.objects.order_by("code")


@router.get("/frameworks/{code}/competences", response=list[CompetenceOut])
@paginate(Pages)
def framework_competences(request: HttpRequest, code: Path[Code]) -> Any:
    """The competences of a framework in order, blocks among them."""
    found = competences.access_framework(request.user, code)
    return Competence.objects.filter(framework=found).select_related("block").order_by("rank", "code")
