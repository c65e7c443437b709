"""Advice: what is said of a list, proposed, decided; derogations; advisers in bulk."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import (
    give_role,
    make_account,
    make_account_with_role,
    make_person,
    make_student,
    make_teacher,
)
from cartable.engines.registration.api import (
    AskedAlready,
    DecidedAlready,
    DerogationWaits,
    NotSent,
    ProposalPast,
    adviser_of,
    approve_list,
    approve_lists,
    ask_derogation,
    assign_adviser_to,
    assign_advisers_csv,
    comment,
    decide_derogation,
    follow_one,
    journal_of,
    mark_read,
    propose,
    return_list,
    send_list,
    take_over,
    wishes_of,
    withdraw_derogation,
)
from cartable.engines.registration.demo import make_adviser, make_campaign, make_enrolled, make_list, make_regulation
from cartable.engines.registration.models import Derogation
from cartable.kernel.clock import system_clock, today
from cartable.kernel.outbox import deliver_pending
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db


class Scene:
    """A student with a list of one unit in a campaign open to wishes, and their adviser."""

    def __init__(self) -> None:
        self.now = system_clock()
        self.student, self.adviser = make_student(family_name="Caradec"), make_teacher(family_name="Ferrand")
        make_enrolled(self.student.person, make_regulation())
        make_adviser(self.adviser.person, self.student.person)
        self.term = make_term("P27", starts_on=date(2027, 2, 8))
        for code in ("MT01", "MT02", "RE01"):
            make_offering(self.term, make_unit(code))
        self.campaign = make_campaign(self.term, now=self.now)
        self.list = make_list(self.campaign, self.student.person, "MT01", now=self.now)

    def send(self) -> None:
        """The student sends the list, though it is short of credits."""
        self.list.refresh_from_db()
        send_list(
            campaign=self.campaign,
            person=self.student.person,
            revision=self.list.revision,
            actor=self.student,
            now=system_clock(),
        )
        self.list.refresh_from_db()

    def by(self, account) -> dict:
        """Who acts, when."""
        return {"actor": account, "now": system_clock()}


@pytest.fixture
def scene():
    """The scene."""
    return Scene()


def test_a_list_is_commented_read_returned_and_approved(scene):
    scene.send()
    comment(wish_list=scene.list, text="Pensez à l'anglais.", **scene.by(scene.adviser))
    return_list(wish_list=scene.list, text="Ajoutez une UE.", **scene.by(scene.adviser))
    with pytest.raises(NotSent):
        approve_list(wish_list=scene.list, **scene.by(scene.adviser))
    scene.list.refresh_from_db()
    assert scene.list.state == "returned"
    scene.send()
    approve_list(wish_list=scene.list, **scene.by(scene.adviser))
    assert [line.kind for line in journal_of(scene.list)][:4] == ["approved", "sent", "returned", "commented"]


def test_nothing_written_is_refused(scene):
    scene.send()
    for act in (comment, return_list):
        with pytest.raises(InputRefused):
            act(wish_list=scene.list, text=" ", **scene.by(scene.adviser))


def test_what_changed_since_someone_read_is_told_once(scene):
    scene.send()
    said = {"person": scene.student.person, "campaign": scene.campaign, "reader": scene.adviser.person, "on": today()}
    assert follow_one(**said).news
    assert mark_read(wish_list=scene.list, **scene.by(scene.adviser)) is True
    assert mark_read(wish_list=scene.list, **scene.by(scene.adviser)) is False
    row = follow_one(**said)
    assert row.news == ()
    assert {alert.code for alert in row.alerts} == {"credits_low", "missing"}
    comment(wish_list=scene.list, text="Merci", **scene.by(scene.student))
    assert [line.text for line in follow_one(**said).news] == ["Merci"]


def test_a_proposal_changes_nothing_until_it_is_taken_over(scene):
    scene.send()
    made = propose(wish_list=scene.list, added=["mt02"], removed=["MT01"], text="Plus utile", **scene.by(scene.adviser))
    assert [wish.offering.unit.code for wish in wishes_of(scene.list)] == ["MT01"]
    held = take_over(proposal=made, **scene.by(scene.student))
    assert ([wish.offering.unit.code for wish in wishes_of(held)], held.state, held.revision) == (["MT02"], "draft", 2)
    with pytest.raises(ProposalPast):
        take_over(proposal=made, **scene.by(scene.student))


@pytest.mark.parametrize(
    ("added", "removed", "code"),
    [([], [], "empty"), (["ZZ99"], [], "unit"), (["MT01"], [], "there"), ([], ["MT02"], "absent")],
)
def test_a_proposal_that_makes_no_sense_is_refused(scene, added, removed, code):
    with pytest.raises(InputRefused) as refused:
        propose(wish_list=scene.list, added=added, removed=removed, text="", **scene.by(scene.adviser))
    assert refused.value.faults[0].code == f"proposal.{code}"


def test_a_derogation_is_asked_once_decided_with_a_reason_and_holds_the_approval_back(scene):
    scene.send()
    said = {"campaign": scene.campaign, "person": scene.student.person, "rule": "credits_low", "reason": "Salariée"}
    asked = ask_derogation(**said, **scene.by(scene.student))
    with pytest.raises(AskedAlready):
        ask_derogation(**said, **scene.by(scene.student))
    with pytest.raises(DerogationWaits):
        approve_list(wish_list=scene.list, **scene.by(scene.adviser))
    with pytest.raises(InputRefused):
        decide_derogation(derogation=asked, granted=True, reason="", **scene.by(scene.adviser))
    decide_derogation(derogation=asked, granted=True, reason="Contrat fourni", **scene.by(scene.adviser))
    with pytest.raises(DecidedAlready):
        withdraw_derogation(derogation=asked, **scene.by(scene.student))
    done = approve_lists(wish_lists=[scene.list], **scene.by(scene.adviser))
    assert (done.count, done.left) == (1, ())


def test_what_no_derogation_lifts_is_refused(scene):
    for changed, code in (({"rule": "not_offered"}, "rule"), ({"unit_code": "ZZ99"}, "unit"), ({"reason": ""}, None)):
        said = {"rule": "credits_high", "reason": "Pourquoi pas", **changed}
        with pytest.raises(InputRefused) as refused:
            ask_derogation(campaign=scene.campaign, person=scene.student.person, **said, **scene.by(scene.student))
        assert refused.value.faults[0].code == (f"derogation.{code}" if code else "reason.missing")


def test_what_bears_on_the_degree_is_decided_above_the_adviser(scene):
    asked = {
        rule: ask_derogation(
            campaign=scene.campaign, person=scene.student.person, rule=rule, reason="x", **scene.by(scene.student)
        )
        for rule in ("credits_high", "exclusion")
    }
    head = make_account_with_role("programme_head")
    judged = [
        [is_allowed(who, "derogation.decide", asked[rule]) for rule in asked]
        for who in (scene.adviser, head, scene.student, make_teacher())
    ]
    assert judged == [[True, False], [True, True], [False, False], [False, False]]


def test_nobody_advises_themselves_even_as_the_registrar(scene):
    give_role(scene.student.person, "registrar")
    assert is_allowed(scene.student, "advice.give", scene.student.person) is False


def test_an_adviser_who_left_advises_nobody(scene):
    gone = make_account()
    make_adviser(gone.person, scene.student.person, since=today())
    assert is_allowed(gone, "advice.give", scene.student.person) is False
    assert is_allowed(gone, "progress.view", scene.student.person) is False
    assert is_allowed(scene.adviser, "advice.give", scene.student.person) is False


def test_students_and_advisers_are_told_by_mail(scene, settings):
    settings.CAN_SEND_MAIL = True
    for account, address in ((scene.student, "ines@ut.example"), (scene.adviser, "marc@ut.example")):
        account.person.mail = address
        account.person.save(update_fields=["mail"])
    scene.send()
    deliver_pending()
    mail.outbox.clear()
    return_list(wish_list=scene.list, text="Ajoutez une UE.", **scene.by(scene.adviser))
    asked = ask_derogation(
        campaign=scene.campaign,
        person=scene.student.person,
        rule="credits_low",
        reason="Salariée",
        **scene.by(scene.student),
    )
    decide_derogation(derogation=asked, granted=False, reason="Hors délai", **scene.by(scene.adviser))
    deliver_pending()
    told = {(one.to[0], one.subject.split(" : ")[-1]) for one in mail.outbox}
    assert told == {
        ("ines@ut.example", "votre choix est à modifier"),
        ("marc@ut.example", f"{scene.student.person.full_name} demande une dérogation"),
        ("ines@ut.example", "une décision sur votre dérogation"),
    }
    assert all("Hello" in one.body and "Bonjour" in one.body for one in mail.outbox)


def test_advisers_are_given_by_file_all_or_none(scene):
    registrar, other = make_account_with_role("registrar"), make_person()
    good = f"étudiant;conseiller\n{scene.student.person.code};{other.code}\n"
    with pytest.raises(InputRefused) as refused:
        assign_advisers_csv(text=good + "X9;Y9\nseul\n", valid_from=today(), actor=registrar)
    assert [(fault.code, fault.line) for fault in refused.value.faults] == [
        ("advising.line", 4),
        ("advising.unknown", 3),
        ("advising.unknown", 3),
    ]
    assert adviser_of(scene.student.person, today()) == scene.adviser.person
    assert assign_advisers_csv(text=good, valid_from=today(), actor=registrar) == 1
    assert adviser_of(scene.student.person, today()) == other


def test_a_population_is_given_one_adviser(scene):
    other = make_person()
    assert assign_adviser_to(population="student", adviser=other, valid_from=today(), actor="tests") == 1
    with pytest.raises(InputRefused):
        assign_adviser_to(population="nonsense(", adviser=other, valid_from=today(), actor="tests")


def test_the_adviser_reads_and_approves_on_the_desk(scene, client):
    scene.send()
    client.force_login(scene.adviser)
    url = reverse("registration:advice")
    page = client.get(url, {"student": scene.student.person.uuid}).content.decode()
    for words in ("Caradec", "envoyée", "MT01", "Connaissances scientifiques"):
        assert words in page
    assert "Caradec" not in client.get(url, {"q": "zzz"}).content.decode()
    lines = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert client.post(url, {}).status_code == 422 or client.post(url, {}).status_code == 400
    assert client.post(url, {"pick": scene.student.person.pk}).status_code == 302
    scene.list.refresh_from_db()
    assert scene.list.state == "approved"


def test_the_page_of_a_list_serves_both(scene, client):
    scene.send()
    address = reverse("registration:advised-list", args=[scene.list.uuid])
    client.force_login(scene.adviser)
    assert "Approuver" in client.get(address).content.decode()
    acts = {
        "registration:read-list": {},
        "registration:comment-list": {"text": "Bonjour"},
        "registration:propose-units": {"added": "MT02"},
        "registration:return-list": {"text": "À revoir"},
    }
    for name, form in acts.items():
        assert client.post(reverse(name, args=[scene.list.uuid]), form).status_code == 302, name
    assert client.post(reverse("registration:propose-units", args=[scene.list.uuid]), {}).status_code == 422
    assert client.post(reverse("registration:comment-list", args=[scene.list.uuid]), {}).status_code == 422
    client.force_login(scene.student)
    page = client.get(address).content.decode()
    assert "Reprendre cette proposition" in page
    assert "Approuver" not in page
    made = next(line for line in journal_of(scene.list) if line.kind == "proposed")
    assert client.post(reverse("registration:take-over", args=[made.uuid])).status_code == 302
    assert client.post(reverse("registration:approve-list", args=[scene.list.uuid])).status_code == 403
    client.force_login(make_student())
    assert client.get(address).status_code == 403


def test_a_derogation_from_request_to_decision_on_pages(scene, client):
    client.force_login(scene.student)
    ask = reverse("registration:ask-derogation", args=[scene.campaign.code])
    assert client.get(ask, {"rule": "credits_low"}).status_code == 200
    assert client.post(ask, {"rule": "credits_low", "reason": "Salariée"}).status_code == 302
    assert client.post(ask, {"rule": "credits_low", "reason": "Salariée"}).status_code == 409
    page = reverse("registration:derogation", args=[Derogation.objects.get().uuid])
    assert client.post(page, {"granted": "yes", "reason": "Oui"}).status_code == 403
    client.force_login(scene.adviser)
    assert "Caradec" in client.get(reverse("registration:derogations"), {"q": "cara"}).content.decode()
    assert client.post(page, {"granted": "yes"}).status_code == 422
    assert client.post(page, {"granted": "yes", "reason": "Oui"}).status_code == 302
    assert "Accordée" in client.get(page).content.decode()


def test_advisers_are_listed_and_given_on_pages(scene, client):
    client.force_login(make_account_with_role("registrar"))
    assert "Ferrand" in client.get(reverse("registration:advisers")).content.decode()
    form = {"text": f"{scene.student.person.code};{make_person('P77').code}", "valid_from": today().isoformat()}
    assert client.post(reverse("registration:import-advisers"), form).status_code == 302
    form = {"population": "student", "adviser": "P77", "valid_from": today().isoformat()}
    assert client.post(reverse("registration:assign-adviser"), form).status_code == 302
    assert client.post(reverse("registration:assign-adviser"), form | {"adviser": "zz"}).status_code == 422
    client.force_login(scene.adviser)
    assert client.get(reverse("registration:advisers")).status_code == 403


def test_forty_students_ask_as_many_queries_as_one(scene, client, django_assert_max_num_queries):
    scene.send()
    client.force_login(scene.adviser)
    url = reverse("registration:advice")
    client.get(url)
    with django_assert_max_num_queries(45) as one:
        client.get(url)
    regulation = make_regulation("MECA")
    for _ in range(29):
        account = make_student()
        make_enrolled(account.person, regulation)
        make_adviser(scene.adviser.person, account.person)
        make_list(scene.campaign, account.person, "MT01", now=scene.now)
    with django_assert_max_num_queries(45) as many:
        client.get(url)
    assert len(many) == len(one)
