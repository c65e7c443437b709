"""The sign-in page of a demonstration offers its personas; a real campus's never does."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cartable_demo.personas import PASSWORD, PERSONAS

pytestmark = pytest.mark.django_db


def usernames(page: str) -> list[str]:
    return re.findall(r'<input type="hidden" name="login" value="([^"]+)">', page)


def test_every_persona_is_a_button_away(settings) -> None:
    settings.DEMO = True
    page = Client().get("/account/login/?next=/timetable/week/", headers={"accept-language": "en"}).content.decode()
    assert usernames(page) == [one.username for one in PERSONAS]
    assert page.count(f'name="password" value="{PASSWORD}"') == len(PERSONAS)
    assert page.count('name="next" value="/timetable/week/"') == len(PERSONAS) + 2  # and the two forms above
    assert "student in computer science" in page


def test_nobody_is_offered_where_people_are_real(settings) -> None:
    settings.DEMO = False
    page = Client().get("/account/login/").content.decode()
    assert usernames(page) == []
    assert PASSWORD not in page.replace("Valbelle", "").lower()
