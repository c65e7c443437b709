"""Rooms: one room's week, the use of all."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from cartable.engines.timetable.tests.queries.campus import Campus, row
from cartable.engines.timetable.tests.web.conftest import SignIn
from cartable.engines.timetable.tests.web.test_week_page import text_of

OCCUPANCY = "/timetable/occupancy/"


def test_room_shows_its_week(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("ines").get("/timetable/rooms/B101/"))
    assert "B101, semaine du 14 septembre" in shown
    assert "40 places. Semaine B, 6 h d’occupation" in shown
    assert "14 h 15 – 16 h 15 MT32 Titre MT32 TD, gr. 1, B101" in shown
    assert "14 h 15 – 16 h 15 MT32 Titre MT32 TD, gr. 2, B101" in shown
    assert "8 h 45 – 10 h 45 IF35 Titre IF35 TD, gr. 1, B101" in shown


def test_room_as_a_list(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("ines").get("/timetable/rooms/C012/", {"view": "list"}))
    assert "lundi 14 septembre MT32 Titre MT32 8 h – 10 h , Cours magistral (CM 1)" in shown


def test_room_free_all_week_says_so(campus: Campus, sign_in: SignIn) -> None:
    row("places.Room", code="Z1", building=campus.rooms["B101"].building, capacity=12)
    assert "libre toute la semaine" in text_of(sign_in("ines").get("/timetable/rooms/Z1/"))


def test_room_outside_terms_says_why(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("ines").get("/timetable/rooms/B101/", {"week": "2027-W10"}))
    assert "Aucun emploi du temps n’est publié pour cette semaine" in shown


def test_room_closed_says_so(campus: Campus, sign_in: SignIn) -> None:
    campus.rooms["B101"].is_open = False
    campus.rooms["B101"].save()
    assert "Cette salle est fermée" in text_of(sign_in("ines").get("/timetable/rooms/B101/"))


def test_occupancy_of_a_week(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(OCCUPANCY))
    assert "Du 14 septembre au 20 septembre 2026. 3 salles, 3 utilisées." in shown
    assert "C012 Bâtiment C" in shown
    assert "100 6,0 10,0 % 2,0 %" in shown


def test_occupancy_of_a_whole_term(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(OCCUPANCY, {"term": "A26"}))
    assert "Du 7 septembre au 27 décembre 2026." in shown
    assert "Moyenne de 15 semaines de séances." in shown


def test_occupancy_is_narrowed(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").get(OCCUPANCY, {"building": "B", "q": "118"})
    assert "1 salle, 1 utilisée." in text_of(answer)
    assert 'href="/timetable/rooms/C012/' not in answer.content.decode()


def test_occupancy_without_room_says_what_to_do(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(OCCUPANCY, {"q": "nowhere"}))
    assert "Aucune salle ne répond à ces filtres" in shown
    assert "Retirer tous les filtres" in shown


@pytest.mark.parametrize("asked", [{"week": "soon"}, {"term": "X99"}])
def test_occupancy_of_a_wrong_period_is_refused(asked: dict[str, str], campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").get(OCCUPANCY, asked)
    assert answer.status_code == 400
    assert "Période non comprise" in text_of(answer)


def test_occupancy_outside_terms_says_why(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(OCCUPANCY, {"week": "2027-W10"}))
    assert "Aucun emploi du temps n’est publié pour cette période" in shown


def test_occupancy_is_sorted_by_use(campus: Campus, sign_in: SignIn) -> None:
    body = sign_in("samia").get(OCCUPANCY, {"sort": "capacity"}).content.decode()
    assert body.index("/rooms/C012/") < body.index("/rooms/B101/") < body.index("/rooms/B118/")


def test_occupancy_is_exported(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").get(OCCUPANCY, {"export": "xlsx"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    rows = book.get_sheet_by_index(0).to_python()
    assert [(line[0], line[3], line[4], line[5]) for line in rows[1:]] == [
        ("B101", 40, 6, 3),
        ("B118", 30, 2, 1),
        ("C012", 100, 6, 3),
    ]
    assert sign_in("samia").get(OCCUPANCY, {"export": "pdf"}).status_code == 400


def test_occupancy_asks_as_much_whatever_the_rooms(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("samia")

    def asked() -> int:
        client.get(OCCUPANCY)
        with CaptureQueriesContext(connection) as queries:
            client.get(OCCUPANCY)
        return len(queries)

    few = asked()
    for index in range(30):
        row("places.Room", code=f"Z{index:02d}", building=campus.rooms["B101"].building, capacity=20)
    assert asked() == few
