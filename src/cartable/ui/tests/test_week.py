"""Events become quarters and lanes."""

from __future__ import annotations

from datetime import date, datetime, time

from django.template.loader import render_to_string
from django.utils.translation import override

from cartable.ui.week import LAST_HOUR, WeekEvent, hours_shown, lay_out, plan_strip, plan_week

MONDAY = date(2026, 11, 23)


def event(start: str, end: str, code: str = "MT32", **more) -> WeekEvent:
    return WeekEvent("", code, "cs", "cm", time.fromisoformat(start), time.fromisoformat(end), **more)


def places(events: list[WeekEvent]) -> list[tuple[str, int, int, int, int]]:
    return [(e.code, e.q, e.n, e.lane, e.lanes) for e in events]


def test_lay_out_counts_quarters_from_the_first_hour():
    assert places(lay_out([event("10:15", "12:15")])) == [("MT32", 10, 8, 0, 1)]
    assert places(lay_out([event("08:00", "10:00")], first_hour=7)) == [("MT32", 5, 8, 0, 1)]


def test_lay_out_rounds_to_quarters_and_lasts_one_at_least():
    assert places(lay_out([event("08:05", "08:07")])) == [("MT32", 1, 1, 0, 1)]
    assert places(lay_out([event("08:08", "09:01")])) == [("MT32", 2, 4, 0, 1)]


def test_lay_out_beyond_the_hours_goes_to_their_edge():
    assert places(lay_out([event("06:00", "09:00"), event("23:00", "00:00", "ST10")])) == [
        ("MT32", 1, 4, 0, 1),
        ("ST10", (LAST_HOUR - 8) * 4, 1, 0, 1),
    ]


def test_lay_out_shares_the_width_among_events_that_overlap_in_chain():
    chain = [event("08:00", "10:00", "A"), event("09:00", "11:00", "B"), event("10:00", "12:00", "C")]
    assert places(lay_out([*chain, event("14:00", "15:00", "D")])) == [
        ("A", 1, 8, 0, 2),
        ("B", 5, 8, 1, 2),
        ("C", 9, 8, 0, 2),
        ("D", 25, 4, 0, 1),
    ]


def test_lay_out_of_seven_at_once_uses_a_width_that_has_classes():
    laid = lay_out([event("08:00", "09:00", str(number)) for number in range(7)])
    assert {e.lanes for e in laid} == {8}
    assert sorted(e.lane for e in laid) == [0, 1, 2, 3, 4, 5, 6]


def test_hours_shown_widen_with_the_events_within_bounds():
    assert hours_shown([]) == (8, 19)
    assert hours_shown([event("07:30", "20:15")]) == (7, 21)
    assert hours_shown([event("05:00", "23:30")]) == (7, 22)


def test_plan_week_places_the_present_and_the_days_off():
    week = plan_week(
        MONDAY,
        {MONDAY: [event("08:00", "10:00")]},
        today=MONDAY,
        days_off={date(2026, 11, 24): "Toussaint"},
        now=datetime(2026, 11, 23, 11, 7),  # noqa: DTZ001 — campus time, as plan_week asks
    )
    assert [(day.is_today, day.off, day.now_q) for day in week.days[:2]] == [(True, "", 13), (False, "Toussaint", 0)]
    assert week.hour_count == 11


def test_week_grid_says_everything_in_words():
    with override("fr"):
        week = plan_week(MONDAY, {MONDAY: [event("08:00", "10:00", conflict=True, alternation="A", place="B 101")]})
        drawn = render_to_string("ui/week_grid.html", {"week": week})
    assert 'class="event cs q1 n8 is-conflict"' in drawn
    assert "8\u00a0h\u00a0– 10\u00a0h" in drawn
    assert "Conflit" in drawn
    assert '<span class="visually-hidden">semaine </span>A' in drawn
    assert "CM, B 101" in drawn
    assert drawn.count("Aucun cours") == 5


def test_week_grid_takes_the_plain_contract_too():
    days = [{"label": "lundi", "date": MONDAY, "is_today": True, "events": lay_out([event("09:00", "10:00")])}]
    with override("fr"):
        drawn = render_to_string("ui/week_grid.html", {"week_days": days, "hours": range(8, 12)})
    assert '<li class="q5">9\u00a0h</li>' in drawn
    assert 'class="event cs q5 n4"' in drawn


def test_plan_strip_marks_what_is_over_and_what_goes_on():
    strip = plan_strip([event("08:00", "10:00"), event("10:15", "12:15"), event("14:00", "16:00")], now=time(11))
    assert [e.state for e in strip.events] == ["over", "now", ""]
