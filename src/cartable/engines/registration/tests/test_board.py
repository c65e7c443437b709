"""The live board: who has chosen, by programme and over time; demand against places with its forecast."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.registration.api import ResultRow, board_of, foresee, record_results, send_list
from cartable.engines.registration.demo import make_campaign, make_enrolled, make_list, make_regulation
from cartable.engines.registration.models import OfferingPlaces
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    """Four students of INFO: one has sent a list, one has a draft; MT01 has one place."""
    now = system_clock()
    term = make_term("P27", starts_on=date(2027, 2, 8))
    offering = make_offering(term, make_unit("MT01"))
    OfferingPlaces.objects.create(offering=offering, capacity=1)
    made = make_campaign(term, now=now)
    regulation = make_regulation()
    students = [make_student(family_name=name) for name in ("Abadie", "Berger", "Caradec", "Duval")]
    for account in students:
        make_enrolled(account.person, regulation)
    for account in students[:2]:
        make_list(made, account.person, "MT01", now=now)
    send_list(campaign=made, person=students[0].person, revision=1, actor=students[0], now=now)
    return made


def take_past(campaign, *terms: tuple[str, date, int]) -> None:
    """So many of thirty students followed MT01 in each past term, all of them MT02."""
    people = [make_student().person for _ in range(30)]
    second = make_unit("MT02")
    first = campaign.term.offerings.get().unit
    for code, begins, count in terms:
        term = make_term(code, starts_on=begins)
        rows = [(person, unit) for person in people for unit in (first, second)][: 30 + 30]
        kept = [(person, unit) for person, unit in rows if unit == second or people.index(person) < count]
        record_results(
            ResultRow(person.pk, "cs", 6, begins + timedelta(weeks=17), unit.pk, term.pk) for person, unit in kept
        )


def test_students_are_counted_by_state_and_programme(campaign):
    found = board_of(campaign, today())
    assert (found.expected, found.answered) == (4, 1)
    assert dict(found.by_state) == {"none": 2, "draft": 1, "returned": 0, "sent": 1, "approved": 0}
    ((programme, counts),) = found.by_programme
    assert (programme.code, counts["none"], len(found.sent_at)) == ("INFO", 2, 1)


def test_numbers_are_foreseen_from_past_terms_with_their_error(campaign):
    take_past(campaign, ("P25", date(2025, 2, 10), 10), ("A25", date(2025, 9, 8), 20), ("P26", date(2026, 2, 9), 12))
    found = foresee(campaign, today())
    assert (found.answered, found.expected) == (1, 34)
    said = found.units["MT01"]
    assert said.low <= said.expected <= said.high
    assert 34 * 10 / 30 <= said.usual <= 34 * 20 / 30
    assert found.errors.terms == 2
    assert found.errors.count == 4


def test_without_past_no_error_is_claimed(campaign):
    assert foresee(campaign, today()).errors is None


@pytest.mark.parametrize(
    ("role", "status"), [("registrar", 200), ("timetabler", 200), ("room_manager", 403), ("programme_head", 200)]
)
def test_the_board_is_for_those_who_follow_campaigns(client, campaign, role, status):
    client.force_login(make_account_with_role(role))
    assert client.get(reverse("registration:board", args=[campaign.code])).status_code == status


def test_the_board_says_who_has_chosen_and_polls(client, campaign):
    client.force_login(make_account_with_role("registrar"))
    url = reverse("registration:board", args=[campaign.code])
    page = client.get(url).content.decode()
    for words in ("1 listes envoyées sur 4", "Formation INFO", "every 30s", 'http-equiv="refresh"', "MT01"):
        assert words in page.replace("\u202f", " ").replace("\xa0", " ")
    fragment = client.get(url, headers={"HX-Request": "true", "HX-Request-Type": "partial"}).content.decode()
    assert "<html" not in fragment
    assert 'id="board"' in fragment
    assert "Live board" in client.get(url, headers={"accept-language": "en"}).content.decode()
    assert client.get(reverse("registration:board", args=["NONE"])).status_code == 404


def test_who_has_sent_nothing_is_listed_searched_and_exported(client, campaign):
    client.force_login(make_account_with_role("registrar"))
    url = reverse("registration:board-missing", args=[campaign.code])
    page = client.get(url).content.decode()
    assert [name in page for name in ("Abadie", "Berger", "Caradec", "Duval")] == [False, True, True, True]
    assert "Duval" not in client.get(url, {"q": "berger"}).content.decode()
    assert "Berger" not in client.get(url, {"state": "none"}).content.decode()
    lines = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 4


def test_demand_stands_against_places_with_the_forecast(client, campaign):
    client.force_login(make_account_with_role("registrar"))
    url = reverse("registration:board-units", args=[campaign.code])
    assert "MT01" in client.get(url).content.decode()
    lines = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode("utf-8-sig").splitlines()
    cells = lines[1].split(";")
    assert cells[0] == "MT01"
    assert cells[2:6] == ["1", "1", "0", "0"]


def test_thirty_units_and_students_ask_as_many_queries_as_one(client, campaign, django_assert_max_num_queries):
    client.force_login(make_account_with_role("registrar"))
    urls = [reverse(f"registration:{name}", args=[campaign.code]) for name in ("board", "board-missing", "board-units")]

    def count() -> list[int]:
        numbers = []
        for url in urls:
            client.get(url)
            with django_assert_max_num_queries(60) as asked:
                client.get(url)
            numbers.append(len(asked))
        return numbers

    before = count()
    for _ in range(29):
        make_offering(campaign.term, make_unit())
        make_enrolled(make_student().person, make_regulation("MECA"))
    assert count() == before
