"""Rights given by name are reviewed, and those who are to lose one are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cartable.engines.access.api import (
    EntitlementRule,
    Grant,
    LossWarning,
    ReviewItem,
    activate_rule,
    close_review,
    decide_item,
    delegate,
    holds,
    open_review,
    write_rule,
)
from cartable.engines.access.demo import make_service
from cartable.engines.access.domain.rights.reviews import close_due_reviews, remind_reviewers
from cartable.engines.access.domain.rights.warnings import warn_before_loss
from cartable.engines.access.tests.deciding import DAY, NOW, WHY, YEAR, codes, draft, given, later
from cartable.engines.people.demo import (
    affiliate,
    make_account,
    make_account_with_role,
    make_person,
    make_teacher,
)
from cartable.kernel.problems import Conflict, InputRefused, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    """Who keeps all services."""
    return make_account_with_role("administrator")


@pytest.fixture
def service():
    """A service that is asked for."""
    return make_service("cluster")


def test_a_review_keeps_ends_and_silence_ends(manager, service, mailoutbox, settings):
    settings.CAN_SEND_MAIL = True
    teacher = make_account(make_person(mail="head@campus.example"))
    affiliate(teacher.person, "faculty")
    delegate(
        holder=teacher.person, services=[service], valid_from=DAY, valid_until=YEAR, reason=WHY, actor=manager, now=NOW
    )
    kept, ended, silent = (given(teacher, service) for _ in range(3))
    due = DAY + timedelta(days=20)
    with pytest.raises(InputRefused) as refused:
        open_review(title="", service=service, due_on=DAY + timedelta(days=7), actor=manager, now=NOW)
    assert codes(refused) == ["review.title", "review.due"]
    review = open_review(title="Revue 2026", service=service, due_on=due, actor=manager, now=NOW)
    assert set(review.items.values_list("reviewer", flat=True)) == {teacher.person_id}
    items = {item.grant_id: item for item in ReviewItem.objects.select_related("review", "grant")}
    with pytest.raises(NotAllowed):
        decide_item(item=items[kept.pk], decision="keep", actor=make_teacher(), now=NOW)
    decide_item(item=items[kept.pk], decision="keep", actor=teacher, now=NOW)
    decide_item(item=items[ended.pk], decision="end", comment="Parti", actor=teacher, now=NOW)
    assert [remind_reviewers(on=DAY + timedelta(days=count), now=NOW) for count in (12, 13, 14)] == [0, 1, 0]
    assert mailoutbox[0].to == ["head@campus.example"]
    assert close_due_reviews(on=due - timedelta(days=1), now=later(19)) == 0
    assert close_due_reviews(on=due, now=later(20)) == 1
    found = dict(Grant.objects.values_list("pk", "state"))
    assert found == {kept.pk: "granted", ended.pk: "ended", silent.pk: "ended"}
    assert not holds(silent.person, "cluster", on=due)
    with pytest.raises(Conflict):
        close_review(review=review, actor=manager, now=later(20))


def test_who_is_to_lose_a_right_is_told_once_with_how_to_keep_it(manager, mailoutbox, settings):
    settings.CAN_SEND_MAIL = True
    service = make_service(
        "mail", title_fr="Messagerie", how_to_ask_fr="Écrire au guichet.", how_to_ask_en="Ask the desk."
    )
    person = make_person(mail="ada@campus.example")
    affiliate(person, valid_until=DAY + timedelta(days=20))
    rule = write_rule(draft=draft(service, grace_days=5, warn_days=30), actor=manager, reason=WHY, now=NOW)
    activate_rule(rule=rule, actor=manager, reason=WHY, now=NOW)
    assert warn_before_loss(on=DAY - timedelta(days=10), now=NOW) == 0
    assert [warn_before_loss(on=DAY, now=NOW), warn_before_loss(on=DAY, now=NOW)] == [1, 0]
    assert LossWarning.objects.get().ends_on == DAY + timedelta(days=25)
    body = mailoutbox[0].body
    assert ("Messagerie" in body, "Écrire au guichet." in body, "Ask the desk." in body) == (True, True, True)


def test_who_keeps_the_right_by_another_reason_is_not_told(manager):
    service, person = make_service("mail"), make_person()
    affiliate(person, valid_until=DAY + timedelta(days=20))
    rule = write_rule(draft=draft(service), actor=manager, reason=WHY, now=NOW)
    activate_rule(rule=rule, actor=manager, reason=WHY, now=NOW)
    given(manager, service, person)
    assert warn_before_loss(on=DAY, now=NOW) == 0
    assert EntitlementRule.objects.get().members == 1
