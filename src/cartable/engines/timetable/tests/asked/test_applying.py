"""What teams ask becomes part of the problem: solved for real, and checked by the package's verifier."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from django.utils.translation import override

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import ClassTeacher, TeacherRow, assign_teachers, preparation
from cartable.engines.catalogue.demo import classes_of, make_offering, make_unit
from cartable.engines.people.demo import make_student, make_teacher
from cartable.engines.places.demo import make_room
from cartable.engines.registration.api import ChoiceRow, record_choices
from cartable.engines.timetable.api import DistributionRow, RequirementRow, TermRoomRow, asked, create_requirements
from cartable.engines.timetable.demo import make_solution
from cartable.engines.timetable.models import (
    AppliedLine,
    AppliedPreparation,
    AskedLimit,
    AskedRoom,
    ClassRequirement,
    ClassRoomOption,
    Distribution,
    Placement,
)
from cartable.engines.timetable.solver.building import build_problem
from cartable.engines.timetable.solver.stored import stored_solution
from cartable.engines.timetable.solver.verifying import figures_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 1, 9, tzinfo=UTC)
EVERY = 0b1111111111
TIMES = tuple((1 << day, EVERY, start, 24, 0) for day in range(5) for start in (96, 126, 168))


class Small:
    """One unit, one lecture and two tutorials by hand, two labs without times; a lecture hall and two small rooms."""

    def __init__(self) -> None:
        self.term = make_term("SMALL", weeks_count=10)
        self.unit = make_unit("MA11", title_fr="Analyse", title_en="Analysis")
        offering = make_offering(self.term, self.unit, cm=1, td=[24, 24], tp=[12, 12])
        self.cm, self.td1, self.td2, self.tp1, self.tp2 = classes_of(offering)
        self.hall = make_room("HALL", kind="lecture", capacity=80, features=("projector",))
        self.plain, self.bench = make_room("R1", capacity=30), make_room("LAB", kind="laboratory", capacity=20)
        self.bench.features = ["bench"]
        self.bench.save()
        self.teacher = make_teacher(family_name="Ferrand").person
        assign_teachers(rows=[TeacherRow(one.pk, self.teacher.pk) for one in (self.cm, self.td1)])
        rooms = ((self.hall.pk, 0), (self.plain.pk, 0))
        create_requirements(
            term=self.term,
            rooms=[TermRoomRow(room.pk) for room in (self.hall, self.plain, self.bench)],
            requirements=[RequirementRow(one.pk, TIMES, rooms) for one in (self.cm, self.td1, self.td2)],
            distributions=[DistributionRow("NotOverlap", (self.td1.pk, self.td2.pk), True)],
        )
        students = [make_student().person for _number in range(4)]
        rows = [ChoiceRow(person_id=one.pk, offering_id=offering.pk) for one in students]
        record_choices(term=self.term, rows=rows, now=NOW)
        self.row = preparation.begin_preparation(unit=self.unit, term=self.term, actor="tests")
        for kind, minutes, size, groups in (("cm", 120, 60, 1), ("td", 120, 24, 2), ("tp", 180, 12, 2)):
            self.kind(kind, minutes=minutes, group_size=size, groups_count=groups)

    def kind(self, kind, **figures):
        draft = preparation.KindDraft(kind=kind, **({"per_week": 1, "weeks_count": 10} | figures))
        preparation.set_kind(preparation=self.row, draft=draft, actor="tests")

    def say(self, sentence, kind, **places):
        values = {"sentence": sentence, "kind": kind, **places}
        return preparation.add_rule(preparation=self.row, values=values, actor="tests")

    def away(self, day, starts, ends, strength="impossible"):
        return preparation.add_unavailability(
            person=self.teacher, term=self.term, day=day, starts=starts, ends=ends, strength=strength, actor="tests"
        )

    def apply(self):
        preparation.hand_over(preparation=self.row, actor="tests", now=NOW)
        return asked.apply_preparations(term=self.term, actor="tests", now=NOW)

    def again(self):
        """Open the preparation again."""
        preparation.take_back(preparation=self.row, actor="tests", reason="tests")
        self.row.refresh_from_db()

    def lines(self):
        return [
            (line.subject, line.is_applied, line.reason) for line in AppliedLine.objects.order_by("application", "rank")
        ]


@pytest.fixture
def small():
    return Small()


def test_a_real_timetable_keeps_what_is_asked(small):
    small.say("never_on", "cm", day=1)
    small.say("only_on", "tp", day=4)
    small.say("follows", "td", other_kind="cm")
    small.say("from_week", "tp", week=3)
    small.say("same_room", "td")
    small.kind("tp", minutes=180, group_size=12, groups_count=2, room_needs="paillasse, bench")
    small.away(2, time(8), time(12))
    small.away(3, time(8), time(18))
    report = small.apply()
    assert report == asked.AskedReport(units=1, applied=12, refused=0)
    solution = make_solution(small.term, iterations=4000)
    assert solution.is_feasible

    placed = {row.course_class_id: row for row in Placement.objects.filter(solution=solution)}
    cm, td1, td2, tp1, tp2 = (placed[one.pk] for one in (small.cm, small.td1, small.td2, small.tp1, small.tp2))
    assert cm.days != 1
    assert (tp1.days, tp2.days) == (1 << 3, 1 << 3)
    assert all((td.days, td.start) > (cm.days, cm.start) for td in (td1, td2))
    assert {tp1.weeks, tp2.weeks} == {EVERY & ~0b11}
    assert td1.room_id == td2.room_id
    assert {tp1.room_id, tp2.room_id} == {small.bench.pk}
    assert all(one.days != 1 << 2 and not (one.days == 1 << 1 and one.start < 144) for one in (cm, td1))
    verified = figures_of(small.term, build_problem(small.term), stored_solution(solution))
    assert verified.is_feasible
    assert verified.cost.distribution == 0


def test_each_row_has_its_origin_and_goes_with_it_and_what_is_written_by_hand_stays(small):
    small.say("never_on", "cm", day=1)
    small.say("follows", "td", other_kind="cm")
    small.apply()
    assert set(Distribution.objects.filter(line=None).values_list("kind", flat=True)) == {"NotOverlap"}
    made = Distribution.objects.exclude(line=None).values_list("line__subject", "kind", "required")
    assert sorted(made) == [
        ("rule", "Precedence", True),
        ("rule", "Precedence", True),
        ("staff", "SameAttendees", True),
    ]
    by_hand = ClassRequirement.objects.get(course_class=small.cm)
    assert by_hand.line is None
    assert by_hand.times == [list(time) for time in TIMES]
    assert ClassRequirement.objects.exclude(line=None).count() == 2  # the labs had no time
    assert ClassRoomOption.objects.count() == 6

    asked.forget_preparation(applied=AppliedPreparation.objects.get(), actor="tests")
    left = (AskedLimit, AskedRoom, AppliedLine, AppliedPreparation)
    assert [model.objects.count() for model in left] == [0, 0, 0, 0]
    assert list(Distribution.objects.values_list("kind", flat=True)) == ["NotOverlap"]
    assert ClassRequirement.objects.count() == 3


def test_twice_is_once_and_a_change_replaces(small):
    small.say("never_on", "cm", day=1)
    small.apply()
    first = AppliedPreparation.objects.get()
    asked.apply_preparations(term=small.term, actor="tests", now=NOW)
    assert AppliedPreparation.objects.get().pk == first.pk
    assert asked.changed_since(asked.plan_term(small.term), {small.row.pk: first.digest}) == set()

    small.away(5, time(8), time(10))
    assert asked.changed_since(asked.plan_term(small.term), {small.row.pk: first.digest}) == {small.row.pk}
    asked.apply_preparations(term=small.term, actor="tests", now=NOW)
    assert AppliedPreparation.objects.get().pk != first.pk
    assert AppliedLine.objects.filter(subject="time").count() == 1

    small.again()
    asked.apply_preparations(term=small.term, actor="tests", now=NOW)
    assert AppliedLine.objects.filter(subject="time").count() == 1  # what isn't handed over keeps what was taken over


def test_what_cannot_be_is_refused_with_its_reason(small):
    small.kind("td", minutes=90, group_size=20, groups_count=3)
    small.kind("cm", minutes=120, group_size=60, groups_count=1, room_needs="banc hydraulique")
    small.kind("tp", minutes=180, group_size=12, groups_count=2, rooms=(small.plain,), room_kind="laboratory")
    small.say("only_on", "cm", day=6)
    small.say("at_once", "cm")
    small.apply()
    assert small.lines() == [
        ("classes", True, ""),
        ("classes", False, "other_number"),
        ("classes", True, "times_made"),
        ("rooms", False, "words_only"),
        ("rooms", False, "no_room"),
        ("rule", False, "no_time"),
        ("rule", True, "alone"),
        ("staff", True, ""),
    ]
    lines = list(AppliedLine.objects.order_by("rank"))
    people = asked.people_named(lines)
    with override("en"):
        assert asked.say_line(lines[7], people) == f"{small.teacher.full_name} is never in two places at once"
        assert asked.say_outcome(lines[5], people) == "MA11 CM 1 would have no time left."
    with override("fr"):
        assert asked.say_line(lines[1], people) == "TD : 3 groupes de 20, 1 séance de 90 min par semaine, 10 semaines"
        assert asked.say_outcome(lines[1], people) == "Le semestre a 2 groupes, 3 sont demandés."


def test_if_possible_costs_when_it_is_not(small):
    small.say("never_on", "td", day=2, is_required=False)
    small.say("apart", "td", other_kind="cm", is_required=False)
    small.away(1, time(8), time(10), strength="unwanted")
    small.apply()
    problem = build_problem(small.term)
    td2 = next(one for one in problem.classes() if one.id == str(small.td2.pk))
    assert {option.penalty for option in td2.times if option.time.days == 1 << 1} == {10}
    cm = next(one for one in problem.classes() if one.id == str(small.cm.pk))
    assert [option.penalty for option in cm.times if option.time.days == 1] == [10, 0, 0]
    apart = Distribution.objects.filter(kind="DifferentDays")
    assert sorted(apart.values_list("required", "penalty")) == [(False, 10), (False, 10)]


def test_teachers_named_take_the_classes_without_one_and_leave_them_with_the_preparation(small):
    other = make_teacher(family_name="Rolland").person
    preparation.set_teacher(preparation=small.row, person=other, kind="tp", groups_count=3, actor="tests")
    preparation.set_teacher(preparation=small.row, person=small.teacher, kind="td", groups_count=2, actor="tests")
    small.apply()
    heads = set(ClassTeacher.objects.values_list("course_class_id", "person_id"))
    assert heads == {
        (small.cm.pk, small.teacher.pk),
        (small.td1.pk, small.teacher.pk),
        (small.td2.pk, small.teacher.pk),
        (small.tp1.pk, other.pk),
        (small.tp2.pk, other.pk),
    }
    assert ("teacher", False, "others_teach") in small.lines()  # three groups, of which there are two
    applied = AppliedPreparation.objects.get()
    assert asked.changed_since(asked.plan_term(small.term), {small.row.pk: applied.digest}) == set()
    asked.forget_preparation(applied=applied, actor="tests")
    assert ClassTeacher.objects.count() == 2
