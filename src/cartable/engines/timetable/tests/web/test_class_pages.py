"""A class's page and its list of students."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cartable.engines.timetable.tests.queries.campus import Campus, person
from cartable.engines.timetable.tests.web.conftest import SignIn
from cartable.engines.timetable.tests.web.test_week_page import text_of


def page_of(campus: Campus, name: str, page: str = "class") -> str:
    """The address of a class's page."""
    return reverse(f"timetable:{page}", args=[campus.classes[name].uuid])


def test_class_tells_when_where_and_who(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("malo").get(page_of(campus, "MT32 td1")))
    assert "mardi , 14 h 15 – 16 h 15, B101 – 16 séances, du 8 septembre au 22 décembre" in shown
    assert "Enseigné par Joëlle Vasseur" in shown
    assert "2 places prises sur 30" in shown


def test_class_dates_are_parted_at_today(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("malo").get(page_of(campus, "MT32 td1")))
    assert "15 à venir" in shown
    assert "1 séance passée" in shown


def test_class_leads_to_the_groups_beside(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("malo").get(page_of(campus, "MT32 td1"))
    assert "Les autres groupes MT32 TD 2 0 place prise sur 30" in text_of(answer)
    assert f'href="{page_of(campus, "MT32 td2")}"' in answer.content.decode()


def test_class_alone_says_so(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("malo").get(page_of(campus, "MT32 cm1")))
    assert "Il n’y a pas d’autre groupe que celui-ci." in shown
    assert "2 étudiants, sans limite" in shown


def test_class_before_publication_says_what_comes(campus: Campus, sign_in: SignIn) -> None:
    campus.publication.delete()
    shown = text_of(sign_in("malo").get(page_of(campus, "MT32 td1")))
    assert "L’emploi du temps de Automne 2026 n’est pas publié" in shown
    assert "Places" not in shown


@pytest.mark.parametrize(("who", "sees"), [("malo", False), ("vasseur", True), ("ana", False), ("samia", True)])
def test_list_of_students_is_offered_to_those_who_may(who: str, sees: bool, campus: Campus, sign_in: SignIn) -> None:
    assert ("Liste des étudiants" in text_of(sign_in(who).get(page_of(campus, "MT32 td1")))) is sees


def test_class_asks_as_much_whatever_it_holds(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("vasseur")

    def asked(page: str) -> int:
        client.get(page_of(campus, "MT32 td1", page))
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of(campus, "MT32 td1", page))
        return len(queries)

    few = asked("class"), asked("roster")
    for index in range(20):
        campus.people[f"s{index}"] = person(f"s{index}", f"Given{index:02d}", "Family")
        campus.seat(f"s{index}", "MT32 td1")
    assert (asked("class"), asked("roster")) == few


def test_roster_lists_students_by_name(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("vasseur").get(page_of(campus, "MT32 cm1", "roster")))
    assert shown.index("Caradec Inès") < shown.index("Perrin Malo")
    assert "Kowalska" not in shown


def test_roster_hides_protected_people_from_teachers(campus: Campus, sign_in: SignIn) -> None:
    campus.people["ines"].is_protected = True
    campus.people["ines"].save()
    assert "Caradec" not in text_of(sign_in("vasseur").get(page_of(campus, "MT32 cm1", "roster")))
    assert "Caradec" in text_of(sign_in("theo").get(page_of(campus, "MT32 cm1", "roster")))


def test_roster_of_a_solution_out_of_force_is_not_shown(campus: Campus, sign_in: SignIn) -> None:
    campus.publication.withdrawn_at = campus.publication.published_at
    campus.publication.save()
    shown = text_of(sign_in("samia").get(page_of(campus, "MT32 cm1", "roster")))
    assert "Personne n’est dans ce groupe" in shown


def test_roster_is_exported_as_csv(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("vasseur").get(page_of(campus, "MT32 cm1", "roster"), {"export": "csv"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mt32-cm-1-etudiants.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert text.splitlines() == ["Nom;Numéro;Courriel", "Caradec Inès;ines;", "Perrin Malo;malo;"]


def test_roster_is_exported_as_xlsx(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("vasseur").get(page_of(campus, "MT32 cm1", "roster"), {"export": "xlsx"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows == [["Nom", "Numéro", "Courriel"], ["Caradec Inès", "ines", ""], ["Perrin Malo", "malo", ""]]
