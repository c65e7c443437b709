"""The week's page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from cartable.engines.timetable.tests.queries.campus import Campus, row
from cartable.engines.timetable.tests.web.conftest import SignIn

WEEK = "/timetable/week/"


def text_of(answer: object) -> str:
    """The page's words, spaces made plain."""
    body = answer.content.decode()  # type: ignore[attr-defined]
    return " ".join(strip_tags(body.replace("<", " <")).replace("\xa0", " ").replace("\u202f", " ").split())


def test_week_tells_letter_number_and_hours(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("ines").get(WEEK, headers={"accept-language": "fr"}))
    assert "Semaine du 14 septembre" in shown
    assert "Semaine B, numéro 38 de l’année, 12 h de séances" in shown


def test_week_speaks_english(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("ines")
    client.cookies["django_language"] = "en"
    shown = text_of(client.get(WEEK))
    assert "Week of 14 September" in shown
    assert "Week B, number 38 of the year, 12 h of class" in shown
    assert "On Thursday 17 September, SY16 TD 1 and IF35 TD 1 overlap, 8:45 – 10:15 am" in shown


def test_week_shows_a_clash_with_both_classes_and_a_way_out(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("ines").get(WEEK)
    shown = text_of(answer)
    assert "jeudi 17 septembre, SY16 TD 1 et IF35 TD 1 se chevauchent" in shown
    assert f'href="/timetable/classes/{campus.classes["SY16 td1"].uuid}/#groups"' in answer.content.decode()
    assert answer.content.decode().count("is-conflict") == 2


def test_week_without_clash_says_nothing_of_it(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("malo").get(WEEK)
    assert "is-conflict" not in answer.content.decode()
    assert "chevauchent" not in text_of(answer)


@pytest.mark.parametrize("asked", ["2026-W37", "2026-09-07", "2026-09-13"])
def test_week_shows_the_week_asked(asked: str, campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("ines").get(WEEK, {"week": asked}))
    assert "Semaine du 7 septembre" in shown
    assert "Semaine A" in shown


def test_week_leads_to_those_before_and_after(campus: Campus, sign_in: SignIn) -> None:
    body = sign_in("ines").get(WEEK, {"week": "2026-W37", "view": "list"}).content.decode()
    assert 'href="/timetable/week/?view=list&amp;week=2026-W36"' in body
    assert 'href="/timetable/week/?view=list&amp;week=2026-W38"' in body


def test_week_not_understood_says_what_to_write(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("ines").get(WEEK, {"week": "soon"})
    assert answer.status_code == 400
    assert "« soon » n’est pas une semaine." in text_of(answer)
    assert "Semaine du 14 septembre" in text_of(answer)


def test_week_as_a_list_names_place_and_people(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("malo").get(WEEK, {"view": "list"}))
    assert "lundi 14 septembre" in shown
    assert "MT32 Titre MT32 8 h – 10 h , Cours magistral (CM 1), C012, Bâtiment C Joëlle Vasseur" in shown


def test_week_of_a_teacher_holds_their_classes(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("vasseur").get(WEEK, {"view": "list"}))
    assert "4 h de séances" in shown
    assert "vous enseignez" not in shown


def test_week_of_both_tells_what_is_taught(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("ana").get(WEEK, {"view": "list"}))
    assert shown.count("vous enseignez") == 1
    assert "6 h de séances" in shown


def test_week_of_someone_names_them(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(f"/timetable/people/{campus.people['ines'].uuid}/week/"))
    assert "Inès Caradec, semaine du 14 septembre" in shown
    assert "S’abonner" not in shown


def test_week_of_a_break_says_so(campus: Campus, sign_in: SignIn) -> None:
    campus.publication.meetings.filter(day__range=("2026-10-26", "2026-11-01")).delete()
    shown = text_of(sign_in("ines").get(WEEK, {"week": "2026-W44"}))
    assert "Semaine du 26 octobre numéro 44 de l’année, vacances" in shown
    assert "Cette semaine est celle des vacances" in shown


def test_week_without_class_leads_to_the_next(campus: Campus, sign_in: SignIn) -> None:
    campus.publication.meetings.filter(day__range=("2026-09-14", "2026-09-20")).delete()
    answer = sign_in("ines").get(WEEK)
    assert "Aucune séance cette semaine" in text_of(answer)
    assert 'href="/timetable/week/?week=2026-W39"' in answer.content.decode()


def test_week_outside_terms_says_when_classes_are(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("ines").get(WEEK, {"week": "2027-W10"})
    assert "Aucun emploi du temps n’est publié pour cette semaine" in text_of(answer)
    assert "du 7 septembre 2026 au 25 décembre 2026" in text_of(answer)


def test_week_before_publication_says_what_comes(campus: Campus, sign_in: SignIn) -> None:
    campus.publication.delete()
    shown = text_of(sign_in("ines").get(WEEK))
    assert "Aucun emploi du temps n’est publié pour cette semaine" in shown
    assert "dès que l’emploi du temps sera publié" in shown


def test_week_of_who_has_no_class_says_whom_to_ask(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("theo").get(WEEK))
    assert "Dans aucun groupe, Automne 2026" in shown
    assert "Si ce n’est pas normal, demandez à la scolarité." in shown


def test_week_names_public_holidays(campus: Campus, sign_in: SignIn) -> None:
    row("calendar.Holiday", day="2026-11-11", zone="Métropole", title="Armistice 1918")
    assert "Armistice 1918" in text_of(sign_in("ines").get(WEEK, {"week": "2026-W46"}))


def test_week_asks_as_much_whatever_it_holds(campus: Campus, sign_in: SignIn) -> None:
    def asked() -> int:
        client = sign_in("malo")
        client.get(WEEK)
        with CaptureQueriesContext(connection) as queries:
            client.get(WEEK)
        return len(queries)

    few = asked()
    for index in range(28):
        code = f"XX{index:02d}"
        campus.add_unit(code, "cs", td=1)
        campus.place(f"{code} td1", "6", f"{8 + index % 10:02d}:00", f"{9 + index % 10:02d}:00")
        campus.teach("vasseur", f"{code} td1")
        campus.seat("malo", f"{code} td1")
    campus.publish()
    assert asked() == few


def test_week_carries_nothing_inline(campus: Campus, sign_in: SignIn) -> None:
    body = sign_in("ines").get(reverse("timetable:week")).content.decode()
    assert "style=" not in body
    assert "<script>" not in body
    assert "onclick" not in body


def test_week_prints_without_what_a_sheet_cannot_do(campus: Campus, sign_in: SignIn) -> None:
    body = sign_in("ines").get(WEEK).content.decode()
    for kept_off in ("s-no mb-3 no-print", "toolbar mt-3 no-print", 'class="btns no-print"'):
        assert kept_off in body
    assert '<button class="btn btn-outline" type="button" data-print hidden>' in body
