"""Pools of seats, for programs."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router, Status
from ninja.pagination import paginate

from cartable.engines.access.api import Pool, access_pool, access_service, create_pool, edit_pool
from cartable.engines.access.queries.in_charge import open_people
from cartable.engines.access.queries.pools import counted_pools, in_turn, seated
from cartable.engines.access.rest.pool_shapes import PoolCode, PoolEditIn, PoolIn, PoolOut
from cartable.engines.access.rest.right_shapes import HolderOut
from cartable.engines.access.rest.service_shapes import ServiceCode
from cartable.kernel.clock import system_clock, today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/pools", response=list[PoolOut])
@paginate(Pages)
def pools(request: HttpRequest, service: ServiceCode | None = None) -> Any:
    """The pools of the services that you manage, by code."""
    require(request.user, "service.manage")
    rows = counted_pools(request.user, today()).order_by("code")
    return rows.filter(service__code=service) if service else rows


@router.post("/pools", response={201: PoolOut})
def make_pool(request: HttpRequest, body: PoolIn) -> Any:
    """Make a pool of a service."""
    said = body.dict()
    service = access_service(request.user, said.pop("service"), permission="service.manage")
    made = create_pool(service=service, **said, actor=request.user, now=system_clock())
    return Status(201, _counted(request, made))


@router.get("/pools/{code}", response=PoolOut)
def one_pool(request: HttpRequest, code: Path[PoolCode]) -> Any:
    """One pool."""
    return _counted(request, access_pool(request.user, code))


@router.put("/pools/{code}", response=PoolOut)
def correct_pool(request: HttpRequest, code: Path[PoolCode], body: PoolEditIn) -> Any:
    """Correct a pool; another size or order changes at once who sits and who waits."""
    pool = access_pool(request.user, code)
    return _counted(request, edit_pool(pool=pool, **body.dict(), actor=request.user, now=system_clock()))


@router.get("/pools/{code}/holders", response=list[HolderOut])
@paginate(Pages)
def pool_holders(request: HttpRequest, code: Path[PoolCode]) -> Any:
    """Who has a seat today, then who waits for one, in the order in which they are served."""
    pool = access_pool(request.user, code)
    rows = seated(pool, today()).filter(open_people(request.user))
    # Of the states shown here, the waiting one comes last in the order of letters.
    return rows.order_by("state", *in_turn(pool))


def _counted(request: HttpRequest, pool: Pool) -> Any:
    return counted_pools(request.user, today()).get(pk=pool.pk)
