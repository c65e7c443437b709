"""What a record holds: names of use, numbers, contracts, photo, consents, and what each corrects by themselves."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cartable.engines.people.api import (
    Affiliation,
    Contract,
    ContractTaken,
    Identifier,
    Person,
    add_contract,
    add_identifier,
    consents_given,
    correct_contract,
    edit_person,
    end_contract,
    remove_identifier,
    search_people,
    set_consents,
)
from cartable.engines.people.demo import (
    OPENED_AT,
    affiliate,
    make_account,
    make_account_with_role,
    make_person,
    make_structure,
)
from cartable.engines.people.domain.photo_heads import Head, read_head
from cartable.engines.people.domain.working_time import Overload, Share, find_overload
from cartable.engines.people.queries import person_history
from cartable.engines.people.tests.conftest import client_of, make_actor
from cartable.engines.people.tests.pictures import png
from cartable.kernel.files import StoredFile
from cartable.kernel.periods import Period
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
INE = "060000000CB"
BEA = "1234567890S"
PNG = png(40, 30)


def codes(refused) -> list[tuple[str, str]]:
    return [(str(fault.where), fault.code) for fault in refused.value.faults]


def identify(person: Person, kind: str, value: str) -> Identifier:
    return add_identifier(person=person, kind=kind, value=value, on=DAY, actor="tests", reason="seen")


def hire(person: Person, number: str, **values) -> Contract:
    values = {"structure": make_structure(), "kind": "permanent", "valid_from": DAY, "actor": "tests"} | values
    return add_contract(person=person, number=number, **values)


@pytest.fixture
def dead_name():
    """Someone whose names of use are others."""
    person = make_person("E1", family_name="Durand", given_name="Paul", mail="p@ut.example")
    affiliate(person, "staff")
    values = {"usage_family_name": "Leroy", "usage_given_name": "Paule"}
    return edit_person(person=person, actor="tests", reason="asked", **values)


def test_the_campus_shows_names_of_use(dead_name):
    for reader, sees_official in (("student", False), ("registrar", True)):
        client = client_of(make_actor(reader))
        page = client.get(reverse("people:person", args=[dead_name.uuid])).content.decode()
        assert "Paule Leroy" in page
        assert ("Paul Durand" in page) is sees_official
        listed = client.get(reverse("people:list")).content.decode()
        assert "Leroy Paule" in listed
        assert "Durand" not in listed
        told = client.get(f"/api/v1/persons/{dead_name.uuid}").json()
        assert (told["family_name"], told["given_name"]) == ("Leroy", "Paule")
        assert told.get("official_family_name") == ("Durand" if sees_official else None)


@pytest.mark.parametrize("text", ["durand", "leroy", "paule leroy", "paul durand"])
def test_both_names_find_the_person_for_who_reads_records(dead_name, text):
    assert search_people(make_actor("registrar"), text) == [dead_name]


def test_a_name_of_use_like_the_official_one_says_nothing():
    person = make_person("E1", family_name="Durand", given_name="Paul")
    edit_person(person=person, actor="t", reason="t", usage_family_name="Durand", usage_given_name=" Paul ")
    assert (person.usage_family_name, person.usage_given_name) == ("", "")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("nationality", "FRA", "country.form"),
        ("birth_country", "1F", "country.form"),
        ("phone", "call me", "person.phone_form"),
        ("personal_mail", "me", "person.mail_form"),
        ("usage_given_name", "x" * 121, "text.too_long"),
    ],
)
def test_faults_of_the_new_fields(field, value, code):
    with pytest.raises(InputRefused) as refused:
        edit_person(person=make_person(), actor="t", reason="t", **{field: value})
    assert codes(refused) == [(field, code)]


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("ine", "060 000 000 cb", INE),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("hr", "A-12/7", "A-12/7"),
        ("idhal", "Paule-Leroy", "paule-leroy"),
        ("card", "04:a3 22-FF", "04A322FF"),
        ("eppn", "Paule@UT.example", "paule@ut.example"),
    ],
)
def test_numbers_are_kept_in_one_form(kind, given, kept):
    person = make_person()
    assert identify(person, kind, given).value == kept
    assert identify(person, kind, kept).value == kept
    assert Identifier.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        ("ine", "12345678901", "ine.key"),
        ("ine", "123", "ine.length"),
        ("orcid", "0000-0002-1825-0098", "orcid.key"),
        ("hr", "no blank", "identifier.form"),
        ("idhal", "-x", "identifier.form"),
        ("eppn", "paule", "identifier.form"),
        ("ine", "  ", "identifier.missing"),
    ],
)
def test_wrong_numbers_are_refused_with_a_remedy(kind, given, code):
    with pytest.raises(InputRefused) as refused:
        identify(make_person(), kind, given)
    assert codes(refused) == [("value", code)]
    assert str(refused.value.faults[0].mend)


def test_two_ine_of_one_person_are_refused_and_logged(caplog):
    person = make_person()
    identify(person, "ine", INE)
    with pytest.raises(InputRefused) as refused:
        identify(person, "ine", "060000001AA")
    assert codes(refused) == [("value", "identifier.twice")]
    assert INE in str(refused.value.faults[0].what)
    assert "second INE" in caplog.text


def test_the_ine_of_someone_else_names_nobody(caplog):
    identify(make_person("S1", family_name="Cachée", is_protected=True), "ine", INE)
    with pytest.raises(InputRefused) as refused:
        identify(make_person(), "ine", INE)
    assert codes(refused) == [("value", "identifier.taken")]
    assert "Cachée" not in str(refused.value)
    assert "refused" in caplog.text


def test_a_number_removed_stays_in_the_history():
    person = make_person()
    remove_identifier(identifier=identify(person, "ine", INE), actor="tests", reason="that of another")
    assert not Identifier.objects.exists()
    told = [change for change in person_history(person) if change.subject == "identifier"]
    assert {(change.label, change.reason) for change in told} == {("insert", "seen"), ("delete", "that of another")}


def test_numbers_are_written_by_who_keeps_the_record():
    person = make_person("S1")
    affiliate(person, "student")
    address = reverse("people:add-identifier", args=[person.uuid])
    values = {"kind": "ine", "value": INE, "reason": "certificate"}
    assert client_of(make_account(person)).post(address, values).status_code == 403
    client = client_of(make_actor("registrar"))
    assert client.post(address, values).status_code == 302
    page = client.get(reverse("people:person", args=[person.uuid])).content.decode()
    assert INE in page
    found = Identifier.objects.get()
    assert client.get(f"/api/v1/persons/{person.uuid}/identifiers").json()["items"][0]["value"] == INE
    removal = reverse("people:remove-identifier", args=[found.uuid])
    assert client.post(removal, {"reason": "wrong"}).status_code == 302
    assert not Identifier.objects.exists()


def test_shares_are_summed_on_the_days_when_they_grow():
    half, most = Share("A", 50, Period(DAY, date(2027, 1, 1))), Share("B", 60, Period(date(2026, 12, 1)))
    assert find_overload([half]) is None
    assert find_overload([half, most]) == Overload(date(2026, 12, 1), 110, ("A", "B"))
    assert find_overload([half, Share("B", 60, Period(date(2027, 1, 1)))]) is None
    assert find_overload([half, Share("B", 50, Period(DAY))]) is None


def test_contracts_beyond_a_whole_time_are_refused_with_the_day(caplog):
    person = make_person()
    hire(person, "A", working_percent=60)
    with pytest.raises(InputRefused) as refused:
        hire(person, "B", working_percent=50, valid_from=date(2026, 10, 1))
    assert codes(refused) == [("working_percent", "contract.overload")]
    assert "contract B refused" in caplog.text
    assert str(refused.value.faults[0].what) == (
        "Le 2026-10-01, les contrats B, A atteindraient 110 % de temps de travail."
    )
    hire(person, "B", working_percent=40, valid_from=date(2026, 10, 1))
    with pytest.raises(InputRefused):
        correct_contract(contract=Contract.objects.get(number="B"), actor="t", reason="t", working_percent=41)


def test_a_contract_opens_an_affiliation_that_ends_with_it():
    person = make_person()
    contract = hire(person, "A", affiliation="temporary")
    tie = Affiliation.objects.get(person=person)
    assert (tie.kind, tie.contract, tie.valid_from, tie.valid_until) == ("temporary", contract, DAY, None)
    end_contract(contract=contract, valid_until=date(2027, 1, 1), actor="tests", reason="left")
    tie.refresh_from_db()
    assert tie.valid_until == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "forever"}, "contract.kind"),
        ({"working_percent": 101}, "contract.percent"),
        ({"valid_until": DAY}, "period.empty"),
        ({"grade": "x" * 121}, "text.too_long"),
    ],
)
def test_faults_of_a_contract(values, code):
    with pytest.raises(InputRefused) as refused:
        hire(make_person(), "A", **values)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_a_number_of_contract_holds_once_at_a_time():
    hire(make_person(), "A", valid_until=date(2027, 1, 1))
    with pytest.raises(ContractTaken):
        hire(make_person(), "A")
    hire(make_person(), "A", valid_from=date(2027, 1, 1))


def test_contracts_on_pages_and_for_programs():
    gi = make_structure("GI")
    person = make_person("E1")
    affiliate(person, "staff", structure=gi)
    client = client_of(make_account_with_role("registrar", structure=gi))
    values = {
        "number": "PAY-1",
        "kind": "permanent",
        "structure": "GI",
        "working_percent": "100",
        "valid_from": "2026-09-01",
        "reason": "hired",
    }
    address = reverse("people:add-contract", args=[person.uuid])
    assert client.post(address, values).status_code == 302
    refused = client.post(address, values | {"number": "PAY-2"})
    assert refused.status_code == 422
    assert "200 % of working time" in refused.content.decode()
    contract = Contract.objects.get()
    assert "PAY-1" in client.get(reverse("people:person", args=[person.uuid])).content.decode()
    assert client.get(reverse("people:edit-contract", args=[contract.uuid])).status_code == 200
    other = client_of(make_account_with_role("registrar", structure=make_structure("GM")))
    assert other.get(reverse("people:edit-contract", args=[contract.uuid])).status_code == 403
    assert other.get("/api/v1/contracts?on=2026-10-01").json()["items"] == []
    (told,) = client.get("/api/v1/contracts?on=2026-10-01").json()["items"]
    assert (told["number"], told["person"], told["working_percent"]) == ("PAY-1", str(person.uuid), 100)
    ended = client.post(
        reverse("people:end-contract", args=[contract.uuid]), {"valid_until": "2026-12-31", "reason": "left"}
    )
    assert ended.status_code == 302
    contract.refresh_from_db()
    assert contract.valid_until == date(2027, 1, 1)


def test_consents_are_given_and_taken_back():
    person = make_person()
    set_consents(person=person, given={"photo", "news"}, now=OPENED_AT, actor="tests")
    set_consents(person=person, given={"news"}, now=OPENED_AT, actor="tests")
    assert consents_given(person) == {"news"}
    assert person.consents.count() == 2
    with pytest.raises(ValueError, match="no such consent"):
        set_consents(person=person, given={"all"}, now=OPENED_AT, actor="tests")


def test_each_corrects_what_is_theirs():
    person = make_person("S1", family_name="Durand", given_name="Paul")
    affiliate(person, "student")
    client = client_of(make_account(person))
    values = {
        "usage_given_name": "Paule",
        "personal_mail": "Me@Home.example",
        "phone": "+33 6 00",
        "consents": ["photo"],
    }
    values["family_name"] = "Forged"
    assert client.post(reverse("people:edit-me"), values).status_code == 302
    person.refresh_from_db()
    assert (person.full_name, person.family_name) == ("Paule Durand", "Durand")
    assert (person.personal_mail, consents_given(person)) == ("me@home.example", {"photo"})
    assert person_history(person)[0].actor_name == "Paule Durand"


@pytest.mark.parametrize(("name", "status"), [("edit-me", 302), ("edit-my-photo", 302)])
def test_ones_own_pages_need_a_sign_in(name, status):
    assert client_of(None).get(reverse(f"people:{name}")).status_code == status


def test_a_photo_is_shown_to_keepers_then_to_others_who_may(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    person = make_person("E1")
    affiliate(person, "staff")
    own = client_of(make_account(person))
    sent = own.post(reverse("people:edit-my-photo"), {"photo": SimpleUploadedFile("me.png", PNG, "image/png")})
    assert sent.status_code == 302
    address = reverse("people:photo", args=[person.uuid])
    student, registrar = client_of(make_actor("student")), client_of(make_actor("registrar"))
    assert [client.get(address).status_code for client in (own, registrar, student)] == [200, 200, 404]
    answer = registrar.get(address)
    assert read_head(b"".join(answer)) == Head("image/png", 40, 30)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    set_consents(person=person, given={"photo"}, now=OPENED_AT, actor="tests")
    assert student.get(address).status_code == 200
    assert 'class="portrait"' in student.get(reverse("people:person", args=[person.uuid])).content.decode()
    assert own.post(reverse("people:edit-my-photo"), {"remove": "on"}).status_code == 302
    assert registrar.get(address).status_code == 404
    assert not StoredFile.objects.exists()


def test_a_telephone_is_shown_to_others_with_consent():
    person = make_person("E1")
    affiliate(person, "staff")
    edit_person(person=person, actor="t", reason="t", phone="+33 3 84 58 30 00")
    address = reverse("people:person", args=[person.uuid])
    student = client_of(make_actor("student"))
    assert "84 58" not in student.get(address).content.decode()
    set_consents(person=person, given={"phone"}, now=OPENED_AT, actor="tests")
    assert "84 58" in student.get(address).content.decode()
