"""A directory read from a real OpenLDAP server, tried, taken in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cartable.connectors.ldap.directory import DirectoryFailed
from cartable.connectors.ldap.importing import (
    BY_ITSELF,
    NotADirectory,
    dry_run,
    import_directory,
    look_up,
    nightly_codes,
)
from cartable.connectors.ldap.mapping_files import mapping_path, password_variable
from cartable.connectors.ldap.tests.entries import BASE, entry, ldif, mapping, strangers
from cartable.connectors.ldap.tests.slapd import SUFFIX
from cartable.engines.people.api import Affiliation, Identifier, Person, arriving, create_person
from cartable.engines.people.demo import make_student
from cartable.kernel.problems import NotAllowed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
INE = "012345678A6"
ZOE = entry(
    "zoe",
    "Vandermeulen",
    "Zoé",
    supannNomDeNaissance="Delannoy",
    supannOIDCDateDeNaissance="2004-02-03",
    mail="Zoe.V@ut.example",
    supannMailPrive="{PERSO}zoe@home.example",
    supannEtuId="E20204",
    supannCodeINE=INE,
    supannRefId=["{APOGEE}77", "{SIHAM}ab 12"],
    eduPersonAffiliation=["member", "Student"],
    supannEntiteAffectationPrincipale="CHIM",
    supannEtuDateFin="20270831220000Z",
)
GUEST = entry(
    "guy",
    "Lenoir",
    "Guy",
    eduPersonAffiliation="affiliate",
    supannExtProfil="[etab={UAI}0753364Z][affil=affiliate][affect=UT][datefin=20261231]",
)


def run(**options):
    return import_directory(code="annuaire", now=NOW, **options)


def test_an_entry_becomes_a_person_with_numbers_and_affiliations(serve, source, keeper):
    serve(ldif(ZOE))
    done = run(actor=keeper)
    assert (done.state, done.counts["new"], done.faults) == ("applied", 1, [])
    person = Person.objects.get(code="E20204")
    assert (person.family_name, person.usage_family_name, person.given_name) == ("Delannoy", "Vandermeulen", "Zoé")
    assert (person.birth_on, person.mail, person.personal_mail) == (
        date(2004, 2, 3),
        "zoe.v@ut.example",
        "zoe@home.example",
    )
    assert dict(Identifier.objects.filter(person=person).values_list("kind", "value")) == {"ine": INE, "hr": "AB12"}
    tie = Affiliation.objects.get(person=person)
    # 22:00 UTC on 31 August is midnight on the campus: 1 September is the last day, 2 September the first without.
    assert (tie.kind, tie.structure.code, tie.valid_from, tie.valid_until, tie.source) == (
        "student",
        "CHEMISTRY",
        date(2026, 9, 1),
        date(2027, 9, 2),
        "annuaire",
    )


def test_the_same_directory_read_again_changes_nothing(serve, source, keeper):
    serve(ldif(ZOE, GUEST, *strangers(20)), more="")
    first = run(actor=keeper)
    assert (first.counts["total"], first.counts["refused"], first.counts["new"]) == (22, 0, 22)
    again = run(actor=keeper)
    assert {name: number for name, number in again.counts.items() if number} == {"total": 22, "unchanged": 22}


def test_without_first_day_the_entry_s_own_birth_counts(serve, source, keeper):
    serve(ldif(GUEST))
    run(actor=keeper)
    tie = Affiliation.objects.get(source="annuaire")
    assert (tie.kind, tie.structure.code, tie.valid_until) == ("affiliate", "UT", date(2027, 1, 1))


def test_a_dry_run_says_who_would_come_and_writes_nothing(serve, source, keeper):
    known = create_person(code="P1", family_name="Vandermeulen", given_name="Zoé", mail="zoe.v@ut.example")
    maybe = create_person(code="P2", family_name="Lenoire", given_name="Guy", birth_on=date(1980, 5, 5))
    doubtful = entry("guy", "Lenoir", "Guy", supannOIDCDateDeNaissance="1980-05-05")
    wrong = entry("bad", "Sand", "Ana", supannOIDCDateDeNaissance="yesterday")
    serve(ldif(entry("zoe", "Vandermeulen", "Zoé", mail="zoe.v@ut.example"), doubtful, wrong, *strangers(9)))
    found = dry_run(code="annuaire", now=NOW)
    assert found.counts == {
        "total": 12,
        "new": 9,
        "same": 1,
        "to_decide": 1,
        "refused": 1,
        "gone": 0,
        "unchanged": 0,
    }
    assert found.names["same"] == [{"key": "zoe", "name": "Vandermeulen Zoé", "person": known.pk}]
    assert [told["key"] for told in found.names["to_decide"]] == ["guy"]
    assert [(fault["key"], fault["where"], fault["what"]) for fault in found.faults] == [
        ("bad", "birth_on", "“yesterday” is no day.")
    ]
    assert arriving.SourceRecord.objects.count() == arriving.SourceRun.objects.count() == 0
    assert Person.objects.exclude(account__isnull=False).count() == len([known, maybe])
    assert (done := run(actor=keeper)).counts["new"] == 9
    assert done.faults[0]["key"] == "bad"


def test_a_directory_that_lost_its_people_is_held_and_the_dry_run_says_so(serve, source, keeper):
    arriving.edit_source(source=source, actor=keeper, reason="everybody", is_complete=True)
    serve(ldif(*strangers(20)))
    run(actor=keeper)
    serve(ldif(*strangers(9)))
    found = dry_run(code="annuaire", now=NOW)
    assert (found.held, found.counts["gone"], len(found.names["gone"])) == (True, 11, 11)
    assert run(actor=BY_ITSELF).state == "held"
    assert arriving.SourceRecord.objects.filter(gone_at__isnull=True).count() == 20


def test_an_entry_with_a_fault_hasn_t_left_the_directory(serve, source, keeper):
    arriving.edit_source(source=source, actor=keeper, reason="everybody", is_complete=True)
    serve(ldif(entry("a", "Sand", "Ana", supannOIDCDateDeNaissance="1980-05-05"), *strangers(20)))
    run(actor=keeper)
    serve(ldif(entry("a", "Sand", "Ana", supannOIDCDateDeNaissance="1980-02-31"), *strangers(20)))
    done = run(actor=keeper)
    assert (done.state, done.counts["refused"], done.counts["gone"]) == ("applied", 1, 0)


def test_a_server_that_dies_in_the_middle_leaves_nothing_written(serve, source, keeper, monkeypatch):
    server = serve(ldif(*strangers(60)))

    def tell(fraction, text):
        server.kill()

    monkeypatch.setattr("cartable.connectors.ldap.importing.TELL_EVERY", 7)
    with pytest.raises(DirectoryFailed, match="can't be read to the end"):
        run(actor=keeper, progress=tell)
    assert arriving.SourceRun.objects.count() == arriving.SourceRecord.objects.count() == 0


@pytest.mark.parametrize("limits", ["size=10 size.prtotal=10", "size=5", "size.pr=3"])
def test_a_directory_that_gives_only_a_part_is_not_taken_for_the_whole(serve, source, keeper, limits):
    serve(ldif(*strangers(30)), limits=limits)
    with pytest.raises(DirectoryFailed, match="only a part"):
        run(actor=keeper)
    assert arriving.SourceRecord.objects.count() == 0


@pytest.mark.parametrize("key", ["*", "n*", "n1)(uid=*", "x)(|(uid=*", "n1\\2a", "n1\0", "(", "é)("])
def test_what_is_looked_up_is_a_value_never_a_filter(serve, source, key):
    serve(ldif(*strangers(12)))
    assert look_up(code="annuaire", key=key) == []


def test_a_key_of_strange_signs_is_found_as_it_is(serve, source):
    strange = "o'(ne)*\\two"
    serve(ldif(entry(strange, "Sand", "Ana"), *strangers(3)))
    assert [(each.row.key, each.row.family_name) for each in look_up(code="annuaire", key=strange)] == [
        (strange, "Sand")
    ]
    assert [each.dn for each in look_up(code="annuaire", key="n1")] == [f"uid=n1,{BASE}"]


def test_a_wrong_password_a_missing_one_and_a_hidden_branch_are_told(serve, source, keeper, monkeypatch):
    server = serve(ldif(*strangers(3)))
    monkeypatch.setenv(password_variable("annuaire"), "wrong")
    with pytest.raises(DirectoryFailed, match="refuses the name or the password"):
        run(actor=keeper)
    monkeypatch.delenv(password_variable("annuaire"))
    with pytest.raises(DirectoryFailed, match="CARTABLE_LDAP_ANNUAIRE_PASSWORD isn't set"):
        run(actor=keeper)
    text = mapping(server.url).replace(f'bind_dn = "cn=reader,{SUFFIX}"', "")
    mapping_path("annuaire").write_text(text, encoding="utf-8")
    with pytest.raises(DirectoryFailed, match="hides it"):
        run(actor=keeper)


def test_who_may_import(serve, source, keeper):
    serve(ldif(*strangers(2)))
    with pytest.raises(NotAllowed):
        run(actor=make_student())
    arriving.edit_source(source=source, actor=keeper, reason="other", kind="hr")
    with pytest.raises(NotADirectory):
        run(actor=keeper)


def test_only_those_that_ask_for_it_are_read_at_night(serve, source, keeper, data_folder):
    serve(ldif(), nightly=True)
    (data_folder / "directories" / "broken.toml").write_text("[[", encoding="utf-8")
    assert nightly_codes() == ["annuaire"]
    serve(ldif())
    assert nightly_codes() == []
