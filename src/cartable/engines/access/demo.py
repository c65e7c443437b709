"""Builders of rights, for the demo and for every test."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

from cartable.engines.access.models import (
    Charter,
    CharterAcceptance,
    Clearance,
    Door,
    DoorController,
    DoorGroup,
    EntitlementRule,
    Holding,
    Pool,
    Service,
    ServiceLevel,
    TimeRule,
    Zone,
)
from cartable.engines.people.api import Account, Person, Structure, find_structure_by_code, populations
from cartable.engines.people.demo import LONG_AGO, make_institution, make_structure
from cartable.engines.places.api import Building
from cartable.engines.places.demo import make_building
from cartable.kernel.audit import insert_many

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


def find_zone(code: str) -> Zone | None:
    """The zone with this code, or None."""
    return Zone.objects.filter(code=code).first()


def make_door_group(code: str = "", *, structure: Structure | None = None, **fields: Any) -> DoorGroup:
    """A group of doors without any door yet, kept by the institution unless its structure is given."""
    code = code or f"doors-{next(_numbers)}"
    said = {"title_fr": f"Portes {code}", "title_en": f"{code} doors"}
    return DoorGroup.objects.create(code=code, structure=structure or make_institution(), **{**said, **fields})


def make_controller(code: str = "", *, url: str = "http://127.0.0.1:9", **fields: Any) -> DoorController:
    """A controller in use, spoken to in HTTP at an address where nobody answers unless one is given."""
    code = code or f"controller-{next(_numbers)}"
    said = {"title": f"Contrôleur {code}", "connector": "http", "url": url}
    return DoorController.objects.create(code=code, **{**said, **fields})


def make_door(code: str = "", *groups: DoorGroup, building: Building | None = None, **fields: Any) -> Door:
    """A door in these groups, in a building of its own unless one is given."""
    code = code or f"D{next(_numbers)}"
    said = {"title_fr": f"Porte {code}", "title_en": f"Door {code}"}
    door = Door.objects.create(code=code, building=building or make_building(), **{**said, **fields})
    door.groups.set(groups)
    return door


def make_hours(
    group: DoorGroup,
    opens_at: time = time(7),
    closes_at: time = time(22),
    *,
    weekdays: int = 0b0011111,
    valid_from: date = LONG_AGO,
    **fields: Any,
) -> TimeRule:
    """Hours of a group: Monday to Friday from 7 to 22 unless told otherwise."""
    said = {"weekdays": weekdays, "opens_at": opens_at, "closes_at": closes_at, "valid_from": valid_from}
    return TimeRule.objects.create(group=group, **{**said, **fields})


def hold_doors(
    person: Person,
    group: DoorGroup,
    *,
    valid_from: date = LONG_AGO,
    valid_until: date | None = None,
    state: str = "held",
    by_rule: EntitlementRule | None = None,
) -> Holding:
    """A right to a group of doors, by a rule made for it unless one is given; nothing is computed or told."""
    rule = by_rule or make_rule(make_doors_service(), "student", door_group=group, reason="Accès aux locaux")
    return Holding.objects.create(
        person=person,
        service=rule.service,
        rule=rule,
        door_group=group,
        state=state,
        since=valid_from,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def make_doors_service() -> Service:
    """The service that doors are given with, made once."""
    found = Service.objects.filter(code="premises").first()
    return found or make_service("premises", category=Service.Category.PREMISES, title_fr="Accès aux locaux")


def give_card(person: Person, value: str = "") -> str:
    """A card in the person's hands; returns its number."""
    value = value or f"04{next(_numbers):012X}"
    person.identifiers.create(kind="card", value=value, noted_on=LONG_AGO)
    return value


def clear_for(
    person: Person, zone: Zone, *, valid_from: date = LONG_AGO, valid_until: date = date(2035, 1, 1)
) -> Clearance:
    """A clearance in force."""
    return Clearance.objects.create(
        person=person,
        zone=zone,
        state=Clearance.State.GRANTED,
        requested_at=OPEN_SINCE,
        decided_by=person,
        decided_at=OPEN_SINCE,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def accept_for_all(charter: Charter, at: datetime) -> None:
    """Everybody who has an account accepted the charter at that instant."""
    accounts = Account.objects.select_related(None).only("pk")
    insert_many(
        CharterAcceptance, (CharterAcceptance(charter=charter, account=one, accepted_at=at) for one in accounts)
    )
    Account.objects.filter(charter_due=True).update(charter_due=False)
