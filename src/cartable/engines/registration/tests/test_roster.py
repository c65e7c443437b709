"""Who follows a unit: list, photos, names opened to its team, demand, mails."""

from __future__ import annotations

import pytest
from django.core import mail as outgoing

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import mails, preparation, team
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.api import set_consents
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.engines.registration.demo import make_choices
from cartable.kernel.clock import system_clock, today
from cartable.kernel.files import store
from cartable.kernel.jobs import Job, run_now
from cartable.kernel.problems import InputRefused, NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def offering():
    return make_offering(make_term("A26"), make_unit("MA11"), cm=1)


@pytest.fixture
def lead(client, offering):
    """The person in charge, signed in."""
    account = make_teacher(family_name="Ferrand")
    team.add_to_team(
        unit=offering.unit,
        person=account.person,
        part="lead",
        valid_from=today(),
        actor="tests",
        reason="tests",
        on=today(),
    )
    client.force_login(account)
    return account


def followers(offering, count):
    found = [make_student(family_name=f"Caradec{number:02d}").person for number in range(count)]
    for person in found:
        make_choices(person, offering)
    return found


@pytest.mark.parametrize("count", [1, 30])
def test_the_lists_ask_as_much_at_any_length(client, offering, lead, count, django_assert_max_num_queries):
    followers(offering, count)
    for page in ("students", "photos"):
        with django_assert_max_num_queries(25):
            answer = client.get(f"/registration/units/MA11/{page}/")
        assert answer.content.decode().count("Caradec") >= min(count, 25)
    export = client.get("/registration/units/MA11/students/", {"export": "csv"})
    assert len(b"".join(export.streaming_content).decode().splitlines()) == 1 + count


@pytest.mark.parametrize("page", ["students", "photos"])
def test_the_lists_are_closed_to_others(client, offering, page):
    make_choices(make_student().person, offering)
    for account in (make_student(), make_teacher()):
        client.force_login(account)
        assert client.get(f"/registration/units/MA11/{page}/").status_code == 403


def test_protected_people_are_hidden(client, offering, lead):
    (person,) = followers(offering, 1)
    person.is_protected = True
    person.save()
    assert "Caradec" not in client.get("/registration/units/MA11/students/").content.decode()


def test_a_photo_shows_with_consent_only(client, offering, lead, tmp_path, settings):
    settings.DATA_DIR = tmp_path
    from io import BytesIO

    one, two = followers(offering, 2)
    for person in (one, two):
        person.photo = store(BytesIO(b"png"), "me.png", "image/png")
        person.save()
    set_consents(person=one, given={"photo"}, now=system_clock(), actor="tests")
    page = client.get("/registration/units/MA11/photos/").content.decode()
    assert f"{one.uuid}/photo/" in page
    assert f"{two.uuid}/photo/" not in page


def test_the_dashboard_tells_how_many_follow(client, offering, lead):
    followers(offering, 3)
    page = client.get("/catalogue/units/MA11/dashboard/").content.decode()
    assert "/registration/units/MA11/students/?term=A26" in page


def test_the_demand_is_that_of_choices(offering):
    assert preparation.demand_of(term_id=offering.term_id, unit_ids=[offering.unit_id]) == {}
    followers(offering, 3)
    found = preparation.demand_of(term_id=offering.term_id, unit_ids=[offering.unit_id])
    assert found[offering.unit_id].number == 3


# --- mails ------------------------------------------------------------------------------------------------------


@pytest.fixture
def sending(settings):
    settings.CAN_SEND_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def write(unit, account, **given):
    values = {"audience": "term:A26", "subject": "TD de lundi", "body": "Salle changée."} | given
    return mails.write_mail(unit=unit, actor=account, on=today(), now=system_clock(), **values)


def test_each_gets_a_copy_of_their_own_once(offering, lead, sending):
    one, two = followers(offering, 2)
    one.mail = "one@campus.example"
    one.save()
    two.mail = ""
    two.save()
    written = write(offering.unit, lead)
    job = Job.objects.get(name="catalogue.unit_mail")
    run_now(job)
    assert [message.to for message in outgoing.outbox] == [["one@campus.example"]]
    assert outgoing.outbox[0].subject == "[MA11] TD de lundi"
    assert outgoing.outbox[0].reply_to == ([lead.person.mail] if lead.person.mail else [])
    copies = {copy.person_id: copy for copy in written.copies.all()}
    assert copies[one.pk].sent_at is not None
    assert copies[two.pk].without_address


def test_what_was_sent_isnt_sent_again(offering, lead, sending):
    one, two = followers(offering, 2)
    for person, address in ((one, "one@campus.example"), (two, "two@campus.example")):
        person.mail = address
        person.save()
    written = write(offering.unit, lead)
    written.copies.filter(person=one).update(sent_at=system_clock())
    run_now(Job.objects.get(name="catalogue.unit_mail"))
    assert [message.to for message in outgoing.outbox] == [["two@campus.example"]]


def test_bad_mails_are_refused(offering, lead, sending, settings):
    with pytest.raises(NotFound):
        write(offering.unit, lead)
    followers(offering, 1)
    with pytest.raises(NotFound):
        write(offering.unit, lead, audience="class:nonsense")
    with pytest.raises(InputRefused):
        write(offering.unit, lead, subject=" ", body=" ")
    for _number in range(mails.MAILS_A_DAY):
        write(offering.unit, lead)
    with pytest.raises(mails.TooManyMails):
        write(offering.unit, lead)
    settings.CAN_SEND_MAIL = False
    with pytest.raises(mails.NoWayToSend):
        write(offering.unit, lead)
    assert offering.unit.mails.count() == mails.MAILS_A_DAY


def test_a_mail_is_written_by_its_page(client, offering, lead, sending):
    (person,) = followers(offering, 1)
    given = {"audience": "term:A26", "subject": "Partiel", "body": "Mardi."}
    answer = client.post("/catalogue/units/MA11/mails/write/", given)
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "Mardi." in page
    assert person.mail not in page or not person.mail
    assert "Partiel" in client.get("/catalogue/units/MA11/mails/").content.decode()
    assert client.post("/catalogue/units/MA11/mails/write/", given | {"audience": "class:x"}).status_code == 422
    client.force_login(make_student())
    assert client.get(answer.url).status_code == 403
    client.force_login(make_account_with_role("timetabler"))
    assert client.get(answer.url).status_code == 403
