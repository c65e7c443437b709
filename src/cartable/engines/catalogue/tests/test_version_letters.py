"""Who decides is told of a proposal, its author of what was decided: once, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.api import versions
from cartable.engines.catalogue.demo import make_unit
from cartable.engines.people.demo import make_account_with_role, make_structure, make_teacher
from cartable.kernel.outbox import deliver_pending

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
FULL = {"content_fr": "Suites et séries.", "assessment_fr": "Médian et final.", "lecture_minutes": 1800}


@pytest.fixture(autouse=True)
def sending(settings):
    settings.CAN_SEND_MAIL = True


@pytest.fixture
def year():
    return make_year("2026", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1))


def with_mail(account, mail):
    account.person.mail = mail
    account.person.save()
    return account


@pytest.fixture
def author():
    return with_mail(make_teacher(), "author@campus.example")


@pytest.fixture
def unit(author):
    made = make_unit("MT01", title_fr="Analyse", title_en="Calculus")
    made.in_charge, made.structure = author.person, make_structure("GI")
    made.save()
    return made


def proposed(unit, year, author):
    draft = versions.begin_draft(unit=unit, year=year, actor=author, now=NOW)
    content = replace(versions.content_of(draft), **FULL)
    draft = versions.save_draft(version=draft, content=content, revision=0, actor=author, now=NOW)
    return versions.propose(version=draft, revision=draft.revision, actor=author, now=NOW)


def test_the_nearest_who_decide_are_told_once_in_both_languages(unit, year, author, mailoutbox):
    with_mail(make_account_with_role("programme_head", structure=unit.structure), "head@campus.example")
    with_mail(make_account_with_role("registrar"), "registrar@campus.example")
    with_mail(make_account_with_role("director", structure=make_structure("GU")), "other@campus.example")
    proposed(unit, year, author)
    deliver_pending()
    deliver_pending()
    [letter] = mailoutbox
    assert letter.to == ["head@campus.example"]
    assert letter.subject == "MT01 : une proposition attend votre décision"
    assert "« Analyse »" in letter.body
    assert "“Calculus”" in letter.body


def test_without_anybody_near_the_institution_is_told_and_never_the_author(unit, year, mailoutbox):
    author = with_mail(make_account_with_role("registrar"), "keeper@campus.example")
    with_mail(make_account_with_role("registrar"), "registrar@campus.example")
    proposed(unit, year, author)
    deliver_pending()
    assert [letter.to for letter in mailoutbox] == [["registrar@campus.example"]]


@pytest.mark.parametrize(
    ("decide", "subject", "said"),
    [
        ("adopt", "MT01 : votre proposition est adoptée", "Comment of"),
        ("send_back", "MT01 : votre proposition vous est renvoyée", "propose it again"),
        ("refuse", "MT01 : votre proposition est refusée", "is refused"),
    ],
)
def test_its_author_is_told_what_was_decided(unit, year, author, mailoutbox, decide, subject, said):
    head = make_account_with_role("programme_head", structure=unit.structure)
    version = proposed(unit, year, author)
    deliver_pending()
    mailoutbox.clear()
    words = {"send_back": "comment"}.get(decide, "reason")
    getattr(versions, decide)(version=version, actor=head, now=NOW, **{words: "Très clair <ici>"})
    deliver_pending()
    deliver_pending()
    [letter] = mailoutbox
    assert (letter.to, letter.subject) == (["author@campus.example"], subject)
    assert letter.body.count("Très clair <ici>") == 2
    assert said in letter.body


def test_coming_into_force_later_is_not_told_again(unit, year, author, mailoutbox):
    head = make_account_with_role("programme_head", structure=unit.structure)
    coming = make_year("2027", starts_on=date(2027, 9, 1), ends_on=date(2028, 9, 1))
    versions.adopt(version=proposed(unit, year, author), actor=head, now=NOW)
    versions.adopt(version=proposed(unit, coming, author), actor=head, now=NOW)
    deliver_pending()
    mailoutbox.clear()
    assert versions.put_in_force(on=date(2027, 9, 1)) == 1
    deliver_pending()
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "1 proposition vous attend"), ("en", "1 proposal waits for you")]
)
def test_the_home_page_counts_what_waits(client, unit, year, author, language, words):
    head = make_account_with_role("programme_head", structure=unit.structure)
    client.cookies["django_language"] = language
    client.force_login(head)
    assert words not in client.get("/").content.decode()
    proposed(unit, year, author)
    assert words in client.get("/").content.decode()
    client.force_login(author)
    assert words not in client.get("/").content.decode()
