"""The pages of programmes and regulations, and their programming interface."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from cartable.engines.catalogue.api import programmes
from cartable.engines.catalogue.demo import make_programme, make_regulation, make_unit
from cartable.engines.catalogue.models import Regulation
from cartable.engines.people.demo import make_account_with_role, make_structure, make_student

pytestmark = pytest.mark.django_db
TREE = {
    "kind": "all",
    "key": "degree",
    "title_fr": "Diplôme",
    "title_en": "Degree",
    "of": [
        {"kind": "credits", "key": "cs", "minimum": 12, "where": {"categories": ["cs"]}},
        {"kind": "language", "key": "english", "language": "en", "level": "B2"},
    ],
}


def browser(account=None, language="en"):
    """A browser where the account is signed in, if any."""
    client = Client(headers={"Accept-Language": language})
    if account is not None:
        client.force_login(account)
    return client


@pytest.fixture
def head():
    """The head of a programme's structure."""
    return make_account_with_role("programme_head", structure=make_structure("GI"))


@pytest.fixture
def programme(head):
    """A programme of that structure."""
    return make_programme("INFO", title_fr="Informatique", title_en="Computing", structure=_structure(head))


@pytest.fixture
def draft(programme, head):
    """A draft."""
    return programmes.begin_regulation(programme=programme, entry_year=2026, tree=TREE, actor=head)


def _structure(account):
    return account.person.roles.get().structure


def address(regulation, page=""):
    """A page of the regulation."""
    return f"/catalogue/regulations/{regulation.uuid}/{page}"


def was(client, regulation):
    """What the draft says, as its forms carry it along."""
    return programmes.digest(Regulation.objects.get(pk=regulation.pk))


@pytest.mark.parametrize(
    ("language", "title", "asked"),
    [("en", "Computing", "12 credits in scientific knowledge"), ("fr", "Informatique", "12 crédits en connaissances")],
)
def test_everybody_reads_what_a_degree_asks(programme, language, title, asked):
    make_regulation(programme, tree=TREE)
    page = browser(language=language).get("/catalogue/programmes/INFO/").content.decode()
    assert title in page
    assert asked in page
    assert page.count('rx="6"') == 3
    assert "style=" not in page


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_at_any_length(count, django_assert_max_num_queries):
    structure = make_structure()
    for number in range(count):
        make_regulation(make_programme(f"P{number:02}", structure=structure))
    with django_assert_max_num_queries(3):
        page = browser().get("/catalogue/programmes/").content.decode()
    assert "/catalogue/programmes/P00/" in page


@pytest.mark.parametrize("count", [1, 30])
def test_a_programme_asks_the_same_at_any_number_of_versions(count, programme, django_assert_max_num_queries):
    for number in range(count):
        make_regulation(programme, entry_year=1990 + number)
    with django_assert_max_num_queries(5):
        assert browser().get("/catalogue/programmes/INFO/").status_code == 200


def test_drafts_are_read_by_those_who_write_them(draft, head):
    for client, status in ((browser(), 302), (browser(make_student()), 403), (browser(head), 200)):
        assert client.get(address(draft)).status_code == status
        assert client.get(address(draft, "edit/")).status_code == status
    assert "version 1" not in browser().get("/catalogue/programmes/INFO/").content.decode()
    assert "version 1" in browser(head).get("/catalogue/programmes/INFO/").content.decode()


def test_a_regulation_is_written_and_adopted_by_forms_alone(programme, head):
    client = browser(head)
    make_unit("CS1")
    make_unit("CS2")
    answer = client.post("/catalogue/programmes/INFO/regulations/new/", {"entry_year": 2026, "copied_from": ""})
    draft = Regulation.objects.get()
    assert answer["Location"] == address(draft, "edit/")
    assert "?kind=credits" in client.get(address(draft, "requirements/degree/add/")).content.decode()
    given = {"kind": "credits", "minimum": 12, "categories": ["cs"], "level_from": 0, "was": was(client, draft)}
    assert client.post(address(draft, "requirements/degree/add/?kind=credits"), given).status_code == 302
    given = {"kind": "pix", "points": 500, "was": was(client, draft)}
    client.post(address(draft, "requirements/degree/add/?kind=pix"), given)
    client.post(address(draft, "act/"), {"act": "up", "key": "pix-1", "was": was(client, draft)})
    given = {"points": 600, "title_fr": "Compétences numériques", "was": was(client, draft)}
    client.post(address(draft, "requirements/pix-1/"), given)
    draft.refresh_from_db()
    assert draft.tree["of"] == [
        {"kind": "pix", "key": "pix-1", "title_fr": "Compétences numériques", "points": 600},
        {"kind": "credits", "key": "credits-1", "minimum": 12, "where": {"categories": ["cs"]}},
    ]
    client.post(address(draft, "act/"), {"act": "remove", "key": "pix-1", "was": was(client, draft)})
    answer = client.post(address(draft, "adopt/"), {"reason": "Conseil du 15 juin", "was": was(client, draft)})
    assert answer["Location"] == address(draft)
    draft.refresh_from_db()
    assert (draft.state, len(draft.tree["of"])) == ("adopted", 1)


def test_what_cannot_be_met_is_told_and_not_adopted(draft, head):
    client = browser(head)
    page = client.get(address(draft, "edit/")).content.decode()
    assert "12 credits are asked, and all the units that suit bring 0." in page
    answer = client.post(address(draft, "adopt/"), {"reason": "Conseil", "was": was(client, draft)})
    assert answer.status_code == 422
    assert Regulation.objects.get().state == "draft"


def test_two_tabs_are_told(draft, head):
    client = browser(head)
    old = was(client, draft)
    client.post(address(draft, "act/"), {"act": "up", "key": "english", "was": old})
    answer = client.post(address(draft, "requirements/cs/"), {"minimum": 24, "was": old})
    assert answer.status_code == 409
    assert "changed elsewhere" in answer.content.decode()
    assert Regulation.objects.get().tree["of"][1]["minimum"] == 12


def test_a_wrong_value_stays_on_its_field(draft, head):
    client = browser(head)
    given = {"kind": "units", "n": 3, "units": "MT01 MT01", "was": was(client, draft)}
    answer = client.post(address(draft, "requirements/degree/add/?kind=units"), given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“MT01” is named twice." in page
    assert "MT01 MT01" in page


def test_what_is_typed_is_said_in_words(draft, head):
    page = browser(head).get(address(draft, "preview/credits/"), {"minimum": 6, "level_from": 5, "language": "en"})
    assert "6 credits of level 5 or more taught in English" in page.content.decode()


def test_a_file_goes_out_and_comes_in(draft, head, programme):
    client = browser(head)
    content = json.loads(client.get(address(draft, "export/")).content)
    assert content["tree"] == draft.tree
    content["tree"]["of"].pop()
    given = {"text": json.dumps(content), "was": was(client, draft)}
    assert client.post(address(draft, "import/"), given).status_code == 302
    draft.refresh_from_db()
    assert len(draft.tree["of"]) == 1
    for text, told in (("{", "JSON"), ('{"kind": "al", "key": "d"}', "tree.kind")):
        answer = client.post(address(draft, "import/"), {"text": text, "was": was(client, draft)})
        assert answer.status_code == 422
        assert told in answer.content.decode()


def test_versions_are_compared(draft, head, programme):
    other = make_regulation(programme, tree={**TREE, "of": TREE["of"][:1]}, entry_year=2025)
    page = browser(head).get(address(draft, "compare/"), {"with": str(other.uuid)}).content.decode()
    assert "Level B2 in English".lower() in page.lower()
    assert "Added" in page


def test_texts_are_saved_and_a_draft_discarded(draft, head):
    client = browser(head)
    given = {"text_fr": "Six semestres.", "credits_min": 20, "credits_max": 34, "was": was(client, draft)}
    assert client.post(address(draft, "texts/"), given).status_code == 302
    draft.refresh_from_db()
    assert (draft.text_fr, draft.credits_max) == ("Six semestres.", 34)
    assert client.post(address(draft, "discard/")).status_code == 302
    assert not Regulation.objects.exists()


def test_a_programme_is_created_on_its_page():
    structure = make_structure("GM")
    client = browser(make_account_with_role("registrar"))
    given = {"code": "MEC", "title_fr": "Mécanique", "kind": "engineer", "structure": structure.code, "terms_count": 6}
    assert client.post("/catalogue/new-programme/", given)["Location"] == "/catalogue/programmes/MEC/"
    assert browser(make_student()).get("/catalogue/new-programme/").status_code == 403


def test_programs_read_the_same(draft, programme):
    adopted = make_regulation(programme, tree=TREE, entry_year=2025)
    client = browser()
    assert [row["code"] for row in client.get("/api/v1/programmes").json()["items"]] == ["INFO"]
    assert client.get("/api/v1/programmes/INFO").json()["title_en"] == "Computing"
    rows = client.get("/api/v1/programmes/INFO/regulations").json()["items"]
    assert [row["uuid"] for row in rows] == [str(adopted.uuid)]
    found = client.get(f"/api/v1/regulations/{adopted.uuid}").json()
    assert found["tree"] == TREE
    assert found["outline_en"].splitlines() == [
        "- Degree",
        "  - 12 credits in scientific knowledge",
        "  - Level B2 in English",
    ]
    assert client.get(f"/api/v1/regulations/{draft.uuid}").status_code == 401
