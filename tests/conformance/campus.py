"""A small campus built through the engines' own doors: what the matrix's addresses name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import CourseClass, TeacherRow, assign_teachers
from cartable.engines.catalogue.demo import classes_of, make_offering
from cartable.engines.people.api import Account, Affiliation, Group, RoleAssignment, find_account
from cartable.engines.people.demo import affiliate, give_role, make_group, make_institution, make_person, make_structure
from cartable.engines.people.domain.merging.merging import merge_people
from cartable.engines.places.demo import make_room
from cartable.engines.registration.demo import make_choices
from cartable.engines.timetable.api import (
    CalendarAddress,
    Publication,
    SolveRun,
    open_calendar_address,
    start_solving,
)
from cartable.engines.timetable.demo import make_imported_term
from cartable.kernel.files import store
from cartable.kernel.jobs import Job, start
from tests.conformance.actors import make_actors
from tests.conformance.choosing import Choosing, make_choosing
from tests.conformance.referential import Referential, make_referential
from tests.conformance.rights import Rights, make_rights
from tests.conformance.timetable import make_placed_term

NOW = datetime(2026, 8, 20, 9, tzinfo=UTC)
PEOPLE_FILE = "code;family_name;given_name\nN1;Noël;Léa\n".encode()


@dataclass
class Campus:
    """One of each thing. ``student`` sits in ``course_class``, which ``teacher`` teaches."""

    actors: dict[str, Account | None]
    term: Term
    other_term: Term
    publication: Publication
    course_class: CourseClass
    room: Any
    group: Group
    affiliation: Affiliation
    role: RoleAssignment
    run: SolveRun
    calendar_address: CalendarAddress
    calendar_token: str
    job: Job
    stopped_job: Job
    people_import: Job
    unit_code: str
    protected: Any
    rights: Rights
    referential: Referential
    contract_import: Job
    unit_import: Job
    done_merge: Any
    choosing: Choosing

    def person(self, actor: str) -> Any:
        """The person behind an actor."""
        account = self.actors[actor]
        assert account is not None
        return account.person


def build_campus() -> Campus:
    """Write it in the current transaction."""
    institution = make_institution()
    room = make_room("B101")
    term, publication = make_placed_term(NOW)
    students = [_student(f"tiny-{rank}") for rank in (1, 3)]
    actors = make_actors(*students)
    unit_code, course_class = _teach(term, students[0], actors)
    address, token = open_calendar_address(person=students[0].person, now=NOW)
    administrator = actors["administrator"]
    colleague = make_person(family_name="Collègue")
    people = {name: account.person for name, account in actors.items() if account}
    other_term = make_imported_term("EMPTY")
    return Campus(
        actors=actors,
        term=term,
        other_term=other_term,
        publication=publication,
        course_class=course_class,
        room=room,
        group=make_group("G1", people=(students[0].person,)),
        affiliation=affiliate(colleague, "staff"),
        role=give_role(colleague, "room_manager", structure=make_structure("ROOMS")),
        run=start_solving(term=term, actor=actors["timetabler"], now=NOW),
        calendar_address=address,
        calendar_token=token,
        job=_job(administrator, "waiting"),
        stopped_job=_job(administrator, "stopped"),
        people_import=_job(administrator, "checked"),
        unit_code=unit_code,
        protected=_protected(institution),
        referential=make_referential(actors["registrar"]),
        contract_import=_job(administrator, "contracts", name="people.contracts"),
        unit_import=_job(administrator, "units", name="catalogue.import_units", year=term.year.code),
        done_merge=_merge(administrator),
        rights=make_rights(people),
        choosing=make_choosing(people, (term, other_term)),
    )


def _student(username: str) -> Account:
    account = find_account(username)
    assert account is not None, username
    affiliate(account.person, "student")
    return account


def _teach(term: Term, student: Account, actors: dict[str, Account | None]) -> tuple[str, CourseClass]:
    """The teacher teaches every class of the term; the student chose one more unit."""
    taught = CourseClass.objects.filter(term=term).select_related("offering__unit").order_by("pk")
    teacher = actors["teacher"]
    assert teacher is not None
    assign_teachers(rows=[TeacherRow(row.pk, teacher.person_id) for row in taught])
    offering = make_offering(term, cm=1)
    make_choices(student.person, offering)
    return classes_of(offering)[0].offering.unit.code, taught[0]


def _job(owner: Account | None, state: str, *, name: str = "people.import", **more: Any) -> Job:
    file = store(PEOPLE_FILE, f"{state}.csv", "text/csv")
    job = start(
        name, actor=owner, title=f"Import {state}", file=str(file.uuid), preview=True, all_or_nothing=False,
        language="fr", **more,
    )  # fmt: skip
    if state == "stopped":
        Job.objects.filter(pk=job.pk).update(state=Job.State.STOPPED, finished_at=NOW)
    return job


def _protected(institution: Any) -> Any:
    person = make_person(family_name="Cachée", is_protected=True)
    affiliate(person, "staff", structure=institution)
    return person


def _merge(by: Account | None) -> Any:
    """Two records of one person, made one."""
    kept, absorbed = make_person(family_name="Double"), make_person(family_name="Doublee")
    return merge_people(kept=kept, absorbed=absorbed, choices={}, actor=by, reason="tests", now=NOW)
