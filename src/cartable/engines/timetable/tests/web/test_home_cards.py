"""What the timetable says on the home page, and in the portal's search."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.timetable.queries.ahead import look_ahead
from cartable.engines.timetable.tests.queries.campus import NOW, TODAY, Campus
from cartable.engines.timetable.tests.web.conftest import SignIn
from cartable.engines.timetable.tests.web.test_week_page import text_of
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.search import find_classes


def test_home_of_a_student_shows_today_and_what_comes(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("ines").get("/"))
    assert "1 séance encore aujourd’hui." in shown
    assert "14 h 15 – 16 h 15 MT32 Titre MT32 TD, gr. 1, B101" in shown
    assert "Prochaines séances jeu. 17 SY16 Titre SY16" in shown


def test_home_after_the_last_class_names_the_next(
    campus: Campus, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moment, "now", lambda: NOW + timedelta(hours=11))
    assert "Prochaine séance : SY16, jeudi 17 septembre, 8 h 15." in text_of(sign_in("ines").get("/"))


def test_home_of_a_teacher_shows_their_classes(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("vasseur").get("/"))
    assert "1 séance encore aujourd’hui." in shown
    assert "vous enseignez" in shown


def test_home_of_a_timetabler_shows_the_terms(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get("/"))
    assert "Automne 2026 7 groupes, meilleur coût 42" in shown
    assert "Aujourd’hui" not in shown
    assert "Automne 2026 7 groupes" not in text_of(sign_in("ines").get("/"))


def test_home_of_who_has_nothing_shows_no_class(campus: Campus, sign_in: SignIn) -> None:
    assert "Prochaines séances" not in text_of(sign_in("guest").get("/"))


@pytest.mark.parametrize("number", [1, 20])
def test_look_ahead_asks_four_queries(campus: Campus, number: int) -> None:
    for index in range(number):
        code = f"XX{index:02d}"
        campus.add_unit(code, "cs", td=1)
        campus.place(f"{code} td1", "6", f"{8 + index % 10:02d}:00", f"{9 + index % 10:02d}:00")
        campus.seat("malo", f"{code} td1")
    campus.publish()
    with CaptureQueriesContext(connection) as asked:
        ahead = look_ahead(campus.people["malo"].pk, TODAY)
    assert len(asked) == 4
    assert len(ahead.today) == 1
    assert len(ahead.later) == 2 + number


def test_search_names_classes_with_their_unit(campus: Campus) -> None:
    hits = find_classes(campus.account("malo"), "mt32 td", 10)
    assert [(hit.title, str(hit.subtitle)) for hit in hits] == [
        ("MT32 TD 1", "Titre MT32, Travaux dirigés"),
        ("MT32 TD 2", "Titre MT32, Travaux dirigés"),
    ]


def test_search_is_closed_to_visitors(campus: Campus) -> None:
    from django.contrib.auth.models import AnonymousUser

    assert find_classes(AnonymousUser(), "mt32", 10) == []
