"""The catalogue of services, with three months behind it, and the rules that give each."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from cartable.engines.access import api as access
from cartable.engines.access.demo import make_zone
from cartable.engines.people import api as people
from cartable.kernel.clock import campus_zone
from cartable_demo.personas import persona
from cartable_demo.plan.services import PlannedPool, PlannedService, plan_services

REASON = "Démonstration"
MAIL_DOMAIN = "valbelle.example"
#: Services have been there since before the present holders came.
OPEN_FOR = timedelta(days=500)
USES_FOR_DAYS = 92
#: What is opened on Saturdays and Sundays, compared with a working day.
WEEKENDS = {5: 0.2, 6: 0.12}
ZONES = {
    "zrr-hydrogen": ("ZRR du laboratoire Énergie et hydrogène", "Restricted zone of the hydrogen laboratory", "LEH")
}


def build_services(*, size: int, usual: int, year_starts_on: date, now: datetime, seed: int) -> list[str]:
    """Create the services; rules give them from the beginning of the year on. Returns their codes.

    ``size`` students against the ``usual`` number say how many licences there are and how often services are opened.
    """
    account = people.find_account(persona("administrator").username)
    chance = random.Random(f"services-{seed}")
    since = min(datetime.combine(year_starts_on, time(8), campus_zone()), now)
    zones = {code: _zone(code) for code in ZONES}
    codes = []
    for planned in plan_services():
        service = _create(planned, zones, account, now)
        _tell_states(service, planned, account, now)
        _give(service, planned, account, size, since)
        _use(service, planned, size / usual, now, chance)
        codes.append(service.code)
    access.refresh_all(on=now.astimezone(campus_zone()).date(), now=now)
    return codes


def _zone(code: str) -> Any:
    french, english, owner = ZONES[code]
    return make_zone(code, title_fr=french, title_en=english, structure=people.find_structure_by_code(owner))


def _create(planned: PlannedService, zones: dict[str, Any], account: Any, now: datetime) -> Any:
    columns = dict(planned.columns)
    owner = people.find_structure_by_code(planned.owner)
    if owner is None:
        raise LookupError(f"the demo has no structure {planned.owner}")
    if "availability_percent" in columns:
        columns["availability_percent"] = Decimal(columns["availability_percent"])
    columns["contact_mail"] = f"assistance.{planned.owner.lower()}@{MAIL_DOMAIN}"
    columns["zone"] = zones[planned.zone] if planned.zone else None
    draft = access.ServiceDraft(owner=owner, **columns)
    began = now - OPEN_FOR - timedelta(days=30)
    service = access.create_service(code=planned.code, draft=draft, actor=account, reason=REASON, now=began)
    for level in planned.levels:
        access.add_level(
            service=service,
            code=level.code,
            title_fr=level.title_fr,
            title_en=level.title_en,
            rank=level.rank,
            actor=account,
        )
    return service


def _tell_states(service: Any, planned: PlannedService, account: Any, now: datetime) -> None:
    """Open once, then each trouble and its end, in the order in which they came."""
    moments: list[tuple[datetime, str, str, str]] = []
    if planned.state != "planned":
        moments.append((now - OPEN_FOR, "open", "", ""))
    for trouble in planned.troubles:
        began = _moment(trouble.days, now)
        moments.append((began, trouble.state, trouble.note_fr, trouble.note_en))
        if trouble.hours is not None:
            moments.append((began + timedelta(hours=trouble.hours), "open", "", ""))
    if planned.state == "closed":
        moments.append((now - timedelta(days=80), "closed", *planned.note))
    elif planned.state == "planned":
        moments.append((now - OPEN_FOR, "planned", *planned.note))
    for place, (moment, state, note_fr, note_en) in enumerate(moments):
        following = moments[place + 1][0] if place + 1 < len(moments) else None
        if following is None or following > moment:
            access.change_state(
                service=service, state=state, note_fr=note_fr, note_en=note_en, actor=account, now=moment
            )


def _moment(days: float, now: datetime) -> datetime:
    """That many days ago: what is left of the number is a part of the working day, from 8 to 18."""
    if days < 1:
        return now - timedelta(days=days)
    day = now.astimezone(campus_zone()).date() - timedelta(days=int(days))
    return datetime.combine(day, time(8), campus_zone()) + timedelta(hours=10 * (days % 1))


def _give(service: Any, planned: PlannedService, account: Any, size: int, since: datetime) -> None:
    levels = {level.code: level for level in service.levels.all()}
    pools = {pool.code: _pool(service, pool, size, account, since) for pool in planned.pools}
    for rule in planned.rules:
        draft = access.RuleDraft(
            code=rule.code,
            service=service,
            population=rule.population,
            level=levels[rule.level] if rule.level else None,
            quota=rule.quota,
            pool=pools[rule.pool] if rule.pool else None,
            grace_days=rule.grace,
            valid_from=since.astimezone(campus_zone()).date(),
        )
        written = access.write_rule(draft=draft, actor=account, reason=rule.reason, now=since)
        access.activate_rule(rule=written, actor=account, reason=rule.reason, now=since)


def _pool(service: Any, planned: PlannedPool, size: int, account: Any, now: datetime) -> Any:
    seats = max(2, round(size * planned.share))
    return access.create_pool(
        service=service,
        code=planned.code,
        title_fr=planned.title_fr,
        title_en=planned.title_en,
        size=seats,
        actor=account,
        reason=REASON,
        now=now,
    )


def _use(service: Any, planned: PlannedService, share: float, now: datetime, chance: random.Random) -> None:
    """About so many opens a working day, fewer at weekends, up to yesterday and a part of today."""
    if not planned.uses:
        return
    today = now.astimezone(campus_zone()).date()
    first = today - timedelta(days=USES_FOR_DAYS - 1)
    counts = []
    for place in range(USES_FOR_DAYS):
        day = first + timedelta(days=place)
        usual = planned.uses * share * WEEKENDS.get(day.weekday(), 1.0)
        counts.append(round(usual * chance.uniform(0.75, 1.25)))
    elapsed = (now - datetime.combine(today, time(7), campus_zone())) / timedelta(hours=13)
    counts[-1] = round(counts[-1] * min(max(elapsed, 0.0), 1.0))
    access.record_uses(service=service, since=first, counts=counts)
