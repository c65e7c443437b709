"""Who may open which page: every actor, every page, the exact status."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.timetable.models import SolveRun
from cartable.engines.timetable.tests.queries.campus import NOW, Campus
from cartable.engines.timetable.tests.web.conftest import SignIn

ACTORS = ("", "guest", "ines", "vasseur", "theo", "samia", "admin")
SIGN_IN = 302

# One column an actor: nobody, an account without tie, a student, a teacher, registrar, timetabler, administrator.
MATRIX: dict[str, tuple[int, ...]] = {
    "week": (SIGN_IN, 403, 200, 200, 200, 200, 200),
    "person-week": (SIGN_IN, 403, 200, 403, 200, 200, 200),
    "subscriptions": (SIGN_IN, 403, 200, 200, 200, 200, 200),
    "class": (SIGN_IN, 403, 200, 200, 200, 200, 200),
    "roster": (SIGN_IN, 403, 403, 200, 200, 200, 200),
    "room": (SIGN_IN, 403, 200, 200, 200, 200, 200),
    "occupancy": (SIGN_IN, 403, 403, 403, 200, 200, 200),
    "terms": (SIGN_IN, 403, 403, 403, 200, 200, 200),
    "term": (SIGN_IN, 403, 403, 403, 200, 200, 200),
    "solutions": (SIGN_IN, 403, 403, 403, 200, 200, 200),
    "clashes": (SIGN_IN, 403, 403, 403, 200, 200, 200),
    "run": (SIGN_IN, 403, 403, 403, 200, 200, 200),
    "import": (SIGN_IN, 403, 403, 403, 403, 200, 200),
    "solve": (SIGN_IN, 403, 403, 403, 403, 200, 200),
    "publish": (SIGN_IN, 403, 403, 403, 403, 200, 200),
    "withdraw": (SIGN_IN, 403, 403, 403, 403, 200, 200),
}


def address(page: str, campus: Campus) -> str:
    """The page's address: Inès's week, a class that Joëlle Vasseur teaches, a room, the term, a computation."""
    if page == "run":
        made = SolveRun.objects.create(term=campus.term, time_limit=60, seed=1, workers=2, started_at=NOW)
        return reverse("timetable:run", args=[made.uuid])
    keys: dict[str, list[object]] = {
        "person-week": [campus.people["ines"].uuid],
        "class": [campus.classes["MT32 cm1"].uuid],
        "roster": [campus.classes["MT32 cm1"].uuid],
        "room": ["B101"],
        **{name: ["A26"] for name in ("term", "solutions", "clashes", "solve", "publish", "withdraw")},
    }
    return reverse(f"timetable:{page}", args=keys.get(page, []))


@pytest.mark.parametrize("page", MATRIX)
def test_page_opens_for_those_who_may(page: str, campus: Campus, sign_in: SignIn) -> None:
    url = address(page, campus)
    found = tuple(sign_in(who).get(url).status_code for who in ACTORS)
    assert found == MATRIX[page]


@pytest.mark.parametrize("page", ["person-week", "class", "roster", "run"])
def test_page_of_nothing_is_not_found(page: str, campus: Campus, sign_in: SignIn) -> None:
    url = reverse(f"timetable:{page}", args=["00000000-0000-4000-8000-000000000000"])
    assert sign_in("admin").get(url).status_code == 404


@pytest.mark.parametrize("page", ["room", "term", "solutions", "clashes", "solve", "publish"])
def test_page_of_unknown_code_is_not_found(page: str, campus: Campus, sign_in: SignIn) -> None:
    assert sign_in("admin").get(reverse(f"timetable:{page}", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("page", ["publish", "withdraw", "solve"])
@pytest.mark.parametrize("who", ["", "ines", "vasseur", "theo"])
def test_act_refused_leaves_no_trace(page: str, who: str, campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in(who).post(address(page, campus), {"solution": campus.solution.pk, "time_limit": 60})
    assert answer.status_code == 403
    campus.publication.refresh_from_db()
    assert campus.publication.withdrawn_at is None
    assert SolveRun.objects.count() == 0
    assert campus.term.publications.count() == 1
