"""What the timetable adds to a unit's page, which knows nothing of it."""

from __future__ import annotations

from django.urls import reverse

from cartable.engines.timetable.tests.queries.campus import Campus
from cartable.engines.timetable.tests.web.conftest import SignIn
from cartable.engines.timetable.tests.web.test_week_page import text_of

PAGE = reverse("catalogue:unit", args=["MT32"])


def test_unit_tells_when_and_where_its_classes_meet(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("malo").get(PAGE))
    assert "Quand et où" in shown
    assert "TD 1 mardi, 14 h 15 – 16 h 15 (16 fois) B101 2 sur 30" in shown


def test_unit_without_published_timetable_says_nothing_of_it(campus: Campus, sign_in: SignIn) -> None:
    campus.publication.delete()
    assert "Quand et où" not in text_of(sign_in("malo").get(PAGE))


def test_each_class_leads_to_its_page(campus: Campus, sign_in: SignIn) -> None:
    address = reverse("timetable:class", args=[campus.classes["MT32 td1"].uuid])
    assert sign_in("malo").get(PAGE).content.decode().count(f'href="{address}"') == 2
