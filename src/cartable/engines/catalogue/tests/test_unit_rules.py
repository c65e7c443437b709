"""Prerequisites without a circle, exclusions, withdrawal."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import unit_cards, versions
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.catalogue.domain.versions import ExclusionRow, PrerequisiteRow
from cartable.engines.catalogue.domain.versions.circles import find_circle
from cartable.engines.catalogue.models import Exclusion, Prerequisite
from cartable.engines.people.demo import make_account_with_role
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)


@pytest.fixture
def units():
    return {code: make_unit(code) for code in ("MT01", "MT02", "MT03", "PS01")}


def refused(act, **given) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refusal:
        act(**given)
    return [(fault.code, str(fault.what)) for fault in refusal.value.faults]


def test_alternatives_counsel_and_exclusions_reach_the_rules(units):
    rows = [
        PrerequisiteRow("MT03", "MT01"),
        PrerequisiteRow("MT03", "MT02"),
        PrerequisiteRow("MT03", "PS01", 2, advised=True),
    ]
    assert versions.set_prerequisites(rows=rows) == 3
    versions.set_exclusions(rows=[ExclusionRow("MT02", "MT01", "Contenus voisins")])
    card = unit_cards()["MT03"]
    assert (card.prerequisites, card.advised) == ((frozenset({"MT01", "MT02"}),), (frozenset({"PS01"}),))
    assert unit_cards()["MT01"].exclusions == {"MT02"}
    versions.set_prerequisites(rows=[PrerequisiteRow("MT03", "MT02")])
    assert list(Prerequisite.objects.values_list("wanted__code", flat=True)) == ["MT02"]
    versions.set_prerequisites(rows=[], of=["MT03"])
    versions.set_exclusions(rows=[], of=["MT01"])
    assert (Prerequisite.objects.count(), Exclusion.objects.count()) == (0, 0)


def test_a_circle_is_refused_and_its_chain_told(units):
    versions.set_prerequisites(rows=[PrerequisiteRow("MT02", "MT01"), PrerequisiteRow("MT03", "MT02")])
    told = refused(versions.set_prerequisites, rows=[PrerequisiteRow("MT01", "MT03")])
    assert told == [("prerequisite.circle", "Une UE passerait avant elle-même : MT01 → MT03 → MT02 → MT01.")]
    assert Prerequisite.objects.count() == 2
    assert versions.set_prerequisites(rows=[PrerequisiteRow("MT01", "MT03", advised=True)]) == 1


def test_the_database_is_the_last_guard(units, monkeypatch):
    versions.set_prerequisites(rows=[PrerequisiteRow("MT02", "MT01")])
    monkeypatch.setattr("cartable.engines.catalogue.domain.versions.rules_between.find_circle", lambda before: [])
    assert [code for code, _ in refused(versions.set_prerequisites, rows=[PrerequisiteRow("MT01", "MT02")])] == [
        "prerequisite.circle"
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Prerequisite.objects.create(unit=units["MT01"], wanted=units["MT02"])
    assert Prerequisite.objects.count() == 1


def test_wrong_rules_are_told(units):
    rows = [PrerequisiteRow("MT01", "XX99"), PrerequisiteRow("MT01", "MT01"), *[PrerequisiteRow("MT02", "MT01")] * 2]
    assert [code for code, _ in refused(versions.set_prerequisites, rows=rows)] == [
        "unit.unknown",
        "prerequisite.circle",
        "prerequisite.twice",
    ]
    rows = [ExclusionRow("MT01", "MT01", "x"), ExclusionRow("MT01", "XX99", " ")]
    assert [code for code, _ in refused(versions.set_exclusions, rows=rows)] == [
        "exclusion.itself",
        "unit.unknown",
        "exclusion.reason",
    ]
    versions.set_prerequisites(rows=[PrerequisiteRow("MT02", "MT01")])
    assert [c for c, _ in refused(versions.set_exclusions, rows=[ExclusionRow("MT01", "MT02", "x")])] == [
        "exclusion.wanted"
    ]


def test_circles_of_long_chains_without_recursion():
    chain = {f"U{number}": [f"U{number + 1}"] for number in range(5000)}
    assert find_circle(chain) == []
    assert find_circle({"a": ["b"], "b": ["c"], "c": ["b"]}) == ["b", "c", "b"]
    assert len(find_circle(chain | {"U5000": ["U0"]})) == 5002


def test_a_withdrawal_tells_whom_it_hits(units):
    past = make_term("P26", starts_on=date(2026, 2, 2))
    coming = make_term("P27", starts_on=date(2027, 2, 15))
    for term in (past, coming):
        make_offering(term, units["MT01"])
    versions.set_prerequisites(rows=[PrerequisiteRow("MT02", "MT01")])
    registrar = make_account_with_role("registrar")
    on = date(2027, 2, 1)
    hit = versions.hit_by_withdrawal(units["MT01"], on=on)
    assert ([term.code for term in hit.terms], [unit.code for unit in hit.units]) == (["P27"], ["MT02"])
    unit = versions.withdraw_unit(unit=units["MT01"], on=on, reason="Départ", actor=registrar, now=NOW)
    assert unit.withdrawn_on == on
    event = OutboxEvent.objects.get(name="unit.withdrawn")
    assert (event.payload["unit_code"], event.payload["term_codes"]) == ("MT01", ["P27"])
    versions.restore_unit(unit=unit, reason="Remplacé", actor=registrar, now=NOW)
    with pytest.raises(versions.NotWithdrawn):
        versions.restore_unit(unit=unit, reason="Encore", actor=registrar, now=NOW)
    given = {"unit": unit, "on": date(2026, 9, 1), "reason": " ", "actor": registrar, "now": NOW}
    assert [code for code, _ in refused(versions.withdraw_unit, **given)] == [
        "unit.withdrawn_past",
        "unit.withdrawn_reason",
    ]
