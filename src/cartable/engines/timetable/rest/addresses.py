"""One's own calendar addresses."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Status
from ninja.pagination import paginate

from cartable.engines.timetable.api import open_calendar_address, revoke_calendar_address
from cartable.engines.timetable.queries.feed import list_addresses
from cartable.engines.timetable.rest.shapes import AddressOut, NewAddressOut
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/calendar-addresses", response=list[AddressOut])
@paginate(Pages)
def addresses(request: HttpRequest) -> Any:
    """Your open calendar addresses, the newest first."""
    return list_addresses(request.user.person.pk)  # type: ignore[union-attr]


@router.post("/calendar-addresses", response={201: NewAddressOut})
def open_address(request: HttpRequest) -> Any:
    """Open a calendar address; 409 beyond twenty. Keep its ``url``: it can't be told again."""
    person = request.user.person  # type: ignore[union-attr]
    require(request.user, "calendar_address.keep", person)
    address, token = open_calendar_address(person=person, now=system_clock())
    url = request.build_absolute_uri(reverse("timetable:feed", args=[token]))
    return Status(201, {"uuid": address.uuid, "created_at": address.created_at, "last_read_at": None, "url": url})


@router.post("/calendar-addresses/{uuid}/revoke", response=AddressOut)
def revoke_address(request: HttpRequest, uuid: UUID) -> Any:
    """Close one of your addresses for good; one that is revoked already stays so."""
    person = request.user.person  # type: ignore[union-attr]
    return revoke_calendar_address(person=person, address=uuid, now=system_clock())
