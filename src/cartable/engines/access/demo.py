"""Builders of rights, for the demo and for every test."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from cartable.engines.access.models import DoorGroup, EntitlementRule, Pool, Service, ServiceLevel, Zone
from cartable.engines.people.api import Structure, find_structure_by_code, populations
from cartable.engines.people.demo import LONG_AGO, make_institution, make_structure

OPEN_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
_numbers = count(1)


def make_owner() -> Structure:
    """The service that keeps what a test doesn't say who keeps, made once under the institution."""
    return find_structure_by_code("IT") or make_structure(
        "IT", title_fr="Systèmes d'information", title_en="IT services", kind="service", parent=make_institution()
    )


def make_service(code: str = "", *, owner: Structure | None = None, **fields: Any) -> Service:
    """An open service that anybody may read about; each call another one unless its code is given.

    ``fields`` are columns of Service, and win over what is said here.
    """
    code = code or f"service-{next(_numbers)}"
    said: dict[str, Any] = {
        "title_fr": f"Service {code}",
        "title_en": f"{code} service",
        "category": Service.Category.COMMUNICATION,
        "state": Service.State.OPEN,
        "state_since": OPEN_SINCE,
    }
    return Service.objects.create(code=code, owner=owner or make_owner(), **{**said, **fields})


def make_level(service: Service, code: str = "", *, rank: int | None = None, **fields: Any) -> ServiceLevel:
    """A grade of a service, above those it has unless its rank is given."""
    place = rank if rank is not None else service.levels.count() + 1
    code = code or f"level-{place}"
    said = {"title_fr": f"Niveau {code}", "title_en": f"{code} level"}
    return ServiceLevel.objects.create(service=service, code=code, rank=place, **{**said, **fields})


def make_rule(
    service: Service, population: str, *, code: str = "", valid_from: date = LONG_AGO, **fields: Any
) -> EntitlementRule:
    """A rule in force that gives the service to whoever meets ``population``; nothing is computed.

    The text is kept in its canonical form. Raises RuleRefused when it can't be read, or names what doesn't exist.
    """
    said: dict[str, Any] = {"state": EntitlementRule.State.ACTIVE, "reason": "Décision du comité des services"}
    return EntitlementRule.objects.create(
        code=code or f"rule-{next(_numbers)}",
        service=service,
        population=populations.to_text(populations.accept(population)),
        valid_from=valid_from,
        **{**said, **fields},
    )


def make_pool(service: Service, size: int = 10, *, code: str = "", **fields: Any) -> Pool:
    """A pool of ``size`` seats of a service."""
    code = code or f"pool-{next(_numbers)}"
    said = {"title_fr": f"Licences {code}", "title_en": f"{code} licences"}
    return Pool.objects.create(service=service, code=code, size=size, **{**said, **fields})


def make_zone(code: str = "", *, structure: Structure | None = None, **fields: Any) -> Zone:
    """A restricted zone, kept by the institution unless its structure is given."""
    code = code or f"zone-{next(_numbers)}"
    said = {"title_fr": f"Zone {code}", "title_en": f"{code} zone"}
    return Zone.objects.create(code=code, structure=structure or make_institution(), **{**said, **fields})


def make_door_group(code: str = "", *, structure: Structure | None = None, **fields: Any) -> DoorGroup:
    """A group of doors without any door yet, kept by the institution unless its structure is given."""
    code = code or f"doors-{next(_numbers)}"
    said = {"title_fr": f"Portes {code}", "title_en": f"{code} doors"}
    return DoorGroup.objects.create(code=code, structure=structure or make_institution(), **{**said, **fields})
