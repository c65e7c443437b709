"""Publishing: who is told, what is dated, what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from cartable.engines.calendar.api import HolidayRow, add_holidays
from cartable.engines.timetable.api import NotPublishable, explain_violations, publish, withdraw
from cartable.engines.timetable.demo import NOW, make_imported_term, make_published_term, make_solution
from cartable.engines.timetable.domain import publish as module
from cartable.engines.timetable.models import Meeting, Placement, Publication, Solution, TermSettings, Violation
from cartable.engines.timetable.tests.counting import count_everything
from cartable.kernel.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db

FIGURES = {"time_cost": 0, "room_cost": 0, "distribution_cost": 0, "student_cost": 0, "total_cost": 0}


def events(name: str) -> list[dict]:
    """What was told under a name."""
    return list(OutboxEvent.objects.filter(name=name).order_by("pk").values_list("payload", flat=True))


def test_publishing_dates_every_meeting():
    _term, publication = make_published_term()
    # Class 1: 4 Mondays; classes 2 and 3: 2 Mondays each; class 4: 4 Thursdays.
    assert (publication.version, publication.meetings_count, publication.left_out_count) == (1, 12, 0)
    assert publication.meetings.count() == 12
    first = publication.meetings.filter(course_class__reference="1").order_by("day").first()
    assert first.day == date(2026, 9, 7)
    assert first.span == TimestamptzRange(
        datetime(2026, 9, 7, 6, 0, tzinfo=UTC), datetime(2026, 9, 7, 8, 0, tzinfo=UTC), "[)"
    )
    fortnight = publication.meetings.filter(course_class__reference="2").order_by("day")
    assert list(fortnight.values_list("day", flat=True)) == [date(2026, 9, 7), date(2026, 9, 21)]


def test_publishing_is_told_once():
    term, publication = make_published_term()
    assert events("timetable.published") == [{"term_code": "TINY", "version": 1, "solution_number": 1, "meetings": 12}]
    again = publish(term=term, actor="demo", now=NOW)
    assert again == publication
    assert (len(events("timetable.published")), Publication.objects.count()) == (1, 1)


def test_a_new_version_withdraws_the_one_before():
    term, first = make_published_term()
    second_solution = make_solution(term)
    second = publish(term=term, solution=second_solution, actor="demo", now=NOW)
    first.refresh_from_db()
    assert (second.version, second.withdrawn_at, first.withdrawn_at) == (2, None, NOW)
    assert first.meetings.count() == 12


def test_the_cheapest_timetable_is_published_by_default():
    term = make_imported_term()
    best = make_solution(term)
    Solution.objects.create(
        term=term, number=9, created_at=NOW, origin="t", is_feasible=True, **{**FIGURES, "total_cost": 99}
    )
    assert publish(term=term, actor="demo", now=NOW).solution == best


def test_a_term_without_timetable_is_not_published():
    term = make_imported_term()
    before = count_everything()
    with pytest.raises(NotPublishable):
        publish(term=term, actor="demo", now=NOW)
    assert count_everything() == before


def test_a_timetable_that_breaks_rules_is_refused_with_its_reasons():
    term = make_imported_term()
    classes = list(term.classes.order_by("reference"))
    room = term.timetable_rooms.first().room
    solution = Solution.objects.create(term=term, number=1, created_at=NOW, origin="t", is_feasible=False, **FIGURES)
    params = {"room": str(room.pk), "id": str(classes[0].pk), "other": str(classes[1].pk)}
    ids = [classes[0].pk, classes[1].pk]
    Violation.objects.create(solution=solution, code="room_clash", is_hard=True, class_ids=ids, params=params)
    before = count_everything()
    with pytest.raises(NotPublishable) as refusal:
        publish(term=term, solution=solution, actor="demo", now=NOW)
    assert count_everything() == before
    [reason] = refusal.value.reasons
    assert (reason.code, reason.where) == ("timetable.room_clash", "TINY1 CM 1, TINY1 TP 1")
    assert str(reason.what) == "La salle TINY-1 reçoit les classes TINY1 CM 1 et TINY1 TP 1 en même temps."
    assert refusal.value.as_dict()["faults"][0]["code"] == "timetable.room_clash"


@pytest.mark.parametrize("is_protected", [False, True])
def test_a_reason_never_names_a_protected_student(is_protected):
    term = make_imported_term()
    person = term.choices.select_related("person").first().person
    type(person).objects.filter(pk=person.pk).update(is_protected=is_protected)
    solution = Solution.objects.create(term=term, number=1, created_at=NOW, origin="t", is_feasible=False, **FIGURES)
    params = {"student": str(person.pk), "course": "0"}
    Violation.objects.create(
        solution=solution, code="student_without_classes", is_hard=True, class_ids=[], params=params
    )
    [told] = explain_violations(solution=solution)
    assert (person.full_name in told.what) is not is_protected
    assert ("L’étudiant (fiche protégée) a choisi" in told.what) is is_protected


def test_a_timetable_of_another_term_is_refused():
    term = make_imported_term("ONE")
    other = make_solution(make_imported_term("TWO"))
    with pytest.raises(NotPublishable):
        publish(term=term, solution=other, actor="demo", now=NOW)


def test_two_classes_in_one_room_at_one_instant_are_refused_by_the_database_itself():
    term, publication = make_published_term()
    solution = make_solution(term)
    # A solution that lies about being feasible: class 3 moved into class 1's room and time.
    taken = Placement.objects.get(solution=solution, course_class__reference="1")
    Placement.objects.filter(solution=solution, course_class__reference="3").update(
        days=taken.days, weeks=taken.weeks, start=taken.start, length=taken.length, room_id=taken.room_id
    )
    before = count_everything()
    with pytest.raises(NotPublishable):
        publish(term=term, solution=solution, actor="demo", now=NOW)
    assert count_everything() == before
    publication.refresh_from_db()
    assert publication.withdrawn_at is None


def test_a_planted_double_booking_is_refused_by_the_database():
    _term, publication = make_published_term()
    meeting = publication.meetings.filter(room__isnull=False).first()
    with pytest.raises(IntegrityError, match="timetable_meeting_room_free"), transaction.atomic():
        Meeting.objects.create(
            publication=publication,
            course_class=meeting.course_class,
            room=meeting.room,
            span=TimestamptzRange(meeting.span.lower, meeting.span.upper, "[)"),
            day=meeting.day,
        )


def test_killed_in_the_middle_leaves_the_previous_version_in_force(monkeypatch):
    term, first = make_published_term()
    solution = make_solution(term)

    def break_down(*_given):
        raise RuntimeError("killed")

    monkeypatch.setattr(module, "_write_meetings", break_down)
    before = count_everything()
    with pytest.raises(RuntimeError):
        publish(term=term, solution=solution, actor="demo", now=NOW)
    assert count_everything() == before
    first.refresh_from_db()
    assert first.withdrawn_at is None


def test_a_term_that_skips_holidays_leaves_their_meetings_out_and_counts_them():
    term = make_imported_term()
    make_solution(term)
    add_holidays(rows=[HolidayRow(date(2026, 9, 14), "Métropole", "Fête locale")])
    TermSettings.objects.filter(term=term).update(skips_holidays=True)
    publication = publish(term=term, actor="demo", now=NOW)
    # Monday 14 September: class 1, and class 3 which meets in the second and fourth weeks.
    assert (publication.meetings_count, publication.left_out_count) == (10, 2)
    assert not publication.meetings.filter(day=date(2026, 9, 14)).exists()


def test_holidays_are_kept_unless_the_term_skips_them():
    term = make_imported_term()
    make_solution(term)
    add_holidays(rows=[HolidayRow(date(2026, 9, 14), "Métropole", "Fête locale")])
    assert publish(term=term, actor="demo", now=NOW).meetings_count == 12


def test_withdrawing_leaves_the_term_without_timetable():
    term, publication = make_published_term()
    assert withdraw(term=term, actor="demo", now=NOW) == publication
    publication.refresh_from_db()
    assert publication.withdrawn_at == NOW
    assert events("timetable.withdrawn") == [{"term_code": "TINY", "version": 1}]
    assert withdraw(term=term, actor="demo", now=NOW) is None
    assert len(events("timetable.withdrawn")) == 1


def test_what_was_withdrawn_can_be_published_again_as_a_new_version():
    term, _publication = make_published_term()
    withdraw(term=term, actor="demo", now=NOW)
    assert publish(term=term, actor="demo", now=NOW).version == 2
