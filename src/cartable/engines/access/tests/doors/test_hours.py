"""When groups of doors open: by hours, dates, taught weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from cartable.engines.access.api import add_time_rule, end_time_rule, may_open, opening_times
from cartable.engines.access.demo import clear_for, hold_doors, make_door, make_door_group, make_hours, make_zone
from cartable.engines.access.models import TimeRule
from cartable.engines.access.queries.doors.hours import MIDNIGHT
from cartable.engines.access.queries.doors.windows import taught_runs, weekly_windows
from cartable.engines.calendar.api import HolidayRow, add_holidays
from cartable.engines.calendar.demo import make_term
from cartable.engines.people.demo import make_person
from cartable.kernel.audit import history_of
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
MONDAY, SUNDAY = date(2026, 9, 14), date(2026, 9, 20)


def told(group, first=MONDAY, last=SUNDAY):
    return [
        (opening.day.day, opening.opens_at, opening.closes_at)
        for opening in opening_times(group, first=first, last=last)
    ]


def test_without_any_rule_at_any_time_and_after_the_last_one_never():
    group = make_door_group()
    assert told(group, MONDAY, MONDAY) == [(14, time.min, MIDNIGHT)]
    make_hours(group, valid_until=date(2026, 9, 16))
    assert told(group) == [(14, time(7), time(22)), (15, time(7), time(22))]


def test_hours_that_overlap_are_one_and_the_last_minute_is_midnight():
    group = make_door_group()
    make_hours(group, time(7), time(12), weekdays=1)
    make_hours(group, time(11), time(14), weekdays=1)
    make_hours(group, time(20), time(23, 59), weekdays=1)
    make_hours(group, time(0), time(2), weekdays=2)
    assert told(group) == [(14, time(7), time(14)), (14, time(20), MIDNIGHT), (15, time(0), time(2))]


def test_taught_weeks_leave_out_breaks_and_holidays_and_keep_exams():
    make_term(starts_on=date(2026, 9, 7), weeks_count=4, break_weeks=[2], exam_weeks=[4])
    add_holidays(rows=[HolidayRow(date(2026, 9, 22), "Métropole", "Fête")])
    group = make_door_group()
    make_hours(group, weekdays=0b0000011, teaching_weeks_only=True)
    days = [day for day, _opens, _closes in told(group, date(2026, 9, 1), date(2026, 9, 30))]
    assert days == [7, 8, 21, 28, 29]


def test_windows_of_taught_weeks_stay_the_same_from_week_to_week():
    make_term(starts_on=date(2026, 9, 7), weeks_count=6, break_weeks=[4])
    add_holidays(rows=[HolidayRow(date(2026, 9, 22), "Métropole", "Fête")])
    group = make_door_group()
    make_hours(group, teaching_weeks_only=True, valid_from=date(2026, 9, 9))

    def windows(on):
        told = weekly_windows(list(group.time_rules.all()), on=on, runs=taught_runs(on))
        return [(window["from"], window["until"], window["except"]) for window in told]

    first = ("2026-09-09", "2026-09-28", ["2026-09-22"])
    second = ("2026-10-05", "2026-10-19", [])
    assert windows(date(2026, 9, 1)) == windows(date(2026, 9, 27)) == [first, second]
    assert windows(date(2026, 9, 28)) == windows(date(2026, 10, 18)) == [second]
    assert windows(date(2026, 10, 19)) == []


def test_the_yes_and_the_no_are_said_with_their_ends():
    person, group = make_person(), make_door_group(title_fr="Labo")
    door = make_door("L1", group)
    night = datetime(2026, 9, 14, 2, tzinfo=UTC)
    assert str(may_open(person, door, night).why).startswith("Aucun droit")
    hold_doors(person, group, valid_until=date(2026, 9, 16))
    always = may_open(person, door, night)
    assert (bool(always), always.until) == (True, datetime(2026, 9, 15, 22, tzinfo=UTC))
    make_hours(group)
    closed = may_open(person, door, night)
    assert (bool(closed), closed.until) == (False, datetime(2026, 9, 14, 5, tzinfo=UTC))
    assert "« Labo »" in str(closed.why)
    opened = may_open(person, door, datetime(2026, 9, 14, 5, tzinfo=UTC))
    assert (bool(opened), opened.until) == (True, datetime(2026, 9, 14, 20, tzinfo=UTC))
    over = may_open(person, door, datetime(2026, 9, 15, 20, tzinfo=UTC))
    assert (bool(over), over.until) == (False, None)
    door.is_in_service = False
    assert not may_open(person, door, datetime(2026, 9, 14, 8, tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        may_open(person, door, datetime(2026, 9, 14))  # noqa: DTZ001


def test_a_zone_opens_with_a_clearance_only_and_no_longer_than_it():
    zone = make_zone()
    person, group = make_person(), make_door_group(zone=zone)
    door, noon = make_door("Z1", group), datetime(2026, 9, 14, 10, tzinfo=UTC)
    hold_doors(person, group)
    refused = may_open(person, door, noon)
    assert not refused
    assert str(zone.title_fr) in str(refused.why)
    clear_for(person, zone, valid_from=MONDAY, valid_until=date(2026, 9, 16))
    assert may_open(person, door, noon).until == datetime(2026, 9, 15, 22, tzinfo=UTC)
    assert not may_open(person, door, datetime(2026, 9, 16, 10, tzinfo=UTC))


@pytest.mark.parametrize("state", ["waiting", "conflicting", "not_cleared"])
def test_a_right_that_opens_nothing_says_why(state):
    person, group = make_person(), make_door_group()
    hold_doors(person, group, state=state)
    decision = may_open(person, make_door("A", group), datetime(2026, 9, 14, 10, tzinfo=UTC))
    assert not decision
    assert str(decision.why)


def test_hours_are_written_and_ended_with_their_reasons():
    group = make_door_group()
    rule = add_time_rule(
        group=group,
        weekdays=[1, 7],
        opens_at=time(8),
        closes_at=time(23, 59),
        valid_from=MONDAY,
        actor="tests",
        reason="Horaires d'hiver",
    )
    assert (rule.weekdays, history_of(rule)[0].reason) == (0b1000001, "Horaires d'hiver")
    assert told(group) == [(14, time(8), MIDNIGHT), (20, time(8), MIDNIGHT)]
    ended = end_time_rule(rule=rule, on=date(2026, 9, 18), actor="tests", reason="Travaux")
    assert ended.valid_until == date(2026, 9, 18)
    with pytest.raises(InputRefused):
        end_time_rule(rule=rule, on=date(2026, 9, 19), actor="tests", reason="Encore")
    assert end_time_rule(rule=rule, on=MONDAY, actor="tests", reason="Jamais") is None
    assert not TimeRule.objects.exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"weekdays": []}, "time_rule.days"),
        ({"weekdays": [8]}, "time_rule.days"),
        ({"closes_at": time(8)}, "time_rule.hours"),
        ({"valid_until": MONDAY}, "period.empty"),
        ({"reason": " "}, "reason.missing"),
    ],
)
def test_faulty_hours_are_refused(said, code):
    right = {
        "weekdays": [1],
        "opens_at": time(8),
        "closes_at": time(9),
        "valid_from": MONDAY,
        "actor": "tests",
        "reason": "Essai",
    }
    with pytest.raises(InputRefused) as refusal:
        add_time_rule(group=make_door_group(), **{**right, **said})
    assert [fault.code for fault in refusal.value.faults] == [code]
    assert not TimeRule.objects.exists()
