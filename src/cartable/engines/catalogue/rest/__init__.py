"""The catalogue, for programs: the same rights as on the pages."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.catalogue.api import access_unit, list_units, offerings_of
from cartable.engines.catalogue.rest.programmes import router as programmes
from cartable.engines.catalogue.rest.shapes import (
    Category,
    ClassOut,
    ConfigurationOut,
    Line,
    OfferingOut,
    UnitDetail,
    UnitOut,
)
from cartable.engines.catalogue.rest.teachers import router as teachers
from cartable.engines.catalogue.rest.versions import router as versions
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Code, Pages

router = Router()
router.add_router("", teachers)
router.add_router("", versions)
router.add_router("", programmes)


@router.get("/units", response=list[UnitOut])
@paginate(Pages)
def units(request: HttpRequest, q: Line = "", category: Category | None = None, term: Code | None = None) -> Any:
    """Course units by code; ``q`` searches codes and titles, ``term`` keeps those that a term offers."""
    require(request.user, "unit.view")
    return list_units(category=category or "", term_code=term or "", text=q)


@router.get("/units/{code}", response=UnitDetail)
def unit(request: HttpRequest, code: Path[Code]) -> Any:
    """One unit."""
    return access_unit(request.user, code)


@router.get("/units/{code}/offerings", response=list[OfferingOut])
@paginate(Pages)
def offerings(request: HttpRequest, code: Path[Code]) -> Any:
    """What terms offer of a unit, the latest first, with every class."""
    found = access_unit(request.user, code)
    return [_offering(row) for row in offerings_of(found)]


def _offering(row: Any) -> OfferingOut:
    return OfferingOut(
        uuid=row.uuid,
        term=row.term.code,
        configurations=[
            ConfigurationOut(
                rank=configuration.rank,
                subparts=[
                    [_class(course_class, subpart.kind) for course_class in subpart.classes.all()]
                    for subpart in configuration.subparts.all()
                ],
            )
            for configuration in row.configurations.all()
        ],
    )


def _class(row: Any, kind: Any) -> ClassOut:
    return ClassOut(
        uuid=row.uuid,
        kind=kind,
        number=row.number,
        seats=row.seats,
        needs_room=row.needs_room,
        parent=row.parent.uuid if row.parent else None,
        teachers=[teacher.person.full_name for teacher in row.teachers.all()],
    )
