"""Years and terms are created on pages, and weeks get another use."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cartable.engines.calendar.models import AcademicYear, Term
from cartable.engines.calendar.web.week_numbers import WeekNumbers
from cartable.engines.people.demo import make_account_with_role, make_student

pytestmark = pytest.mark.django_db
TERM = {
    "year": "2026-2027",
    "code": "A26",
    "title_fr": "Automne 2026",
    "starts_on": "2026-09-07",
    "weeks_count": "6",
    "break_weeks": "3",
    "exam_weeks": "5-6",
    "days_count": "6",
    "slot_minutes": "5",
}


@pytest.fixture
def client():
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(make_account_with_role("registrar"))
    form = {"code": "2026-2027", "starts_on": "2026-09-01", "ends_on": "2027-08-31"}
    response = client.post(reverse("calendar:new-year"), form)
    assert response.headers["Location"] == reverse("calendar:year", args=["2026-2027"])
    return client


def test_a_year_and_a_term_are_created(client):
    assert str(AcademicYear.objects.get().ends_on) == "2027-09-01"
    assert client.post(reverse("calendar:new-term"), TERM).status_code == 302
    term = Term.objects.get(code="A26")
    weeks = [(week.kind, week.letter) for week in term.weeks.order_by("number")]
    teaching = [("teaching", "A"), ("teaching", "B"), ("break", ""), ("teaching", "A")]
    assert weeks == [*teaching, ("exams", ""), ("exams", "")]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"starts_on": "2026-09-08"}, "2026-09-08 is no Monday"),
        ({"starts_on": "2025-09-01"}, "outside the year"),
        ({"break_weeks": "9"}, "no week 9"),
        ({"break_weeks": "autumn"}, "is no number of a week"),
        ({"break_weeks": "5"}, "both a break and for exams"),
        ({"weeks_count": "61"}, "60"),
        ({"code": "a b"}, "is no code"),
    ],
)
def test_a_faulty_term_is_refused_and_what_was_typed_stays(client, changes, said):
    response = client.post(reverse("calendar:new-term"), TERM | changes)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert 'value="Automne 2026"' in response.content.decode()
    assert not Term.objects.exists()


def test_codes_are_given_once(client):
    client.post(reverse("calendar:new-term"), TERM)
    assert client.post(reverse("calendar:new-term"), TERM).status_code == 409
    form = {"code": "2026-2027", "starts_on": "2026-09-01", "ends_on": "2027-08-31"}
    assert client.post(reverse("calendar:new-year"), form).status_code == 409


def test_a_week_gets_another_use(client):
    client.post(reverse("calendar:new-term"), TERM)
    address = reverse("calendar:change-week", args=["A26"])
    assert "1, from 7" in client.get(address).content.decode()
    assert client.post(address, {"number": "1", "kind": "break", "reason": ""}).status_code == 422
    assert client.post(address, {"number": "1", "kind": "break", "reason": "Grève"}).status_code == 302
    letters = [week.letter for week in Term.objects.get().weeks.order_by("number")]
    assert letters == ["", "A", "", "B", "", ""]


def test_buttons_are_for_those_who_may(client):
    client.post(reverse("calendar:new-term"), TERM)
    page = reverse("calendar:year", args=["2026-2027"])
    student = Client()
    student.force_login(make_student())
    for name, keys in (("new-term", []), ("new-year", []), ("change-week", ["A26"])):
        address = reverse(f"calendar:{name}", args=keys)
        assert address in client.get(page).content.decode()
        assert address not in student.get(page).content.decode()


def test_numbers_of_weeks_are_read_as_people_write_them():
    field = WeekNumbers(label="")
    assert field.clean("") == ()
    assert field.clean(" 8, 15-16 ;8") == (8, 15, 16)
    for text in ("8-", "x", "9-7", "1,2,a"):
        with pytest.raises(ValidationError):
            field.clean(text)
