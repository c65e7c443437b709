"""Rules: nothing is open without one, and a refusal says why."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _
from rules.predicates import predicate

from cartable.kernel.permissions import add_rule, is_allowed, permission_names, remove_rule, require
from cartable.kernel.problems import NotAllowed


def account(*, active: bool = True, name: str = "elodie"):
    return SimpleNamespace(is_authenticated=True, is_active=active, name=name)


@pytest.fixture
def rule():
    added = []

    def add(name, check, **options):
        add_rule(name, check, **options)
        added.append(name)

    yield add
    for name in added:
        remove_rule(name)


def test_without_a_rule_nobody_may():
    assert not is_allowed(account(), "trial.unknown")
    with pytest.raises(NotAllowed) as refused:
        require(account(), "trial.unknown")
    assert refused.value.permission == "trial.unknown"


def test_the_predicate_sees_actor_and_object(rule):
    rule("trial.edit", lambda actor, obj: actor.name == obj)
    assert is_allowed(account(), "trial.edit", "elodie")
    assert not is_allowed(account(), "trial.edit", "other")
    assert not is_allowed(account(), "trial.edit")
    require(account(), "trial.edit", "elodie")


def test_predicates_of_django_rules_combine(rule):
    @predicate
    def is_elodie(actor):
        return actor.name == "elodie"

    @predicate
    def is_open(actor, obj):
        return obj == "open"

    rule("trial.both", is_elodie & is_open)
    assert is_allowed(account(), "trial.both", "open")
    assert not is_allowed(account(), "trial.both", "shut")
    assert not is_allowed(account(name="x"), "trial.both", "open")


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_those_not_signed_in_are_refused_unless_the_rule_judges_them(rule, nobody):
    rule("trial.read", lambda actor, obj: True)
    rule("trial.look", lambda actor, obj: True, anonymous=True)
    assert not is_allowed(nobody, "trial.read")
    assert is_allowed(nobody, "trial.look")
    with pytest.raises(NotAllowed, match=r"Sign in first|Connectez-vous"):
        require(nobody, "trial.read")


def test_a_closed_account_may_nothing(rule):
    rule("trial.look", lambda actor, obj: True, anonymous=True)
    assert not is_allowed(account(active=False), "trial.look")


def test_the_reason_of_the_rule_is_given(rule):
    rule("trial.solve", lambda actor, obj: False, reason=_("Timetablers may."))
    with pytest.raises(NotAllowed, match=r"Timetablers may\."):
        require(account(), "trial.solve")


@pytest.mark.parametrize("name", ["trial", "trial.", ".solve", "trial.a.b", "tri al.x", ""])
def test_a_badly_written_name_is_refused(name):
    with pytest.raises(ValueError, match=r"noun\.verb"):
        add_rule(name, lambda actor, obj: True)


def test_a_second_rule_for_a_name_is_refused(rule):
    rule("trial.once", lambda actor, obj: True)
    with pytest.raises(ValueError, match="has a rule already"):
        add_rule("trial.once", lambda actor, obj: True)
    assert "trial.once" in permission_names()
