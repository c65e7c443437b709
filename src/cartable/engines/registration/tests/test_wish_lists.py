"""Lists of wishes: saved by revision, sent, taken back; two tabs, the closing second, a unit withdrawn."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.utils.translation import override

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import CourseUnit, versions
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_student
from cartable.engines.registration.api import (
    CampaignClosed,
    FreeTime,
    ListChangedElsewhere,
    ListLocked,
    ListRow,
    WishDraft,
    fill_campaign,
    journal_of,
    list_of,
    mark_withdrawn,
    phases_of,
    reopen_list,
    rulings_of,
    save_list,
    send_list,
    wishes_of,
)
from cartable.engines.registration.demo import make_campaign, make_list
from cartable.engines.registration.models import ListEvent, Wish, WishList
from cartable.kernel.outbox import deliver_pending
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import Conflict, InputRefused

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TICK = timedelta(microseconds=1)
CODES = ("MT01", "MT02", "IF44", "IF51")


@pytest.fixture
def campaign():
    """Wishes open, four units offered."""
    term = make_term(starts_on=date(2027, 2, 15))
    for code in CODES:
        make_offering(term, make_unit(code))
    return make_campaign(term, now=NOW)


@pytest.fixture
def person():
    """A student."""
    return make_student().person


def save(campaign, person, *wishes, revision=0, now=NOW, **more):
    """A draft of these units."""
    drafts = [one if isinstance(one, WishDraft) else WishDraft(one) for one in wishes]
    return save_list(campaign=campaign, person=person, wishes=drafts, revision=revision, actor=person, now=now, **more)


def held(wish_list):
    """What the list holds, in order."""
    return [(wish.offering.unit.code, wish.kind, wish.rank) for wish in wishes_of(wish_list)]


def send(campaign, person, revision, *, now=NOW, in_spite_of=()):
    """Send it."""
    return send_list(
        campaign=campaign, person=person, revision=revision, actor=person, now=now, in_spite_of=in_spite_of
    )


def test_a_draft_is_kept_in_order_and_changed(campaign, person):
    saved = save(campaign, person, "MT01", WishDraft("IF44", "optional"), WishDraft("MT02", "reserve"))
    assert (saved.revision, saved.state, saved.saved_at) == (1, "draft", NOW)
    assert held(saved) == [("MT01", "main", 1), ("IF44", "optional", 2), ("MT02", "reserve", 3)]
    later = NOW + timedelta(minutes=5)
    saved = save(campaign, person, WishDraft("MT02"), "MT01", "IF51", revision=1, now=later)
    assert held(saved) == [("MT02", "main", 1), ("MT01", "main", 2), ("IF51", "main", 3)]
    (line,) = journal_of(saved)
    assert (line.kind, line.at, line.data) == ("saved", later, {"added": ["IF51", "MT01", "MT02"], "removed": []})


def test_details_are_kept_and_left_alone(campaign, person):
    free = [FreeTime(4, "13:00", "18:00")]
    saved = save(campaign, person, "MT01", free_times=free, note=" Je vise la data. ", tags=["data", "ai"])
    saved = save(campaign, person, "MT02", revision=1)
    saved.refresh_from_db()
    assert saved.free_times == [{"day": 4, "start": "13:00", "end": "18:00"}]
    assert (saved.note, saved.tags) == ("Je vise la data.", ["ai", "data"])


def test_all_that_is_wrong_is_told_and_nothing_written(campaign, person):
    with pytest.raises(InputRefused) as refused:
        save(
            campaign,
            person,
            "ZZ99",
            "MT01",
            "MT01",
            WishDraft("MT02", "perhaps"),
            note="x" * 2001,
            free_times=[FreeTime(8, "13:00", "12:00")],
        )
    assert [fault.code for fault in refused.value.faults] == [
        "wish.unit",
        "wish.kind",
        "wish.twice",
        "wishes.note",
        "wishes.free",
    ]
    assert Wish.objects.count() == 0


def test_two_tabs_never_undo_each_other(campaign, person):
    save(campaign, person, "MT01")
    save(campaign, person, "MT01", "IF44", revision=1)  # the first tab
    with pytest.raises(ListChangedElsewhere) as refused:
        save(campaign, person, "MT01", "MT02", revision=1)  # the second, which hasn't seen it
    assert held(refused.value.kept) == [("MT01", "main", 1), ("IF44", "main", 2)]
    assert refused.value.given == (WishDraft("MT01"), WishDraft("MT02"))
    assert held(list_of(campaign=campaign, person=person)) == [("MT01", "main", 1), ("IF44", "main", 2)]
    chosen = save(campaign, person, "MT01", "MT02", revision=refused.value.kept.revision)
    assert held(chosen) == [("MT01", "main", 1), ("MT02", "main", 2)]


def test_two_tabs_that_both_begin(campaign, person):
    save(campaign, person, "MT01")
    with pytest.raises(ListChangedElsewhere):
        save(campaign, person, "MT02")


def test_a_click_sent_twice_does_no_harm(campaign, person):
    save(campaign, person, "MT01")
    again = save(campaign, person, "MT01")
    assert (again.revision, ListEvent.objects.count()) == (1, 1)


def test_the_closing_second(campaign, person):
    advice = phases_of(campaign)[1]
    saved = save(campaign, person, "MT01", now=advice.closes_at - TICK)
    assert saved.revision == 1
    with pytest.raises(CampaignClosed) as refused:
        save(campaign, person, "MT02", revision=1, now=advice.closes_at)
    assert refused.value.phase == "assignment"
    with pytest.raises(CampaignClosed):
        send(campaign, person, 1, now=advice.closes_at)
    assert held(saved) == [("MT01", "main", 1)]


def test_before_the_opening_nothing_is_kept(campaign, person):
    with pytest.raises(CampaignClosed) as refused:
        save(campaign, person, "MT01", now=phases_of(campaign)[0].opens_at - TICK)
    assert (refused.value.phase, WishList.objects.count()) == ("before", 0)


def test_sent_locked_taken_back(campaign, person):
    save(campaign, person, "MT01")
    sent = send(campaign, person, 1)
    assert (sent.state, sent.sent_at) == ("sent", NOW)
    assert send(campaign, person, 1).sent_at == NOW
    with pytest.raises(ListLocked):
        save(campaign, person, "MT02", revision=1)
    back = reopen_list(campaign=campaign, person=person, actor=person, now=NOW)
    assert (back.state, back.revision) == ("draft", 1)
    with pytest.raises(Conflict):
        reopen_list(campaign=campaign, person=person, actor=person, now=NOW)
    assert [line.kind for line in journal_of(back)] == ["reopened", "sent", "saved"]
    assert list(OutboxEvent.objects.filter(name__startswith="wishes.").values_list("name", flat=True)) == [
        "wishes.sent",
        "wishes.reopened",
    ]


def test_one_approved_is_taken_back_while_wishes_are_open_only(campaign, person):
    saved = save(campaign, person, "MT01")
    send(campaign, person, 1)
    WishList.objects.filter(pk=saved.pk).update(state="approved")
    advice = phases_of(campaign)[1]
    with pytest.raises(CampaignClosed):
        reopen_list(campaign=campaign, person=person, actor=person, now=advice.opens_at)
    assert reopen_list(campaign=campaign, person=person, actor=person, now=NOW).state == "draft"


def test_an_empty_list_or_an_older_one_is_not_sent(campaign, person):
    with pytest.raises(InputRefused) as refused:
        send(campaign, person, 0)
    assert [fault.code for fault in refused.value.faults] == ["wishes.none"]
    save(campaign, person, "MT01")
    save(campaign, person, "MT02", revision=1)
    with pytest.raises(ListChangedElsewhere):
        send(campaign, person, 1)


def test_what_is_sent_in_spite_of_a_rule_is_named_and_written(campaign, person):
    campaign.units_at_most = 1
    campaign.save()
    save(campaign, person, "MT01", "MT02")
    with pytest.raises(InputRefused) as refused:
        send(campaign, person, 1)
    assert [fault.code for fault in refused.value.faults] == ["ruling.too_many"]
    sent = send(campaign, person, 1, in_spite_of=["too_many"])
    assert journal_of(sent)[0].data == {"in_spite_of": ["too_many"]}


def test_a_unit_withdrawn_marks_the_lists_once_and_is_never_lost(campaign, person):
    other = make_student().person
    mine = save(campaign, person, "MT01", "IF44")
    save(campaign, other, "MT02")
    unit = Wish.objects.get(wish_list=mine, offering__unit__code="IF44").offering.unit
    unit.withdrawn_on = campaign.term.starts_on
    unit.save()
    assert mark_withdrawn(unit=unit, now=NOW) == [mine]
    assert mark_withdrawn(unit=unit, now=NOW) == []
    assert held(mine) == [("MT01", "main", 1), ("IF44", "main", 2)]
    assert journal_of(mine)[0].data == {"withdrawn": ["IF44"]}
    with pytest.raises(InputRefused) as refused:
        send(campaign, person, 1, in_spite_of=["withdrawn:IF44"])
    assert [fault.code for fault in refused.value.faults] == ["ruling.withdrawn"]
    event = OutboxEvent.objects.get(name="wishes.unit_withdrawn")
    assert event.payload["list_uuids"] == [str(mine.uuid)]


def test_lists_are_filled_in_bulk(campaign, person):
    offering = campaign.term.offerings.get(unit__code="MT01")
    other = campaign.term.offerings.get(unit__code="MT02")
    row = ListRow(
        person.pk,
        ((other.pk, "main"), (offering.pk, "reserve")),
        state="sent",
        sent_at=NOW,
        in_spite_of=("credits_low",),
    )
    assert fill_campaign(campaign=campaign, rows=[row], actor="demo", reason="demo", now=NOW) == 1
    filled = list_of(campaign=campaign, person=person)
    assert held(filled) == [("MT02", "main", 1), ("MT01", "reserve", 2)]
    assert [line.kind for line in journal_of(filled)] == ["sent", "saved"]
    with pytest.raises(InputRefused):
        fill_campaign(
            campaign=campaign, rows=[ListRow(person.pk, ((0, "main"),))], actor="demo", reason="demo", now=NOW
        )


def test_saving_asks_the_same_for_one_unit_and_many(campaign, person, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for codes in (["MT01"], list(CODES)):
        student = make_student().person
        make_list(campaign, student, now=NOW)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            save(campaign, student, *codes, revision=1)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_replaces_a_unit_withdrawn_is_said_on_the_page_and_by_mail(campaign, person, settings):
    settings.CAN_SEND_MAIL = True
    person.mail = "ines@ut.example"
    person.save(update_fields=["mail"])
    make_list(campaign, person, "IF44", "MT01", now=NOW)
    unit, by = (CourseUnit.objects.get(code=code) for code in ("IF44", "IF51"))
    unit.withdrawn_on = campaign.term.starts_on
    unit.save(update_fields=["withdrawn_on"])
    held = list_of(campaign=campaign, person=person)
    with override("en"):
        [bare] = [one for one in said_of(campaign, person, held) if one.rule == "withdrawn"]
        assert str(bare.mend) == "Take it out and choose another one."
        versions.set_replacements(unit=unit, codes=[by.code], reason="taught elsewhere", actor="registrar")
        [told] = [one for one in said_of(campaign, person, held) if one.rule == "withdrawn"]
        assert str(told.mend) == "It is replaced by IF51: take it out and choose that instead."
    mark_withdrawn(unit=unit, now=NOW)
    deliver_pending()
    assert [one.to for one in mail.outbox] == [["ines@ut.example"]]
    [letter] = mail.outbox
    assert letter.to == ["ines@ut.example"]
    assert "What replaces it: IF51." in letter.body
    assert "Ce qui la remplace : IF51." in letter.body.replace("\xa0", " ").replace("\u202f", " ")
    assert [wish.offering.unit.code for wish in wishes_of(held)] == ["IF44", "MT01"]


def said_of(campaign, person, held):
    return rulings_of(campaign=campaign, person=person, wishes=wishes_of(held), at=NOW)
