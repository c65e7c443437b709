"""Small demos built in the test database: exact numbers of everything, a timetable in force, personas who sign in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib.auth.hashers import check_password
from django.db.models import Q

from cartable.engines.access import api as access
from cartable.engines.access.queries.service_states import availability, state_spans
from cartable.engines.access.queries.service_uses import uses_by_week
from cartable.engines.calendar import api as calendar
from cartable.engines.catalogue.models import (
    ClassTeacher,
    CourseClass,
    CourseUnit,
    Offering,
    Preparation,
    TeamMember,
    UnitVersion,
)
from cartable.engines.people import api as people
from cartable.engines.places.models import Room
from cartable.engines.registration.models import AssignmentRun, Choice, Enrolment, UnitResult, WishList
from cartable.engines.timetable import models as timetable
from cartable_demo import building
from cartable_demo.builders.preparations import TAKEN_OVER
from cartable_demo.builders.sources import NEWCOMERS
from cartable_demo.builders.teams import plan_teams
from cartable_demo.personas import PASSWORD, PERSONAS
from cartable_demo.plan import campus
from cartable_demo.plan.asking import plan_preparations
from cartable_demo.plan.campus import plan_colleges
from cartable_demo.plan.constraints import plan_constraints
from cartable_demo.plan.semester import semester_of
from cartable_demo.plan.services import plan_services
from cartable_demo.progress import STEPS

DAY = date(2025, 10, 15)
KINDS = ("student", "faculty", "staff", "affiliate")
NOW = datetime(2025, 10, 15, 9, tzinfo=UTC)
PLAN_UNITS = campus.plan_units
OF_THE_SECOND = Q(course_class__offering__unit__code__startswith="2")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quick(monkeypatch):
    """Two seconds of solver are enough for a campus that small."""
    monkeypatch.setenv("CARTABLE_DEMO_SOLVE_SECONDS", "2")


@pytest.mark.slow
def test_sixty_students(quick):
    steps = []
    building.build(size=60, seed=3, on=DAY, now=NOW, progress=lambda step, fraction, message: steps.append(step))
    (college,) = plan_colleges(60, semester_of(DAY), 3)

    assert list(dict.fromkeys(steps)) == [step.key for step in STEPS]
    staff = len(college.community.staff)
    guests = len(college.community.guests)
    teachers = len(college.staffing.structures)
    personas = sum(1 for known in PERSONAS if known.role is not None)
    assert people.Account.objects.count() == 60 + teachers + staff + guests + personas
    assert people.Person.objects.count() == people.Account.objects.count() + len(NEWCOMERS)
    assert people.arriving.SourceRun.objects.filter(state="held").count() == 1
    kinds = {kind: people.Affiliation.objects.filter(kind=kind).values("person").distinct().count() for kind in KINDS}
    assert kinds == {"student": 60, "faculty": teachers, "staff": staff + personas, "affiliate": guests}
    assert people.Group.objects.count() == len(college.community.groups)
    assert people.GroupMembership.objects.count() == sum(len(group.members) for group in college.community.groups)
    assert people.RoleAssignment.objects.count() == 9
    assert Room.objects.count() == 122
    assert CourseUnit.objects.count() == len(college.units)
    now, coming = (Q(term__code=code) for code in ("A2025", "P2026"))
    assert Offering.objects.filter(now).count() == len({planned.unit for planned in college.classes})
    assert Offering.objects.filter(coming).count() == len({planned.unit for planned in college.coming})
    taught = ClassTeacher.objects.filter(course_class__term__code="A2025")
    assert CourseClass.objects.filter(now).count() == taught.count() == len(college.classes)
    assert TeamMember.objects.count() == len(list(plan_teams(college)))
    prepared = list(plan_preparations(college))
    assert Preparation.objects.filter(term__code="P2026").count() == Preparation.objects.count() == len(prepared) == 14
    assert timetable.AppliedPreparation.objects.count() == sum(one.state in TAKEN_OVER for one in prepared) == 8
    assert people.Person.objects.filter(photo__isnull=False).count() == 8  # seven students and their teacher
    assert CourseClass.objects.filter(coming).count() == len(college.coming)
    assert Enrolment.objects.count() == 60
    assert UnitVersion.objects.filter(state="adopted", year__code="2025-2026").count() == len(college.units)
    assert UnitResult.objects.filter(unit__isnull=False).count() == sum(map(len, college.pasts))
    assert WishList.objects.filter(campaign__code="A2025", state="approved").count() == 60
    assert AssignmentRun.objects.get().state == "published"
    assert Choice.objects.count() == sum(len(student.choices) for student in college.students)
    assert timetable.ClassRequirement.objects.count() == len(college.classes) + len(college.coming)
    assert timetable.ClassRoomOption.objects.count() == sum(
        len(planned.rooms) for planned in (*college.classes, *college.coming)
    )
    assert timetable.RoomClosure.objects.count() == len(college.closures) == 6
    by_hand = timetable.Distribution.objects.filter(line=None)
    assert by_hand.count() == len(list(plan_constraints(college)))
    planned = list(plan_services())
    assert access.list_services().count() == len(planned)
    mail = access.Service.objects.get(code="mail")
    assert availability(state_spans(mail), NOW).percent == Decimal("99.8")  # 2.5 hours of 2160
    assert sum(week.count > 0 for week in uses_by_week(mail, DAY)) == 13
    assert access.holders_of(mail, on=DAY).values("person").distinct().count() == people.Account.objects.count()


@pytest.mark.slow
def test_what_visitors_find(quick):
    building.build(size=20, seed=1, on=DAY, now=NOW)
    term = calendar.current_term(on=DAY)
    assert term is not None
    assert (term.code, term.title_en, term.weeks_count) == ("A2025", "Autumn 2025", 20)

    versions = list(timetable.Publication.objects.order_by("version").values_list("version", "note", "withdrawn_at"))
    assert versions == [(1, "Version provisoire", NOW), (2, "Version définitive", None)]
    assert timetable.Solution.objects.filter(is_feasible=True, term=term).count() == 2
    assert timetable.SolveRun.objects.filter(finished_at__isnull=False).count() == 3  # the coming term's first week too

    for known in PERSONAS:
        account = people.find_account(known.username)
        assert account is not None
        assert account.person.full_name == f"{known.given_name} {known.family_name}"
        assert check_password(PASSWORD, account.password)
        assert known.role is None or people.has_role(account, known.role)
    unit = CourseUnit.objects.get(code="IF15")
    assert unit.summary_fr.startswith("Thèmes abordés : structures de données, tris, complexité, récursivité.")
    assert unit.summary_en.startswith("Topics: data structures, sorting, complexity, recursion.")


@pytest.mark.slow
def test_colleges_alike_have_one_timetable_each_in_its_own_rooms(quick, monkeypatch):
    monkeypatch.setattr(campus, "COLLEGE_STUDENTS", 24)
    monkeypatch.setattr(campus, "COLLEGE_TEACHERS", 20)
    monkeypatch.setattr(campus, "plan_units", lambda share: PLAN_UNITS(0.03))
    building.build(size=48, seed=1, on=DAY, now=NOW)

    solution = timetable.Solution.objects.get()
    assert solution.is_feasible
    assert solution.origin == "demo"
    assert timetable.Publication.objects.get().solution == solution
    rows = timetable.Placement.objects.values_list(
        "course_class__offering__unit__code",
        "course_class__subpart__kind",
        "course_class__number",
        "days",
        "weeks",
        "start",
        "length",
        "room__code",
    )
    first = sorted(row for row in rows if not row[0].startswith("2"))
    second = sorted(row for row in rows if row[0].startswith("2"))
    assert len(first) == len(second) == CourseClass.objects.filter(term=solution.term).count() / 2
    assert [(f"2{row[0]}", *row[1:-1], f"2{row[-1]}") for row in first] == second
    assert timetable.Seat.objects.count() == 2 * timetable.Seat.objects.filter(OF_THE_SECOND).count()
