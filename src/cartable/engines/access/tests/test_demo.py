"""The builders that every test of rights begins with."""

from __future__ import annotations

import pytest

from cartable.engines.access.demo import make_door_group, make_level, make_pool, make_rule, make_service, make_zone
from cartable.engines.people.api import populations

pytestmark = pytest.mark.django_db


def test_a_service_with_everything_around_it():
    service = make_service("mail", zone=make_zone("lab"))
    first, second = make_level(service), make_level(service)
    pool = make_pool(service, 3)
    rule = make_rule(service, "student  and not protected", pool=pool, grace_days=30)
    doors = make_door_group("hall")
    assert (service.code, service.state, service.owner.code, service.zone.code) == ("mail", "open", "IT", "lab")
    assert [first.rank, second.rank] == [1, 2]
    assert (rule.population, rule.state, rule.pool, rule.grace_days) == (
        "student and not protected",
        "active",
        pool,
        30,
    )
    assert doors.structure.code == "UT"


def test_a_rule_that_cant_be_read_is_refused():
    with pytest.raises(populations.RuleRefused):
        make_rule(make_service(), "studnt")
