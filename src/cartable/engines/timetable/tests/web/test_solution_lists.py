"""The full lists of one solution, and what changes from one to another."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.timetable.models import Distribution, Placement, StudentClash, Violation
from cartable.engines.timetable.tests.queries.campus import Campus
from cartable.engines.timetable.tests.web.conftest import SignIn
from cartable.engines.timetable.tests.web.test_week_page import text_of

TERM = "/timetable/terms/A26/"
NOT_KEPT = f"{TERM}solutions/1/not-kept/"
CLASSES = f"{TERM}solutions/1/classes/"


def break_rule(campus: Campus, *names: str, kind: str = "SameRoom", cost: int = 3, required: bool = False) -> None:
    """The solution doesn't keep one more constraint between these classes."""
    rank = Distribution.objects.count()
    rule = Distribution.objects.create(term=campus.term, rank=rank, kind=kind, required=required, penalty=cost)
    ids = [campus.classes[name].pk for name in names]
    Violation.objects.create(
        solution=campus.solution,
        distribution=rule,
        code="distribution",
        is_hard=required,
        cost=cost,
        class_ids=ids,
        params={"kind": kind, "amount": 1, "pairs": [ids]},
    )


def first_cells(answer) -> list[str]:
    """What is wrong, line by line."""
    return [row["name"] for row in answer.context["rows"]]


def test_all_that_is_not_kept_the_required_first_then_the_dearest(campus: Campus, sign_in: SignIn) -> None:
    break_rule(campus, "MT32 td1", "IF28 cm1", cost=3)
    break_rule(campus, "MT32 cm1", "IF28 cm1", kind="SameDays", cost=9)
    break_rule(campus, "SY16 td1", "IF35 td1", kind="NotOverlap", cost=0, required=True)
    answer = sign_in("samia").get(NOT_KEPT)
    pairs = [text.split("règle")[1].strip("\xa0\u202f: ") for text in first_cells(answer)]
    assert pairs == ["SY16 TD 1 – IF35 TD 1.", "MT32 CM 1 – IF28 CM 1.", "MT32 TD 1 – IF28 CM 1."]
    shown = text_of(answer)
    assert "3 contraintes" in shown
    assert "Automne 2026, solution 1." in shown
    assert f"/timetable/classes/{campus.classes['IF35 td1'].uuid}/" in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "mt32 td"}, 1),
        ({"q": "titre if28"}, 2),
        ({"q": "nothing"}, 0),
        ({"kind": "SameRoom"}, 1),
        ({"kind": "room_clash"}, 1),
        ({"weight": "required"}, 2),
        ({"weight": "wished", "q": "IF28"}, 2),
    ],
)
def test_what_is_not_kept_is_searched_and_narrowed(
    asked: dict[str, str], expected: int, campus: Campus, sign_in: SignIn
) -> None:
    break_rule(campus, "MT32 td1", "IF28 cm1")
    break_rule(campus, "MT32 cm1", "IF28 cm1", kind="SameDays")
    break_rule(campus, "SY16 td1", "IF35 td1", kind="NotOverlap", required=True)
    ids = [campus.classes[name].pk for name in ("SY16 td1", "IF35 td1")]
    Violation.objects.create(
        solution=campus.solution, code="room_clash", is_hard=True, class_ids=ids, params={"id": ids[0], "other": ids[1]}
    )
    assert sign_in("samia").get(NOT_KEPT, asked).context["page"].paginator.count == expected


def test_what_is_not_kept_is_exported_whole(campus: Campus, sign_in: SignIn) -> None:
    for _index in range(30):
        break_rule(campus, "MT32 td1", "IF28 cm1")
    answer = sign_in("samia").get(NOT_KEPT, {"export": "csv"})
    lines = answer.getvalue().decode().splitlines()
    assert len(lines) == 31
    assert "MT32 TD 1, IF28 CM 1" in lines[30]


@pytest.mark.parametrize("address", [NOT_KEPT, CLASSES])
def test_lists_ask_as_much_whatever_their_length(address: str, campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("samia")

    def asked() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    break_rule(campus, "MT32 td1", "IF28 cm1")
    Placement.objects.exclude(course_class=campus.classes["MT32 cm1"]).delete()
    few = asked()
    for index in range(30):
        break_rule(campus, "MT32 td1", "IF28 cm1", kind="SameDays" if index % 2 else "SameRoom")
    for name in list(campus.classes)[1:]:
        campus.place(name, "1", "08:00", "10:00", "C012")
    assert asked() == few


def test_every_class_by_size(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").get(CLASSES)
    names = first_cells(answer)
    assert sorted(names[:3]) == ["IF28 CM 1", "MT32 CM 1", "MT32 TD 1"]
    assert len(names) == 7
    assert names[-1] == "MT32 TD 2"
    assert "7 groupes" in text_of(answer)
    assert first_cells(sign_in("samia").get(CLASSES, {"q": "B118", "sort": "class"})) == ["IF28 TP 1", "SY16 TD 1"]
    assert first_cells(sign_in("samia").get(CLASSES, {"kind": "tp"})) == ["IF28 TP 1"]


def test_classes_by_the_seats_left(campus: Campus, sign_in: SignIn) -> None:
    full = campus.classes["SY16 td1"]
    full.seats = 1
    full.save()
    client = sign_in("samia")
    assert first_cells(client.get(CLASSES, {"seats": "full"})) == ["SY16 TD 1"]
    assert len(first_cells(client.get(CLASSES, {"seats": "free"}))) == 6
    assert first_cells(client.get(CLASSES, {"seats": "empty"})) == ["MT32 TD 2"]


@pytest.mark.parametrize("page", ["not-kept", "classes"])
def test_lists_of_a_solution_that_is_not_there(page: str, campus: Campus, sign_in: SignIn) -> None:
    assert sign_in("samia").get(f"{TERM}solutions/9/{page}/").status_code == 404
    assert sign_in("samia").get(f"{TERM}solutions/{10**30}/{page}/").status_code == 404
    assert sign_in("ines").get(f"{TERM}solutions/1/{page}/").status_code == 403


def test_what_changes_from_a_solution_to_another(campus: Campus, sign_in: SignIn) -> None:
    campus.solve(total=30)
    campus.place("MT32 cm1", "2", "08:00", "10:00", "C012")
    campus.place("MT32 td1", "2", "14:15", "16:15", "B118")
    campus.place("MT32 td2", "3", "14:15", "16:15", "B101")
    campus.place("IF28 cm1", "15", "10:15", "12:15", "C012")
    campus.seat("malo", "MT32 cm1", "MT32 td2")
    first, second = campus.classes["MT32 cm1"], campus.classes["MT32 td2"]
    StudentClash.objects.create(solution=campus.solution, person=campus.people["malo"], first=first, second=second)
    shown = text_of(sign_in("samia").get(f"{TERM}solutions/", {"left": "1", "right": "2"}))
    assert "4 groupes à un autre horaire IF28 TP 1 , IF35 TD 1 , MT32 CM 1 , SY16 TD 1" in shown
    assert "1 groupe au même horaire dans une autre salle MT32 TD 1" in shown
    assert "1 étudiant dans un autre groupe" in shown
    assert "1 étudiant avec plus de conflits Malo Perrin" in shown
    assert "1 étudiant avec moins de conflits" in shown


def test_publishing_is_not_pressed_when_nothing_better_waits(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").get(TERM)
    assert "C’est la meilleure solution, la numéro 1, de coût 42 : rien de mieux n’attend d’être publié." in text_of(
        answer
    )
    assert f"{TERM}publish/" not in answer.content.decode()
    campus.solve(total=50)
    shown = text_of(sign_in("samia").get(TERM))
    assert "Publier une autre solution" in shown
    campus.solve(total=12)
    shown = text_of(sign_in("samia").get(TERM))
    assert "Calculer Publier" in shown
    assert "Publier une autre solution" not in shown
