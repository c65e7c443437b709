"""Synonyms kept on a page: the file first, then what registrars make of it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.catalogue.api import synonyms
from cartable.engines.catalogue.demo import make_unit
from cartable.engines.catalogue.guide.synonyms import FILE, read_phrases
from cartable.engines.catalogue.models import SynonymGroup
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.kernel.audit import history_of
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
LIST = "/catalogue/synonyms/"


@pytest.fixture
def registrar():
    return make_account_with_role("registrar")


@pytest.fixture
def empty():
    SynonymGroup.objects.all().delete()


def refused(act, **given) -> list[str]:
    with pytest.raises(InputRefused) as refusal:
        act(**given)
    return [fault.code for fault in refusal.value.faults]


def test_the_file_fills_the_table_first():
    assert list(SynonymGroup.objects.values_list("phrases", flat=True)) == [list(one) for one in read_phrases(FILE)]


def test_the_guide_searches_with_what_the_page_says(client, registrar, empty):
    make_unit("SP01", title_fr="Escalade")
    assert client.get("/guide/", {"q": "grimpe"}).context["count"] == 0
    client.force_login(registrar)
    form = {"phrases": "grimpe\n\n Escalade \nclimbing"}
    answer = client.post(reverse("catalogue:synonym-new"), form)
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    answer = client.get("/guide/", {"q": "grimpe"})
    assert [card.unit.code for card in answer.context["cards"]] == ["SP01"]
    group = SynonymGroup.objects.get()
    assert group.phrases == ["grimpe", "Escalade", "climbing"]
    address = reverse("catalogue:synonym-edit", args=[group.uuid])
    before = client.get(address).context["form"]["before"].value()
    assert client.post(address, {"phrases": "grimpe\nbloc", "before": before}).status_code == 302
    assert client.get("/guide/", {"q": "grimpe"}).context["count"] == 0
    assert client.post(address, {"phrases": "autre\nchose", "before": before}).status_code == 409
    assert client.post(reverse("catalogue:synonym-remove", args=[group.uuid])).status_code == 302
    assert client.get(address).status_code == 404
    changes = [(change.label, change.actor, change.reason) for change in history_of(group)]
    assert changes == [
        ("insert", str(registrar.uuid), "synonyms added"),
        ("update", str(registrar.uuid), "synonyms changed"),
        ("delete", str(registrar.uuid), "synonyms removed"),
    ]


def test_wrong_groups_are_told(registrar, empty):
    synonyms.add_group(phrases=["SQL", "bases de données"], actor=registrar)
    assert refused(synonyms.add_group, phrases=["seul"], actor=registrar) == ["synonym.few"]
    assert refused(synonyms.add_group, phrases=["Été", "ete"], actor=registrar) == ["synonym.twice"]
    assert refused(synonyms.add_group, phrases=["…", "x" * 81], actor=registrar) == ["synonym.phrase"] * 2
    assert refused(synonyms.add_group, phrases=["sql", "requête"], actor=registrar) == ["synonym.held"]
    assert SynonymGroup.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_as_many_queries_at_any_length(client, registrar, empty, rows, django_assert_max_num_queries):
    for number in range(rows):
        SynonymGroup.objects.create(phrases=[f"mot{number}", f"word{number}"])
    client.force_login(registrar)
    client.get(LIST)
    with django_assert_max_num_queries(16):
        page = client.get(LIST)
    assert "mot0" in page.content.decode()
    assert "mot0" in client.get(LIST, {"q": "word0"}).content.decode()


@pytest.mark.parametrize(("language", "words"), [("fr", "Synonymes du guide"), ("en", "Synonyms of the guide")])
def test_only_who_keeps_units_keeps_them(client, registrar, language, words):
    assert client.get(LIST).status_code == 302
    client.force_login(make_student())
    assert client.get(LIST).status_code == 403
    assert client.get(reverse("catalogue:synonym-new")).status_code == 403
    client.force_login(registrar)
    client.cookies["django_language"] = language
    assert words in client.get(LIST).content.decode()
    assert client.get(reverse("catalogue:synonym-edit", args=[SynonymGroup.objects.first().uuid])).status_code == 200
