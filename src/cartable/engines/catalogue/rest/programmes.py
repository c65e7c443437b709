"""Programmes and study regulations: open to everybody; drafts to those who write them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.catalogue.api import programmes
from cartable.engines.catalogue.rest.programme_shapes import (
    ProgrammeOut,
    RegulationDetail,
    RegulationOut,
)
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/programmes", response=list[ProgrammeOut], auth=None)
@paginate(Pages)
def list_programmes(request: HttpRequest) -> Any:
    """Programmes by code."""
    require(request.user, "programme.view")
    return programmes.list_programmes()


@router.get("/programmes/{code}", response=ProgrammeOut, auth=None)
def programme(request: HttpRequest, code: Path[Code]) -> Any:
    """One programme."""
    return programmes.access_programme(request.user, code)


@router.get("/programmes/{code}/regulations", response=list[RegulationOut], auth=None)
@paginate(Pages)
def list_regulations(request: HttpRequest, code: Path[Code]) -> Any:
    """Its study regulations, the latest entry year and version first; drafts for those who write them."""
    found = programmes.access_programme(request.user, code)
    writes = is_allowed(request.user, "regulation.edit", found)
    return programmes.regulations_of(found, with_drafts=writes)


@router.get("/regulations/{uuid}", response=RegulationDetail, auth=None)
def regulation(request: HttpRequest, uuid: UUID) -> Any:
    """One regulation: the tree of what it asks, and the same in words."""
    return programmes.access_regulation(request.user, uuid)
