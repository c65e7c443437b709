"""Asking, deciding, delegating, reviewing: through the pages, by those who may."""

from __future__ import annotations

import pytest
from django.core import mail as outbox
from django.urls import reverse

from cartable.engines.access.domain.rights.letters import write_to
from cartable.engines.access.models import Clearance, Delegation, EntitlementRule, Grant, Incompatibility, ReviewItem
from cartable.engines.access.tests.rights.world import DAY, client_of, make_world
from cartable.engines.people.demo import affiliate, make_person, make_student
from cartable.kernel.clock import today
from cartable.kernel.outbox import deliver_pending

pytestmark = pytest.mark.django_db


def send(account, name, *args, **form):
    """Post a form as somebody."""
    return client_of(account).post(reverse(f"access:{name}", args=args), form)


def giving(**changes):
    """A form that gives."""
    form = {"valid_from": today(), "valid_until": today() + 60 * DAY, "reason": "Projet tutoré", "level": "editor"}
    return form | changes


def test_a_request_is_sent_then_given_by_the_delegate():
    world = make_world()
    assert send(world.actors["student"], "ask", "vpn-not-there", reason="x").status_code == 404
    response = send(world.actors["delegate"], "decide", world.request.uuid, **giving())
    assert (response.status_code, response["Location"]) == (302, reverse("access:requests"))
    grant = Grant.objects.get(pk=world.request.pk)
    assert (grant.state, grant.delegation, grant.granted_by) == ("granted", world.delegation, world.person("delegate"))
    assert grant.valid_until == today() + 61 * DAY
    assert send(world.actors["manager"], "decide", world.request.uuid, **giving()).status_code == 409


def test_a_delegate_gives_no_longer_than_they_may():
    world = make_world()
    response = send(world.actors["delegate"], "decide", world.request.uuid, **giving(valid_until=today() + 91 * DAY))
    assert response.status_code == 422
    assert "longer than 90 days" in response.content.decode()


def test_a_refusal_has_a_reason_and_is_opened_again():
    world = make_world()
    assert send(world.actors["manager"], "refuse-request", world.request.uuid, reason="").status_code == 422
    assert send(world.actors["manager"], "refuse-request", world.request.uuid, reason="Trop tôt").status_code == 302
    assert Grant.objects.get(pk=world.request.pk).state == "refused"
    page = client_of(world.actors["student"]).get(reverse("access:my-rights")).content.decode()
    assert "Trop tôt" in page
    assert send(world.actors["manager"], "reopen-request", world.request.uuid, reason="Nouveau").status_code == 302
    assert Grant.objects.get(pk=world.request.pk).state == "requested"


def test_one_withdraws_ones_own_request_only():
    world = make_world()
    assert send(world.actors["other"], "withdraw-request", world.request.uuid).status_code == 404
    assert send(world.actors["student"], "withdraw-request", world.request.uuid).status_code == 302
    assert Grant.objects.get(pk=world.request.pk).state == "refused"


def test_nobody_decides_for_themself():
    world = make_world()
    response = send(world.actors["manager"], "give-service", world.person("manager").uuid, "mail", **giving(level=""))
    assert response.status_code == 403


def test_a_right_is_given_prolonged_and_ended_with_others():
    world = make_world()
    form = giving(level="reader", quota="5")
    assert send(world.actors["manager"], "give-service", world.person("dpo").uuid, "storage", **form).status_code == 302
    given = Grant.objects.get(person=world.person("dpo"), service=world.storage)
    assert (given.quota, given.level.code, given.state) == (5, "reader", "granted")
    later = today() + 100 * DAY
    response = send(world.actors["manager"], "prolong", given.uuid, valid_until=later, reason="Suite")
    assert response.status_code == 302
    given.refresh_from_db()
    assert given.valid_until == later + DAY
    response = send(world.actors["manager"], "grants", bulk="end", pick=[given.pk, world.grant.pk])
    assert response["Location"] == f"{reverse('access:end-grants')}?pick={given.pk}&pick={world.grant.pk}"
    page = client_of(world.actors["manager"]).get(response["Location"]).content.decode()
    assert "Ferrand Camille" in page
    response = send(world.actors["manager"], "end-grants", pick=[given.pk, world.grant.pk], reason="Audit")
    assert response.status_code == 302
    assert set(Grant.objects.filter(ended_reason="Audit").values_list("state", flat=True)) == {"ended"}
    assert send(world.actors["manager"], "end-grants", pick=[given.pk], reason="Encore").status_code == 422


def test_a_person_is_found_by_number_mail_or_name():
    world = make_world()
    form = {
        "services": ["storage"], "structure": "INFO", "max_days": 30, "valid_from": today(),
        "valid_until": today() + 90 * DAY, "reason": "Relais",
    }  # fmt: skip
    response = send(world.actors["manager"], "new-delegation", holder="Camille", **form)
    assert response.status_code == 422
    assert "Write the number of the right one." in response.content.decode()
    assert send(world.actors["manager"], "new-delegation", holder="zzz", **form).status_code == 422
    response = send(world.actors["manager"], "new-delegation", holder=world.person("teacher").code, **form)
    assert response.status_code == 302
    made = Delegation.objects.get(holder=world.person("teacher"))
    assert [service.code for service in made.services.all()] == ["storage"]
    assert send(world.actors["manager"], "end-delegation", made.uuid, reason="Fini").status_code == 302


def test_a_rule_is_seen_then_kept_then_put_in_force():
    world = make_world()
    form = {
        "code": "mail-guests", "population": "hosted", "grace_days": 10, "warn_days": 30, "valid_from": today(),
        "reason": "Convention",
    }  # fmt: skip
    guest = make_person(family_name="Invitée")
    affiliate(guest, "affiliate")
    response = send(world.actors["manager"], "new-rule-for", "mail", **form, act="write")
    assert response.status_code == 200
    assert "1 person enters" in response.content.decode()
    assert not EntitlementRule.objects.filter(code="mail-guests").exists()
    response = send(world.actors["manager"], "new-rule-for", "mail", **form, act="write", seen="hosted")
    assert response.status_code == 302
    rule = EntitlementRule.objects.get(code="mail-guests")
    assert rule.state == "draft"
    assert send(world.actors["manager"], "activate-rule", "mail-guests", reason="Vote").status_code == 302
    rule.refresh_from_db()
    assert (rule.state, rule.holdings.get().person) == ("active", guest)
    response = send(world.actors["manager"], "new-rule-for", "mail", **(form | {"population": "hosted and ("}))
    assert response.status_code == 422


def test_a_rule_that_takes_from_many_asks_twice():
    world = make_world()
    from cartable.engines.access import api
    from cartable.kernel.clock import system_clock

    for number in range(12):
        make_student(f"many{number}")
    api.refresh_all(on=today(), now=system_clock())
    page = client_of(world.actors["manager"]).get(reverse("access:stop-rule", args=["mail-all"])).content.decode()
    losing = EntitlementRule.objects.get(code="mail-all").holdings.count()
    assert f"{losing} people lose this service." in page
    assert send(world.actors["manager"], "stop-rule", "mail-all", reason="Essai").status_code == 422
    assert send(world.actors["manager"], "stop-rule", "mail-all", reason="Essai", confirmed=1).status_code == 422
    response = send(world.actors["manager"], "stop-rule", "mail-all", reason="Essai", confirmed=losing)
    assert response.status_code == 302


def test_a_clearance_is_decided_and_withdrawn():
    world = make_world()
    officer, address = world.actors["security"], world.clearance.uuid
    form = {
        "verdict": "granted",
        "valid_from": today(),
        "valid_until": today() + 90 * DAY,
        "decision": "Avis favorable",
    }
    assert send(officer, "decide-clearance", address, **form).status_code == 422
    assert send(officer, "decide-clearance", address, **form, reference="ZRR-7").status_code == 302
    assert Clearance.objects.get(uuid=address).state == "granted"
    assert send(officer, "withdraw-clearance", address, reason="Départ").status_code == 302
    assert Clearance.objects.get(uuid=address).state == "withdrawn"


def test_two_rights_are_excluded_after_their_holders_are_shown():
    world = make_world()
    form = {"first": "mail", "second": "storage/editor", "reason_fr": "Essai", "reason_en": ""}
    response = send(world.actors["manager"], "new-incompatibility", **form)
    assert "1 person has both today" in response.content.decode()
    assert Incompatibility.objects.count() == 1
    assert send(world.actors["manager"], "new-incompatibility", **form, act="write").status_code == 302
    assert Incompatibility.objects.count() == 2
    assert send(world.actors["manager"], "lift-incompatibility", world.pair.uuid, reason="Essai").status_code == 302


def test_a_review_is_decided_line_by_line_and_closed():
    world = make_world()
    item = ReviewItem.objects.get(review=world.review)
    assert send(world.actors["manager"], "review", world.review.uuid, all="keep").status_code == 400
    assert send(world.actors["manager"], "review", world.review.uuid, keep=item.pk, comment="Utile").status_code == 302
    item.refresh_from_db()
    assert (item.decision, item.comment) == ("keep", "Utile")
    form = {"title": "Hiver", "service": "storage", "due_on": today() + 40 * DAY}
    response = send(world.actors["manager"], "new-review", **form)
    assert "Ferrand Camille" in response.content.decode()
    assert send(world.actors["manager"], "new-review", **form, act="open").status_code == 302
    assert send(world.actors["manager"], "close-review", world.review.uuid).status_code == 302


def test_the_size_of_a_pool_lets_the_next_one_in():
    world = make_world()
    response = send(world.actors["manager"], "pool-size", "design-seats", size=2, reason="Achat")
    assert response.status_code == 302
    assert set(world.design.holdings.filter(valid_until=None).values_list("state", flat=True)) == {"held"}


def test_a_decision_is_told_by_mail(settings):
    settings.CAN_SEND_MAIL = True
    world = make_world()
    deliver_pending()
    outbox.outbox.clear()
    student = world.person("student")
    student.mail = "ines@valbelle.example"
    student.save()
    send(world.actors["manager"], "refuse-request", world.request.uuid, reason="Trop tôt")
    deliver_pending()
    (letter,) = outbox.outbox
    assert (letter.to, letter.subject) == (["ines@valbelle.example"], "Espace de fichiers : votre demande est refusée")
    assert "Trop tôt" in letter.body
    assert "Your request for “File store” was refused." in letter.body
    assert write_to(world.person("other"), "refused", {"grant": world.refused, "thing": world.storage}) is False


def test_what_excludes_a_request_is_shown_before_it_is_decided():
    world = make_world()
    form = {"first": "mail", "second": "storage/editor", "reason_fr": "Essai", "reason_en": "Kept apart"}
    assert send(world.actors["manager"], "new-incompatibility", **form, act="write").status_code == 302
    page = client_of(world.actors["manager"]).get(reverse("access:decide", args=[world.request.uuid])).content.decode()
    assert "A present right excludes this one" in page
    assert "Kept apart" in page
    response = send(world.actors["manager"], "decide", world.request.uuid, **giving())
    assert response.status_code == 409
    assert Grant.objects.get(pk=world.request.pk).state == "requested"


def test_a_change_held_back_is_set_aside_or_wants_its_number():
    world = make_world()
    address = world.held.uuid
    form = {"verdict": "apply", "reason": "Vérifié"}
    assert send(world.actors["manager"], "held-change", address, **form, confirmed=3).status_code == 422
    response = send(world.actors["manager"], "held-change", address, verdict="refuse", reason="Import à refaire")
    assert response.status_code == 302
    world.held.refresh_from_db()
    assert (world.held.state, world.held.decided_by) == ("refused", world.person("manager"))
    page = client_of(world.actors["manager"]).get(reverse("access:held-change", args=[address])).content.decode()
    assert "Import à refaire" in page
