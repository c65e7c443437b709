"""Pages where units are kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from cartable.engines.calendar.demo import make_term, make_year
from cartable.engines.catalogue.api import CourseUnit, versions
from cartable.engines.catalogue.demo import make_offering, make_unit, make_version
from cartable.engines.catalogue.models import Exclusion, Prerequisite, UnitVersion
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.engines.places.api import create_campus
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db
FULL = {"content_fr": "Suites et séries.", "assessment_fr": "Médian et final.", "lecture_minutes": 1800}


@pytest.fixture
def year():
    return make_year("2026", starts_on=today() - timedelta(days=30), ends_on=today() + timedelta(days=330))


@pytest.fixture
def unit():
    return make_unit("MT01", title_fr="Analyse", title_en="Calculus")


@pytest.fixture
def author(unit):
    account = make_teacher(family_name="Ferrand")
    unit.in_charge = account.person
    unit.save()
    return account


@pytest.fixture
def head():
    return make_account_with_role("programme_head")


def posted(client, address: str, **changed: Any) -> dict[str, Any]:
    """What the form would send as it is shown, with some fields changed."""
    form = client.get(address).context["form"]
    data = {bound.html_name: bound.value() for bound in form}
    for rows in form.rows.values():
        data |= {bound.html_name: bound.value() for bound in rows.management_form}
        data |= {bound.html_name: bound.value() for row in rows for bound in row}
    return {name: value for name, value in (data | changed).items() if value is not None and value is not False}


def test_a_draft_is_begun_written_proposed_and_adopted(client, unit, year, author, head):
    client.force_login(author)
    answer = client.post(reverse("catalogue:version-begin", args=["MT01"]), {"year": "2026"})
    draft = UnitVersion.objects.get()
    address = reverse("catalogue:version-edit", args=[draft.uuid])
    assert (answer.status_code, answer["Location"]) == (302, address)
    data = posted(
        client,
        address,
        title_fr="Analyse réelle",
        content_fr="Suites",
        assessment_fr="Final",
        lecture_hours="31.5",
        shape_td_minutes="120",
        shape_td_per_week="1",
        shape_td_weeks_count="14",
        shape_td_group_size="24",
        tags="data, math,data",
        propose="1",
    )
    data |= {"elements-0-title_fr": "Suites", "elements-0-hours": "10", "software-0-name": "Octave"}
    answer = client.post(address, data)
    assert (answer.status_code, answer["Location"]) == (302, reverse("catalogue:version", args=[draft.uuid]))
    draft.refresh_from_db()
    assert (draft.state, draft.lecture_minutes, draft.tags) == ("proposed", 1890, ["data", "math"])
    assert draft.elements == [{"title_fr": "Suites", "title_en": "", "minutes": 600}]
    assert [shape.kind for shape in draft.shapes.all()] == ["td"]
    client.force_login(head)
    assert "Analyse réelle" in client.get(reverse("catalogue:proposals")).content.decode()
    decide = reverse("catalogue:version-decide", args=[draft.uuid])
    assert client.post(decide, {"decision": "send_back", "comment": ""}).status_code == 422
    assert client.post(decide, {"decision": "adopt"}).status_code == 302
    unit.refresh_from_db()
    assert (unit.title_fr, unit.version_id) == ("Analyse réelle", draft.pk)


def test_a_row_is_added_without_script_and_nothing_typed_is_lost(client, unit, year, author):
    client.force_login(author)
    draft = make_version(unit, year, state="draft", software=({"name": "Octave", "version": "9", "note": ""},))
    address = reverse("catalogue:version-edit", args=[draft.uuid])
    data = posted(client, address, title_fr="", content_fr="Tapé", more="software")
    data |= {"software-1-name": "Python", "in_autumn": "on"}
    answer = client.post(address, data)
    form = answer.context["form"]
    assert answer.status_code == 200
    assert [row["name"].value() for row in form.rows["software"]] == ["Octave", "Python", None, None]
    assert (form["content_fr"].value(), form["title_fr"].value()) == ("Tapé", "")
    assert UnitVersion.objects.get().content_fr == ""


def test_a_row_emptied_is_removed_and_a_wrong_one_told(client, unit, year, author):
    client.force_login(author)
    draft = make_version(unit, year, state="draft", software=({"name": "Octave", "version": "9", "note": ""},))
    address = reverse("catalogue:version-edit", args=[draft.uuid])
    data = posted(client, address)
    answer = client.post(address, data | {"software-0-name": ""})
    assert answer.status_code == 422
    assert "Logiciels, ligne 1, Nom du logiciel" in answer.content.decode()
    assert client.post(address, data | {"software-0-name": "", "software-0-version": ""}).status_code == 302
    assert UnitVersion.objects.get().software == []


def test_two_tabs_each_keep_what_they_typed(client, unit, year, author):
    client.force_login(author)
    campus = create_campus(code="VB", title="Valbelle")
    draft = make_version(unit, year, state="draft", campus_id=campus.pk)
    assert "Valbelle" in client.get(reverse("catalogue:version", args=[draft.uuid])).content.decode()
    address = reverse("catalogue:version-edit", args=[draft.uuid])
    first, second = (posted(client, address, content_fr=text) for text in ("Du premier onglet", "Du second onglet"))
    assert client.post(address, first).status_code == 302
    answer = client.post(address, second)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Du premier onglet" in page
    assert "Du second onglet" in page
    assert UnitVersion.objects.get().content_fr == "Du premier onglet"
    again = second | {"revision": answer.context["form"]["revision"].value()}
    assert client.post(address, again).status_code == 302
    assert UnitVersion.objects.get().content_fr == "Du second onglet"


def test_what_lacks_is_told_once_the_draft_is_saved(client, unit, year, author):
    client.force_login(author)
    draft = make_version(unit, year, state="draft")
    address = reverse("catalogue:version-edit", args=[draft.uuid])
    answer = client.post(address, posted(client, address, summary_fr="Gardé", propose="1"))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"content_fr", "assessment_fr", "lecture_hours"}
    draft.refresh_from_db()
    assert (draft.state, draft.summary_fr) == ("draft", "Gardé")
    assert answer.context["form"]["revision"].value() == "1"


def test_comparing_marks_what_came_and_went(client, unit, year, author):
    before = make_year("2025", starts_on=date(2025, 1, 1), ends_on=today() - timedelta(days=30))
    old = make_version(unit, before, content_fr="Suites et séries", credits=5)
    new = make_version(unit, year, content_fr="Suites et intégrales", credits=6)
    client.force_login(make_student())
    page = client.get(reverse("catalogue:version-compare", args=[new.uuid]), {"with": str(old.uuid)}).content.decode()
    assert "<del>séries</del>" in page
    assert "<ins>intégrales</ins>" in page
    assert "<del>5</del>" in page
    assert client.get(reverse("catalogue:version-compare", args=[new.uuid]), {"with": "x"}).status_code == 404


def test_rules_are_written_by_lines_and_a_circle_is_told_on_its_field(client, unit, author):
    for code in ("MT02", "MT03", "MT90"):
        make_unit(code)
    versions.set_prerequisites(rows=[versions.PrerequisiteRow("MT02", "MT01")])
    client.force_login(author)
    address = reverse("catalogue:unit-rules", args=["MT01"])
    answer = client.post(address, {"wanted": "MT02 ou MT03", "excluded": "MT90 : même contenu"})
    assert answer.status_code == 422
    assert "MT01 → MT02 → MT01" in str(answer.context["form"].errors["wanted"])
    assert Exclusion.objects.count() == 0
    given = {"wanted": "MT03", "advised": "MT02", "excluded": "MT90 : même contenu | same content"}
    assert client.post(address, given).status_code == 302
    rules = Prerequisite.objects.filter(unit=unit).values_list("wanted__code", "alternative", "advised")
    assert sorted(rules) == [("MT02", 2, True), ("MT03", 1, False)]
    assert client.get(address).context["form"]["excluded"].value() == "MT90 : même contenu | same content"


def test_a_unit_is_withdrawn_and_taught_again(client, unit, head):
    make_offering(make_term("P27", starts_on=date(2099, 2, 2), title_fr="Printemps 2099"), unit)
    client.force_login(head)
    address = reverse("catalogue:unit-withdraw", args=["MT01"])
    assert "Printemps 2099" in client.get(address).content.decode()
    assert client.post(address, {"on": "2020-01-01", "reason": "x"}).status_code == 422
    assert client.post(address, {"on": "2099-01-01", "reason": "Départ"}).status_code == 302
    unit.refresh_from_db()
    assert unit.withdrawn_on == date(2099, 1, 1)
    assert "N'est plus enseignée à partir du" in client.get("/catalogue/units/MT01/").content.decode().replace("’", "'")
    assert client.post(reverse("catalogue:unit-restore", args=["MT01"]), {"reason": "Repris"}).status_code == 302
    unit.refresh_from_db()
    assert unit.withdrawn_on is None


def test_a_unit_is_created_by_its_keeper(client):
    client.force_login(make_account_with_role("registrar"))
    address = reverse("catalogue:unit-new")
    given = {"code": "GE40", "title_fr": "Gestion", "category": "me", "credits": "6"}
    assert client.post(address, given | {"code": "GE 40"}).status_code == 422
    assert client.post(address, given)["Location"] == "/catalogue/units/GE40/"
    assert CourseUnit.objects.get().title_fr == "Gestion"


def test_who_opens_what(client, unit, year, author, head):
    draft = make_version(unit, year, state="draft")
    addresses = {
        "version": [404, 404, 200, 200],
        "version-edit": [404, 404, 200, 403],
        "version-decide": [404, 404, 403, 200],
        "version-compare": [404, 404, 200, 200],
    }
    actors = [make_student(), make_teacher(), author, head]
    for name, wanted in addresses.items():
        got = []
        for actor in actors:
            client.force_login(actor)
            got.append(client.get(reverse(f"catalogue:{name}", args=[draft.uuid])).status_code)
        assert (name, got) == (name, wanted)
    for name, wanted in {
        "unit-versions": [200, 200, 200, 200],
        "version-begin": [403, 403, 200, 403],
        "unit-rules": [403, 403, 200, 403],
        "unit-withdraw": [403, 403, 403, 200],
    }.items():
        got = []
        for actor in actors:
            client.force_login(actor)
            got.append(client.get(reverse(f"catalogue:{name}", args=["MT01"])).status_code)
        assert (name, got) == (name, wanted)


def test_acts_of_the_circuit_answer_by_going_back(client, unit, year, author):
    client.force_login(author)
    draft = make_version(unit, year, state="draft", **FULL)
    assert client.post(reverse("catalogue:version-propose", args=[draft.uuid])).status_code == 302
    assert client.get(reverse("catalogue:version-edit", args=[draft.uuid])).status_code == 302
    assert client.post(reverse("catalogue:version-take-back", args=[draft.uuid])).status_code == 302
    assert client.post(reverse("catalogue:version-discard", args=[draft.uuid])).status_code == 302
    assert not UnitVersion.objects.exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_lists_ask_as_many_queries_for_one_row_as_for_thirty(client, year, head, language, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    author = make_teacher()
    client.force_login(head)
    client.cookies["django_language"] = language

    def propose() -> CourseUnit:
        unit = make_unit()
        draft = make_version(unit, year, state="draft", **FULL)
        versions.propose(version=draft, revision=0, actor=author, now=system_clock())
        return unit

    unit = propose()
    pages = [reverse("catalogue:proposals"), reverse("catalogue:unit-versions", args=[unit.code])]
    counts = []
    for _ in range(2):
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(page).status_code == 200
            counts.append(len(asked))
        for _ in range(29):
            propose()
        for number in range(29):
            make_version(
                unit,
                make_year(
                    f"Z{len(counts)}{number}", starts_on=date(2030 + number, 1, 1), ends_on=date(2031 + number, 1, 1)
                ),
            )
    assert counts[:2] == counts[2:]
