"""Who advises whom, for those who answer for programmes; what waits for an adviser with many students."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_structure, make_student, make_teacher
from cartable.engines.registration.api import adviser_of
from cartable.engines.registration.demo import make_adviser, make_campaign, make_enrolled, make_list, make_regulation
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db
PAGE = "/registration/advice/advisers/"


@pytest.fixture
def programmes():
    """The head of GI, a student of GI with an adviser and one without, one of INFO."""
    found = {}
    for code in ("GI", "INFO"):
        structure = make_structure(f"DEP-{code}")
        found[code] = make_regulation(code, structure=structure)
    students = [make_student(family_name=name).person for name in ("Avec", "Sans", "Autre")]
    for person, code in zip(students, ("GI", "GI", "INFO"), strict=True):
        make_enrolled(person, found[code])
    adviser = make_teacher(family_name="Ferrand").person
    make_adviser(adviser, students[0])
    head = make_account_with_role("programme_head", structure=found["GI"].programme.structure)
    return head, adviser, students


def exported(client, **query) -> list[str]:
    answer = client.get(PAGE, {"export": "csv", **query})
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    return sorted(row.replace(";", ",").split(",")[0].strip('"') for row in rows[1:])


def test_a_head_sees_the_students_of_the_programme_and_those_without_adviser(client, programmes):
    head, _adviser, students = programmes
    client.force_login(head)
    names = [person.sorted_name for person in students]
    assert exported(client) == sorted(names[:2])
    assert exported(client, adviser="none") == [names[1]]
    assert exported(client, adviser="some") == [names[0]]
    assert exported(client, q="Ferrand") == [names[0]]
    assert client.get(PAGE).content.decode().count('type="search" id="list-q"') == 1
    client.force_login(make_account_with_role("registrar"))
    assert exported(client) == sorted(names)
    assert exported(client, programme="INFO") == [names[2]]
    client.force_login(make_teacher())
    assert client.get(PAGE).status_code == 403


def test_several_are_given_an_adviser_and_only_those_of_the_programme(client, programmes):
    head, adviser, (_with, without, other) = programmes
    client.force_login(head)
    sent = client.post(PAGE, {"bulk": "give", "pick": [without.pk, other.pk]})
    assert (sent.status_code, sent["Location"]) == (302, f"{PAGE}give/?students={without.code}")
    form = {"adviser": adviser.code, "valid_from": today().isoformat()}
    refused = client.post(f"{PAGE}give/", {**form, "students": f"{without.code} {other.code} X99"})
    assert refused.status_code == 422
    assert adviser_of(without, today()) is None
    assert client.post(f"{PAGE}give/", {**form, "students": without.code}).status_code == 302
    assert adviser_of(without, today()) == adviser
    assert client.get(f"{PAGE}import/").status_code == 403


def test_the_same_queries_for_one_student_and_thirty(client, programmes):
    head, adviser, _students = programmes
    client.force_login(head)
    counts = []
    for number in (0, 28):
        for _ in range(number):
            person = make_student().person
            make_enrolled(person, make_regulation("GI", structure=head.person.roles.get().structure))
            make_adviser(adviser, person)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("language", "word"), [("fr", "Lire les 2 qui attendent"), ("en", "Read the 2 that wait")])
def test_an_adviser_goes_from_one_list_that_waits_to_the_next(client, language, word):
    now = system_clock()
    term = make_term("P27", starts_on=today() + timedelta(days=70 - today().weekday()))
    make_offering(term, make_unit("MT01"))
    campaign, adviser = make_campaign(term, "C1", now=now), make_teacher()
    lists = []
    for number, state in enumerate(("draft", "sent", "sent")):
        person = make_student(family_name=f"N{number}").person
        make_adviser(adviser.person, person)
        made = make_list(campaign, person, "MT01", now=now)
        made.state, made.sent_at = state, now - timedelta(hours=number) if state == "sent" else None
        made.save(update_fields=["state", "sent_at"])
        lists.append(made)
    _draft, later, earlier = lists
    client.force_login(adviser)
    desk = client.get("/registration/advice/", headers={"accept-language": language})
    assert [row["person"].family_name for row in desk.context["rows"]] == ["N2", "N1", "N0"]
    assert desk.context["next_url"] == f"/registration/advice/lists/{earlier.uuid}/"
    assert word in desk.content.decode().replace("\u202f", " ").replace("\xa0", " ")
    page = client.get(desk.context["next_url"])
    assert (page.context["next_list"], page.context["left_count"]) == (later, 1)
    done = client.post(f"/registration/advice/lists/{earlier.uuid}/approve/", {"then": "next"})
    assert done["Location"] == f"/registration/advice/lists/{later.uuid}/"
    last = client.get(done["Location"])
    assert (last.context["next_list"], last.context["left_count"]) == (None, 0)
    stays = client.post(f"/registration/advice/lists/{later.uuid}/approve/", {"then": "next"})
    assert stays["Location"] == f"/registration/advice/lists/{later.uuid}/"
