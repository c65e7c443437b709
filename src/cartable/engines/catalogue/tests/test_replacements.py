"""What takes the place of a withdrawn unit: said, shown, chained, never in circle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cartable.engines.catalogue.api import replacements_of, versions
from cartable.engines.catalogue.demo import make_unit
from cartable.engines.catalogue.models import UnitReplacement
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.kernel.audit import history_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
GONE = date(2020, 9, 1)


@pytest.fixture
def head():
    return make_account_with_role("programme_head")


@pytest.fixture
def units():
    made = {code: make_unit(code) for code in ("IF01", "IF02", "IF51", "IF52")}
    for code in ("IF01", "IF02"):
        made[code].withdrawn_on = GONE
        made[code].save()
    return made


def say(units, code, *by, actor="test"):
    return versions.set_replacements(unit=units[code], codes=by, reason="Refonte", actor=actor)


def refused(units, code, *by) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refusal:
        say(units, code, *by)
    return [(fault.code, str(fault.where)) for fault in refusal.value.faults]


def test_several_or_none_take_its_place_and_each_change_is_kept(units, head):
    assert say(units, "IF01", "IF51", " IF52 ", "IF51", actor=head) is True
    assert replacements_of(["IF01", "IF02", "XX"], on=today()) == {"IF01": ("IF51", "IF52")}
    assert say(units, "IF01", "IF52", "IF51") is False
    row = UnitReplacement.objects.get(by=units["IF51"])
    assert [(change.label, change.actor, change.reason) for change in history_of(row)] == [
        ("insert", str(head.uuid), "Refonte")
    ]
    assert say(units, "IF01") is True
    assert replacements_of(["IF01"], on=today()) == {}
    told = OutboxEvent.objects.filter(name="unit.replaced").order_by("pk")
    assert [event.payload["replaced_by"] for event in told] == [["IF51", "IF52"], []]


def test_a_replacement_taught_no_more_gives_way_to_its_own(units):
    say(units, "IF01", "IF51", "IF52")
    units["IF51"].withdrawn_on = date(2021, 9, 1)
    units["IF51"].save()
    make_unit("IF61")
    say(units, "IF51", "IF61", "IF52")
    assert replacements_of(["IF01"], on=date(2021, 8, 31)) == {"IF01": ("IF51", "IF52")}
    assert replacements_of(["IF01"], on=date(2021, 9, 1)) == {"IF01": ("IF52", "IF61")}


def test_what_cannot_take_its_place_is_told(units):
    assert refused(units, "IF51", "IF52") == [("replacement.taught", "replaced_by")]
    assert refused(units, "IF01", "XX99", "IF01", "IF02") == [
        ("unit.unknown", "replaced_by"),
        ("replacement.circle", "replaced_by"),
        ("replacement.withdrawn", "replaced_by"),
    ]
    assert UnitReplacement.objects.count() == 0


def test_no_circle_is_written_even_past_the_first_check(units, monkeypatch):
    units["IF02"].withdrawn_on = GONE + timedelta(days=1)
    units["IF02"].save()
    say(units, "IF01", "IF02")
    units["IF01"].withdrawn_on = GONE + timedelta(days=2)
    units["IF01"].save()
    with pytest.raises(InputRefused) as refusal:
        say(units, "IF02", "IF01")
    assert "IF01 → IF02 → IF01" in str(refusal.value.faults[0].what)
    monkeypatch.setattr("cartable.engines.catalogue.domain.versions.replacing.find_circle", lambda after: [])
    assert refused(units, "IF02", "IF01") == [("replacement.circle", "replaced_by")]
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitReplacement.objects.create(unit=units["IF02"], by=units["IF01"])


def test_a_withdrawal_refused_for_its_replacement_withdraws_nothing(units, head):
    given = {"on": today(), "reason": "Fin", "actor": head, "now": system_clock(), "replaced_by": ["XX99"]}
    with pytest.raises(InputRefused):
        versions.withdraw_unit(unit=units["IF51"], **given)
    units["IF51"].refresh_from_db()
    assert units["IF51"].withdrawn_on is None


def test_it_is_said_on_the_pages_when_withdrawing_and_later(client, units, head):
    client.force_login(head)
    address = reverse("catalogue:unit-withdraw", args=["IF51"])
    form = {"on": today().isoformat(), "reason": "Refonte", "replaced_by": "IF52, XX99"}
    answer = client.post(address, form)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["replaced_by"]
    assert client.post(address, form | {"replaced_by": "IF52"}).status_code == 302
    page = client.get(reverse("catalogue:unit", args=["IF51"])).content.decode()
    assert "Remplacée par" in page
    assert "/catalogue/units/IF52/" in page
    assert "Remplace" in client.get(reverse("catalogue:unit", args=["IF52"])).content.decode()
    later = reverse("catalogue:unit-replaced-by", args=["IF51"])
    assert client.get(later).context["form"]["replaced_by"].value() == "IF52"
    make_unit("IF61")
    assert client.post(later, {"replaced_by": "IF61 IF52", "reason": "Aussi"}).status_code == 302
    assert replacements_of(["IF51"], on=today()) == {"IF51": ("IF52", "IF61")}
    client.post(reverse("catalogue:unit-restore", args=["IF51"]), {"reason": "Erreur"})
    assert UnitReplacement.objects.count() == 0
    assert client.get(later).status_code == 409


@pytest.mark.parametrize(("language", "words"), [("fr", "Ce qui remplace IF01"), ("en", "What replaces IF01")])
def test_only_who_decides_says_it(client, units, head, language, words):
    later = reverse("catalogue:unit-replaced-by", args=["IF01"])
    assert client.get(later).status_code == 302
    client.force_login(make_student())
    assert client.get(later).status_code == 403
    client.force_login(head)
    client.cookies["django_language"] = language
    assert words in client.get(later).content.decode()


def test_the_unit_and_the_guide_lead_to_one_another(client, units):
    assert "/catalogue/units/IF51/" not in client.get("/guide/units/IF51/").content.decode()
    client.force_login(make_student())
    assert "/catalogue/units/IF51/" in client.get("/guide/units/IF51/").content.decode()
    assert "/guide/units/IF51/" in client.get("/catalogue/units/IF51/").content.decode()
    assert "/guide/units/IF01/" not in client.get("/catalogue/units/IF01/").content.decode()
