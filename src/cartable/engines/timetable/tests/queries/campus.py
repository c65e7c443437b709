"""A small campus written straight into the tables: two buildings, four units, a published term."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import F

from cartable.engines.timetable.models import (
    Meeting,
    Placement,
    Publication,
    Seat,
    Solution,
    StudentClash,
    TermSettings,
)

PARIS = ZoneInfo("Europe/Paris")
TERM_START = date(2026, 9, 7)
WEEKS = 16
BREAK = 7
NOW = datetime(2026, 9, 15, 7, 0, tzinfo=UTC)
TODAY = date(2026, 9, 15)
EVERY_WEEK = (1 << WEEKS) - 1
A_WEEKS = sum(1 << index for index in range(0, WEEKS, 2))


def row(name: str, **values: Any) -> Any:
    """A row of another engine's table."""
    app, _, model = name.partition(".")
    return apps.get_model(app, model).objects.create(**values)


def person(code: str, given: str, family: str) -> Any:
    """Someone with a way to sign in."""
    someone = row("people.Person", code=code, given_name=given, family_name=family)
    row("people.Account", username=code, person=someone, password="!", created_at=NOW)
    return someone


@dataclass
class Campus:
    """What the tests name."""

    term: Any
    rooms: dict[str, Any]
    people: dict[str, Any] = field(default_factory=dict)
    classes: dict[str, Any] = field(default_factory=dict)
    solution: Any = None
    publication: Any = None

    def account(self, name: str) -> Any:
        """The account of one of the people."""
        return self.people[name].account

    def add_unit(self, code: str, category: str, **subparts: int) -> None:
        """A unit of the term: ``add_unit("IF28", "tm", cm=1, td=2)`` names ``IF28 cm1``, ``IF28 td1``, ``IF28 td2``."""
        unit = row(
            "catalogue.CourseUnit", code=code, category=category, title_fr=f"Titre {code}", title_en=f"Title {code}"
        )
        offering = row("catalogue.Offering", unit=unit, term=self.term)
        configuration = row("catalogue.Configuration", offering=offering, rank=0)
        for rank, (kind, number) in enumerate(subparts.items()):
            subpart = row("catalogue.Subpart", configuration=configuration, rank=rank, kind=kind)
            for index in range(1, number + 1):
                self.classes[f"{code} {kind}{index}"] = row(
                    "catalogue.CourseClass",
                    subpart=subpart,
                    offering=offering,
                    term=self.term,
                    number=index,
                    seats=30 if kind != "cm" else None,
                )

    def choose(self, who: str, *codes: str) -> None:
        """A student chose units."""
        for code in codes:
            offering = next(found.offering for name, found in self.classes.items() if name.startswith(f"{code} "))
            row(
                "registration.Choice",
                person=self.people[who],
                offering=offering,
                term=self.term,
                chosen_at=NOW,
            )

    def teach(self, who: str, name: str) -> None:
        """Someone teaches a class."""
        row("catalogue.ClassTeacher", course_class=self.classes[name], person=self.people[who])

    def seat(self, who: str, *names: str) -> None:
        """A student sits in classes of the solution."""
        for name in names:
            Seat.objects.create(solution=self.solution, course_class=self.classes[name], person=self.people[who])
            placed = Placement.objects.filter(solution=self.solution, course_class=self.classes[name])
            placed.update(seats_count=F("seats_count") + 1)
            Solution.objects.filter(pk=self.solution.pk).update(seats_count=F("seats_count") + 1)

    def solve(self, *, total: int = 42, feasible: bool = True) -> Solution:
        """A new solution of the term."""
        number = Solution.objects.filter(term=self.term).count() + 1
        self.solution = Solution.objects.create(
            term=self.term,
            number=number,
            created_at=NOW + timedelta(minutes=number),
            origin="solver",
            is_feasible=feasible,
            time_cost=10,
            room_cost=6,
            distribution_cost=4,
            student_cost=2,
            total_cost=total,
        )
        return self.solution

    def place(self, name: str, days: str, start: str, end: str, room: str = "", weeks: int = EVERY_WEEK) -> None:
        """Place a class on days ``1`` (Monday) to ``7``: ``place("IF28 td1", "24", "08:00", "10:00", "B101")``."""
        first, last = time.fromisoformat(start), time.fromisoformat(end)
        slot = (first.hour * 60 + first.minute) // 5
        Placement.objects.create(
            solution=self.solution,
            course_class=self.classes[name],
            days=sum(1 << int(day) - 1 for day in days),
            weeks=weeks,
            start=slot,
            length=(last.hour * 60 + last.minute) // 5 - slot,
            room=self.rooms[room] if room else None,
        )

    def publish(self, at: datetime = NOW) -> Publication:
        """Put the solution in force, dated as the placements say."""
        Publication.objects.filter(term=self.term, withdrawn_at__isnull=True).update(withdrawn_at=at)
        version = Publication.objects.filter(term=self.term).count() + 1
        self.publication = Publication.objects.create(
            term=self.term, solution=self.solution, version=version, published_at=at
        )
        for placement in Placement.objects.filter(solution=self.solution).order_by("id"):
            Meeting.objects.bulk_create(self._meetings(placement))
        return self.publication

    def _meetings(self, placement: Placement) -> list[Meeting]:
        found = []
        for week in range(WEEKS):
            for day in range(7):
                if placement.weeks >> week & 1 and placement.days >> day & 1:
                    on = self.term.starts_on + timedelta(weeks=week, days=day)
                    begins = _instant(on, placement.start)
                    ends = _instant(on, placement.start + placement.length)
                    found.append(
                        Meeting(
                            publication=self.publication,
                            course_class_id=placement.course_class_id,
                            room_id=placement.room_id,
                            span=DateTimeTZRange(begins, ends),
                            day=on,
                        )
                    )
        return found


def _instant(day: date, slot: int) -> datetime:
    return datetime.combine(day, time(slot // 12, slot % 12 * 5), PARIS)


def empty_campus() -> Campus:
    """Places, a term and people; nothing taught."""
    year = row("calendar.AcademicYear", code="2026-2027", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1))
    term = row(
        "calendar.Term", code="A26", title_fr="Automne 2026", title_en="Autumn 2026", year=year,
        starts_on=TERM_START, weeks_count=WEEKS,
    )  # fmt: skip
    for index in range(WEEKS):
        kind = "break" if index == BREAK else "teaching"
        letter = "" if index == BREAK else "AB"[index % 2]
        starts_on = TERM_START + timedelta(weeks=index)
        row("calendar.TermWeek", term=term, number=index + 1, starts_on=starts_on, kind=kind, letter=letter)
    TermSettings.objects.create(
        term=term, problem_name="small", time_weight=2, room_weight=1, distribution_weight=4, student_weight=5
    )
    site = row("places.Campus", code="V", title="Valbelle")
    buildings = {code: row("places.Building", code=code, title=f"Bâtiment {code}", campus=site) for code in "BC"}
    rooms = {
        code: row("places.Room", code=code, building=buildings[code[0]], capacity=seats)
        for code, seats in (("B101", 40), ("B118", 30), ("C012", 100))
    }
    campus = Campus(term, rooms)
    for code, given, family in (
        ("ines", "Inès", "Caradec"),
        ("malo", "Malo", "Perrin"),
        ("vasseur", "Joëlle", "Vasseur"),
        ("ana", "Ana", "Kowalska"),
        ("samia", "Samia", "Bellamy"),
        ("theo", "Théo", "Lamarque"),
        ("admin", "Noor", "Haddad"),
        ("guest", "Ange", "Kouassi"),
    ):
        campus.people[code] = person(code, given, family)
    _roles(campus)
    return campus


def _roles(campus: Campus) -> None:
    home = row(
        "people.Structure", code="UTV", title_fr="UT de Valbelle", kind="institution", valid_from=date(2000, 1, 1)
    )
    for who, kind in (("ines", "student"), ("malo", "student"), ("ana", "student"), ("vasseur", "faculty")):
        row("people.Affiliation", person=campus.people[who], structure=home, kind=kind, valid_from=date(2020, 9, 1))
    for who, role in (("samia", "timetabler"), ("theo", "registrar"), ("admin", "administrator")):
        row(
            "people.RoleAssignment",
            person=campus.people[who],
            role=role,
            valid_from=date(2020, 1, 1),
            reason="appointed",
        )


def published_campus() -> Campus:
    """The term published: Inès has a clash on Thursdays, Ana follows one class and teaches another."""
    campus = empty_campus()
    campus.add_unit("MT32", "cs", cm=1, td=2)
    campus.add_unit("IF28", "tm", cm=1, tp=1)
    campus.add_unit("SY16", "cs", td=1)
    campus.add_unit("IF35", "tm", td=1)
    campus.solve()
    campus.place("MT32 cm1", "1", "08:00", "10:00", "C012")
    campus.place("MT32 td1", "2", "14:15", "16:15", "B101")
    campus.place("MT32 td2", "3", "14:15", "16:15", "B101")
    campus.place("IF28 cm1", "15", "10:15", "12:15", "C012")
    campus.place("IF28 tp1", "5", "14:00", "17:00", "B118", weeks=A_WEEKS)
    campus.place("SY16 td1", "4", "08:15", "10:15", "B118")
    campus.place("IF35 td1", "4", "08:45", "10:45", "B101")
    campus.teach("vasseur", "MT32 cm1")
    campus.teach("vasseur", "MT32 td1")
    campus.teach("ana", "MT32 td2")
    campus.seat("ines", "MT32 cm1", "MT32 td1", "IF28 cm1", "IF28 tp1", "SY16 td1", "IF35 td1")
    campus.seat("malo", "MT32 cm1", "MT32 td1")
    campus.seat("ana", "IF28 cm1")
    campus.choose("ines", "MT32", "IF28", "SY16", "IF35")
    campus.choose("malo", "MT32")
    campus.choose("ana", "IF28")
    StudentClash.objects.create(
        solution=campus.solution,
        person=campus.people["ines"],
        first=campus.classes["SY16 td1"],
        second=campus.classes["IF35 td1"],
    )
    campus.publish()
    return campus
