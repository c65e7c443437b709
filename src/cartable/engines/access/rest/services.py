"""The catalogue of services, for programs: read without signing in, as its page is; who manages one says its state."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.access.api import access_service, change_state
from cartable.engines.access.queries.given import given_to
from cartable.engines.access.queries.service_states import availability, state_spans
from cartable.engines.access.queries.services import listed_services, services_with_text
from cartable.engines.access.rest.service_shapes import (
    Category,
    Line,
    ServiceCode,
    ServiceDetail,
    ServiceOut,
    ServiceState,
    StateIn,
)
from cartable.kernel.clock import system_clock, today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/services", response=list[ServiceOut], auth=None)
@paginate(Pages)
def services(
    request: HttpRequest, q: Line = "", category: Category | None = None, state: ServiceState | None = None
) -> Any:
    """The public catalogue; ``q`` searches titles, summaries and audiences, whatever the accents."""
    require(request.user, "service.view")
    found = listed_services()
    if category:
        found = found.filter(category=category)
    if state:
        found = found.filter(state=state)
    return services_with_text(found, q)


@router.get("/services/{code}", response=ServiceDetail, auth=None)
def service(request: HttpRequest, code: Path[ServiceCode]) -> Any:
    """One service."""
    return _told(request, access_service(request.user, code))


@router.post("/services/{code}/state", response=ServiceDetail)
def say_state(request: HttpRequest, code: Path[ServiceCode], body: StateIn) -> Any:
    """Say how the service is, as a monitoring system may."""
    found = access_service(request.user, code, permission="service.manage")
    change_state(
        service=found,
        state=body.state,
        note_fr=body.note_fr,
        note_en=body.note_en,
        actor=request.user,
        now=system_clock(),
        since=body.since,
    )
    return _told(request, found)


def _told(request: HttpRequest, row: Any) -> Any:
    """The row with what is computed: how it has run, and who has it."""
    row.states = state_spans(row)
    row.available_percent = availability(row.states, system_clock()).percent
    row.given_to = [given.as_dict() for given in given_to(row, reader=request.user, on=today())]
    return row
