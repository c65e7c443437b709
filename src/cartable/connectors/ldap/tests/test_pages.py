"""Pages of a directory: who opens them, what they say, what they start."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.connectors.ldap.mapping_files import mapping_path
from cartable.connectors.ldap.running import DRY_RUN, IMPORT, start_nightly
from cartable.connectors.ldap.tests.entries import entry, ldif, strangers
from cartable.engines.people.api import Person, arriving
from cartable.engines.people.demo import make_account_with_role, make_person, make_student, make_teacher
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import Job, run_now

pytestmark = pytest.mark.django_db
KEEPERS = {
    "anonymous": 302,
    "student": 403,
    "teacher": 403,
    "registrar": 200,
    "timetabler": 403,
    "administrator": 200,
}


def make_actor(name: str):
    """The account of an actor; None when nobody is signed in."""
    made = {"anonymous": lambda: None, "student": make_student, "teacher": make_teacher}
    return made[name]() if name in made else make_account_with_role(name)


def client_of(account, language: str = "en") -> Client:
    """A browser where the account is signed in."""
    client = Client(headers={"Accept-Language": language})
    if account is not None:
        client.force_login(account)
    return client


@pytest.mark.parametrize(("name", "status"), KEEPERS.items())
def test_who_opens_a_directory(source, data_folder, name, status):
    client = client_of(make_actor(name))
    assert client.get(reverse("directories:directory", args=["annuaire"])).status_code == status
    assert client.get(reverse("people:source", args=["annuaire"])).status_code == status


@pytest.mark.parametrize("act", ["try", "import"])
def test_who_may_not_read_it_starts_nothing(source, data_folder, act):
    for name in ("student", "teacher", "timetabler"):
        assert client_of(make_actor(name)).post(reverse(f"directories:{act}", args=["annuaire"])).status_code == 403
    assert Job.objects.count() == 0


def test_without_mapping_the_page_shows_one_to_begin_with(source, keeper, data_folder):
    page = client_of(keeper, "fr").get(reverse("directories:directory", args=["annuaire"])).content.decode()
    assert "directories/annuaire.toml" in page
    assert "supannEtuDateFin" in page
    done = client_of(keeper).post(reverse("directories:try", args=["annuaire"]), follow=True)
    assert done.status_code == 200
    assert "There is no mapping file" in done.content.decode()


def test_a_wrong_mapping_is_told_point_by_point(source, keeper, data_folder):
    mapping_path("annuaire").write_text('[server]\nurl = "ftp://x"\n', encoding="utf-8")
    page = client_of(keeper).get(reverse("directories:directory", args=["annuaire"])).content.decode()
    assert "This is no address of a directory." in page
    assert "annuaire.toml: record.key" in page


def test_a_dry_run_from_the_page_to_its_names(serve, source, keeper):
    known = make_person(family_name="Vandermeulen", given_name="Zoé", mail="zoe.v@ut.example")
    wrong = entry("bad", "Sand", "Ana", supannOIDCDateDeNaissance="yesterday")
    serve(ldif(entry("zoe", "Vandermeulen", "Zoé", mail="zoe.v@ut.example"), wrong, *strangers(3)))
    client = client_of(keeper)
    answer = client.post(reverse("directories:try", args=["annuaire"]))
    job = Job.objects.get(name=DRY_RUN)
    assert answer.headers["Location"] == reverse("directories:reading", args=[job.uuid])
    assert client.get(answer.headers["Location"]).status_code == 200
    run_now(job)
    page = client.get(answer.headers["Location"]).content.decode()
    assert [text in page for text in ("Bardoux Achille", "Vandermeulen", known.code, "“yesterday” is no day.")] == [
        True,
        True,
        True,
        True,
    ]
    assert arriving.SourceRun.objects.count() == 0


def test_a_protected_person_isn_t_named_as_the_one_known(serve, source):
    hidden = make_person(family_name="Vandermeulen", given_name="Zoé", mail="zoe.v@ut.example")
    Person.objects.filter(pk=hidden.pk).update(is_protected=True)
    serve(ldif(entry("zoe", "Vandermeulen", "Zoé", mail="zoe.v@ut.example")))
    admin = client_of(make_actor("administrator"))
    admin.post(reverse("directories:try", args=["annuaire"]))
    job = run_now(Job.objects.get(name=DRY_RUN))
    assert job.detail["report"]["names"]["same"] == [{"key": "zoe", "name": "Vandermeulen Zoé", "person": hidden.pk}]
    for name in ("student", "teacher", "timetabler"):
        page = client_of(make_actor(name)).get(reverse("directories:reading", args=[job.uuid]))
        assert page.status_code == 403
        assert hidden.code not in page.content.decode()


def test_an_import_from_the_page_leads_to_its_arrival(serve, source, keeper):
    serve(ldif(*strangers(4)))
    client = client_of(keeper)
    client.post(reverse("directories:import", args=["annuaire"]))
    job = run_now(Job.objects.get(name=IMPORT))
    run = arriving.SourceRun.objects.get()
    assert client.get(reverse("directories:reading", args=[job.uuid])).headers["Location"] == reverse(
        "people:run", args=[run.uuid]
    )
    assert (run.state, run.counts["new"]) == ("applied", 4)
    assert "Import, " in client.get(reverse("people:source", args=["annuaire"])).content.decode()


def test_a_directory_that_fails_is_told_on_the_page(serve, source, keeper):
    serve(ldif(*strangers(2))).kill()
    client = client_of(keeper, "fr")
    client.post(reverse("directories:import", args=["annuaire"]))
    job = Job.objects.get(name=IMPORT)
    with pytest.raises(Exception, match="ne peut pas être lu"):
        run_now(job)
    assert "ne peut pas être lu" in client.get(reverse("directories:reading", args=[job.uuid])).content.decode()
    looked = client.get(reverse("directories:directory", args=["annuaire"]), {"key": "n1"})
    assert "ne peut pas être lu" in looked.content.decode()


def test_looking_one_up_shows_what_it_says_and_finds_no_other(serve, source, keeper):
    serve(ldif(*strangers(3)))
    client, address = client_of(keeper), reverse("directories:directory", args=["annuaire"])
    assert "uid=n1," in client.get(address, {"key": "n1"}).content.decode()
    for key in ("*", "n1)(uid=*", "n*", "nobody"):
        assert "has no entry with this key" in client.get(address, {"key": key}).content.decode()


def test_the_number_of_readings_and_entries_costs_nothing(source, keeper, data_folder):
    client = client_of(keeper)
    client.get("/")
    counted = []
    for number in (1, 29):
        Job.objects.bulk_create(_read(keeper, number) for _ in range(number))
        address = reverse("directories:reading", args=[Job.objects.order_by("-pk")[0].uuid])
        for page in (reverse("directories:directory", args=["annuaire"]), address):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            counted.append(len(queries))
    assert counted[:2] == counted[2:]


def _read(keeper, number: int) -> Job:
    """A dry run that has found some people known."""
    people = [make_person() for _ in range(number)]
    names = [{"key": person.code, "name": person.family_name, "person": person.pk} for person in people]
    counts = dict.fromkeys(("total", "unchanged", "new", "to_decide", "refused", "gone"), 0) | {"same": number}
    report = {
        "counts": counts,
        "names": {kind: names if kind == "same" else [] for kind in counts},
        "faults": [],
        "held": False,
    }
    return Job(
        name=DRY_RUN,
        title="x",
        arguments={"code": "annuaire"},
        detail={"report": report},
        state=Job.State.SUCCEEDED,
        created_at=system_clock(),
        actor=keeper,
    )


def test_the_hour_comes_once_at_a_time(serve, source, keeper):
    serve(ldif(*strangers(2)), nightly=True)
    assert start_nightly() == ["annuaire"]
    assert start_nightly() == []
    job = run_now(Job.objects.get(name=IMPORT))
    assert (job.state, job.actor_id, job.actor_name) == ("succeeded", None, "ldap")
    assert arriving.SourceRun.objects.get().counts["new"] == 2


def test_of_two_readings_at_once_the_second_follows_the_first(serve, source, keeper):
    serve(ldif(*strangers(2)))
    client = client_of(keeper)
    first = client.post(reverse("directories:try", args=["annuaire"]))
    assert client.post(reverse("directories:try", args=["annuaire"])).headers["Location"] == first.headers["Location"]
