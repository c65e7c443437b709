"""What the teams ask: the list by unit, one team's page, taking over and out."""

from __future__ import annotations

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.catalogue.api import preparation
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_teacher
from cartable.engines.timetable.models import AppliedPreparation
from cartable.engines.timetable.tests.asked.test_applying import NOW, Small
from cartable.kernel.jobs import Job, run_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return Small()


@pytest.fixture
def timetabler(client):
    account = make_account_with_role("timetabler")
    client.force_login(account)
    return account


def page(client, name, *keys):
    return client.get(reverse(f"timetable:{name}", args=keys), HTTP_ACCEPT_LANGUAGE="en")


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("timetabler")
def test_from_written_to_taken_over_to_changed(client, small):
    assert "Not handed over yet" in text(page(client, "asked", "SMALL"))
    small.say("never_on", "cm", day=1)
    preparation.hand_over(preparation=small.row, actor="tests", now=NOW)
    assert "1 preparation waits to be taken over." in text(page(client, "asked", "SMALL"))
    shown = text(page(client, "asked-unit", "SMALL", "MA11"))
    assert "this is what it would become" in shown
    assert "The lecture is never on Monday" in shown

    answer = client.post(reverse("timetable:apply-asked", args=["SMALL"]))
    assert answer.status_code == 302
    done = run_now(Job.objects.get(name="timetable.apply_preparations"))
    assert done.state == "succeeded"
    assert done.detail["result_url"] == reverse("timetable:asked", args=["SMALL"])
    assert AppliedPreparation.objects.get().applied_by is not None
    assert "is part of the timetable" in text(page(client, "asked", "SMALL"))

    prepared = client.get("/catalogue/units/MA11/preparation/SMALL/", HTTP_ACCEPT_LANGUAGE="en")
    assert "things asked are kept by the timetable since" in text(prepared)

    small.again()
    assert "The team opened its preparation again." in text(page(client, "asked-unit", "SMALL", "MA11"))
    preparation.hand_over(preparation=small.row, actor="tests", now=NOW)
    small.away(5, time(8), time(10))
    assert "Something changed since it was taken over" in text(page(client, "asked-unit", "SMALL", "MA11"))
    client.post(reverse("timetable:take-over", args=["SMALL", "MA11"]))
    assert "available on Friday" in text(page(client, "asked-unit", "SMALL", "MA11"))
    client.post(reverse("timetable:take-out", args=["SMALL", "MA11"]))
    assert not AppliedPreparation.objects.exists()


@pytest.mark.usefixtures("timetabler")
def test_a_unit_without_preparation_is_told_so(client, small):
    assert page(client, "asked-unit", "SMALL", "NO99").status_code == 404


def test_those_who_only_read_have_no_button_and_others_no_page(client, small):
    preparation.hand_over(preparation=small.row, actor="tests", now=NOW)
    client.force_login(make_account_with_role("registrar"))
    assert "Take over" not in text(page(client, "asked", "SMALL"))
    assert client.post(reverse("timetable:take-over", args=["SMALL", "MA11"])).status_code == 403
    client.force_login(make_teacher())
    assert page(client, "asked", "SMALL").status_code == 403
    assert page(client, "asked-unit", "SMALL", "MA11").status_code == 403


@pytest.mark.usefixtures("timetabler")
def test_as_many_questions_for_one_row_as_for_thirty(client, small):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            assert page(client, "asked", "SMALL").status_code == 200
        return len(asked)

    preparation.hand_over(preparation=small.row, actor="tests", now=NOW)
    ask()
    one = ask()
    for number in range(30):
        unit = make_unit(f"MA{40 + number}")
        make_offering(small.term, unit, cm=1)
        row = preparation.begin_preparation(unit=unit, term=small.term, actor="tests")
        draft = preparation.KindDraft(kind="cm", minutes=120, per_week=1, weeks_count=10, group_size=60, groups_count=1)
        preparation.set_kind(preparation=row, draft=draft, actor="tests")
        preparation.hand_over(preparation=row, actor="tests", now=NOW)
    assert ask() == one
