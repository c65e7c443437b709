"""The services of the demo on paper: each told in both languages, and whole."""

from __future__ import annotations

from collections import Counter

import pytest

from cartable.engines.access.models import Service
from cartable.engines.people.api import populations
from cartable.ui.icons import icons
from cartable_demo.builders.structures import INSTITUTION
from cartable_demo.plan.community import LABORATORIES, SERVICES
from cartable_demo.plan.services import PlannedService, plan_services
from cartable_demo.plan.units import STRUCTURES

PLANNED = list(plan_services())
OWNERS = {INSTITUTION, *(row[0] for row in (*SERVICES, *LABORATORIES, *STRUCTURES))}


def test_there_are_services_in_every_category():
    counted = Counter(planned.columns["category"] for planned in PLANNED)
    assert set(counted) == set(Service.Category.values)
    assert sum(counted.values()) == 38
    assert len({planned.code for planned in PLANNED}) == 38
    assert sum(len(planned.rules) for planned in PLANNED) == 52
    assert sum(len(planned.pools) for planned in PLANNED) == 2


@pytest.mark.parametrize("planned", PLANNED, ids=lambda planned: planned.code)
def test_a_service_is_whole(planned: PlannedService):
    for name in ("title", "summary", "audience", "description"):
        french, english = planned.columns[f"{name}_fr"], planned.columns[f"{name}_en"]
        assert french
        assert english
        assert french != english
    assert planned.owner in OWNERS
    assert planned.columns["icon"] in icons()
    levels, pools = {one.code for one in planned.levels}, {one.code for one in planned.pools}
    for rule in planned.rules:
        populations.parse(rule.population)
        assert {rule.level} <= {"", *levels}
        assert {rule.pool} <= {"", *pools}
    assert [trouble for trouble in planned.troubles if trouble.hours is None] in ([], [*planned.troubles[-1:]])
