"""Rows to choose from in forms and filters."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from cartable.engines.access.models import DoorGroup, Pool, Service, ServiceLevel
from cartable.engines.people.api import Structure


def structures_in_force(on: date) -> QuerySet[Structure]:
    """The structures of a day, by code."""
    found: QuerySet[Structure] = Structure.objects.valid_on(on).order_by("code")
    return found


def levels_of(service: Service) -> QuerySet[ServiceLevel]:
    """The grades of a service, the lowest first."""
    return ServiceLevel.objects.filter(service=service).order_by("rank")


def pools_of(service: Service) -> QuerySet[Pool]:
    """The pools of a service."""
    return Pool.objects.filter(service=service).order_by("code")


def door_groups() -> QuerySet[DoorGroup]:
    """All groups of doors, by code."""
    return DoorGroup.objects.select_related("zone").order_by("code")


def rows_by_code(rows: QuerySet[Any], code: str) -> Any:
    """The row with this code, or None for ""."""
    return rows.filter(code=code).first() if code else None
