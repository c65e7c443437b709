"""What the programming interface gives and takes of pools of seats."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.engines.access.rest.naming import code_of
from cartable.engines.access.rest.right_shapes import Reason
from cartable.engines.access.rest.service_shapes import ServiceCode, TextOut, both

PoolCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Title = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=200)]
Order = Literal["arrival", "named"]


class PoolOut(Schema):
    """A number of seats of a service, with how many are taken and how many people wait today."""

    code: str
    service: str
    title: TextOut
    size: int
    serves_first: Order = Field(description="arrival: whoever came first; named: those chosen by name before them.")
    taken: int
    waiting: int

    resolve_service = code_of("service")
    resolve_title = both("title")


class PoolEditIn(Schema):
    """Its words, its seats, who is served first, and why."""

    title_fr: Title
    title_en: Title = ""
    size: int = Field(ge=0, le=1_000_000)
    serves_first: Order = "arrival"
    reason: Reason


class PoolIn(PoolEditIn):
    """A pool to make; its service and its code never change."""

    service: ServiceCode
    code: PoolCode
