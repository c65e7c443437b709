"""The record of a student: what is written, what is read of it, what a regulation makes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_person
from cartable.engines.registration.api import (
    AdvisingRow,
    CertificationRow,
    EnrolledAlready,
    EnrolmentRow,
    ExemptedAlready,
    ResultKnown,
    ResultRow,
    advise,
    adviser_of,
    correct_result,
    end_enrolment,
    end_exemption,
    enrol,
    enrolment_of,
    grant_exemption,
    judge,
    judge_all,
    record_certifications,
    record_results,
    results_of,
    student_record,
    students_advised,
)
from cartable.engines.registration.demo import make_choices, make_enrolled, make_regulation, make_result
from cartable.kernel.audit import history_of
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 1)
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)


@pytest.fixture
def student():
    """Somebody in INFO since 2025."""
    person = make_person()
    make_enrolled(person, make_regulation())
    return person


def test_a_record_holds_what_is_acquired_under_way_and_planned(student):
    past, present, coming = (
        make_term("P26", starts_on=date(2026, 2, 9)),
        make_term("A26"),
        make_term("P27", starts_on=date(2027, 2, 8)),
    )
    maths, network = make_unit("MT01", credits=6), make_unit("RE01", category="tm", credits=5)
    make_result(student, maths, past)
    make_result(student, network, past, passed=False)
    make_choices(student, make_offering(present, network), make_offering(present, maths))
    make_choices(student, make_offering(coming, make_unit("HE01", category="ht", credits=4)))
    record = student_record(person=student, on=ON)
    assert [(c.unit, c.state, c.credits) for c in record.credits] == [
        ("MT01", "acquired", 6),
        ("RE01", "in_progress", 5),
        ("HE01", "planned", 4),
    ]
    assert (record.acquired, record.coming) == (6, 9)


def test_a_degree_is_judged_with_what_is_planned_beside(student):
    make_result(student, make_unit("MT01", credits=6))
    make_unit("MT02", credits=6)
    judged = judge(person=student, on=ON)
    sciences = judged.find("cs")
    assert (judged.state, sciences.have, sciences.coming, sciences.lacking) == ("missing", 6, 0, 6)
    assert judge(person=student, on=ON, planned=["MT02"]).find("cs").state == "in_progress"


def test_the_best_certified_level_counts_until_it_ends(student):
    record_certifications(
        [
            CertificationRow(student.pk, "language", date(2025, 1, 10), "en", "B2"),
            CertificationRow(student.pk, "language", date(2024, 1, 10), "en", "C1", valid_until=date(2026, 1, 10)),
            CertificationRow(student.pk, "pix", date(2025, 5, 1), points=480),
        ]
    )
    record = student_record(person=student, on=ON)
    assert (dict(record.facts.languages), record.facts.pix) == ({"en": "B2"}, 480)
    assert judge(person=student, on=ON).find("english").state == "satisfied"


def test_results_are_recorded_once_and_refused_when_they_contradict(student):
    unit, term = make_unit("MT01", credits=6), make_term("P26", starts_on=date(2026, 2, 9))
    row = ResultRow(student.pk, "cs", 6, ON, unit.pk, term.pk, grade="B")
    assert (record_results([row]), record_results([row])) == (1, 0)
    other = ResultRow(student.pk, "cs", 0, ON, unit.pk, term.pk, is_acquired=False, grade="FX")
    with pytest.raises(ResultKnown):
        record_results([other])


def test_every_wrong_result_is_told(student):
    rows = [
        ResultRow(student.pk, "zz", 6, ON, title_fr="Mobilité"),
        ResultRow(student.pk, "cs", 6, ON, title_fr="Mobilité", grade="Z"),
        ResultRow(student.pk, "cs", 6, ON, title_fr="Mobilité", is_acquired=False),
        ResultRow(student.pk, "cs", 6, ON),
        ResultRow(student.pk, "cs", 6, ON, title_fr="Mobilité", origin="luck"),
    ]
    with pytest.raises(InputRefused) as refused:
        record_results(rows)
    assert [fault.code for fault in refused.value.faults] == [
        "result.category",
        "result.grade",
        "result.failed",
        "result.title",
        "result.origin",
    ]
    assert not results_of(student).exists()


def test_a_correction_keeps_what_was_and_why(student):
    make_result(student, make_unit("MT01", credits=6), passed=False)
    result = results_of(student).get()
    actor = make_account_with_role("registrar")
    correct_result(
        result=result,
        is_acquired=True,
        credits=6,
        grade="E",
        decided_on=ON,
        actor=actor,
        reason="Copie retrouvée",
    )
    change = history_of(result)[-1]
    assert (change.reason, change.actor) == ("Copie retrouvée", str(actor.uuid))
    assert (change.before["credits"], change.after["credits"]) == (0, 6)
    with pytest.raises(InputRefused):
        correct_result(result=result, is_acquired=True, credits=6, grade="E", decided_on=ON, actor=actor, reason=" ")


def test_nobody_is_twice_in_a_programme_and_an_enrolment_ends(student):
    enrolment = enrolment_of(person=student, on=ON)
    row = EnrolmentRow(student.pk, enrolment.programme_id, enrolment.regulation_id, ON)
    with pytest.raises(EnrolledAlready):
        enrol([row])
    end_enrolment(enrolment=enrolment, valid_until=ON, actor="tests", reason="Abandon")
    assert enrolment_of(person=student, on=ON) is None
    assert judge(person=student, on=ON) is None
    with pytest.raises(InputRefused):
        enrol([EnrolmentRow(student.pk, make_regulation("MECA").programme_id, enrolment.regulation_id, ON)])


def test_an_exemption_lets_off_until_it_ends(student):
    actor = make_account_with_role("registrar")
    programme = enrolment_of(person=student, on=ON).programme
    said = {"person": student, "programme": programme, "node": "english", "actor": actor, "now": NOW}
    made = grant_exemption(kind="waived", reason="Scolarité en Irlande", **said)
    assert judge(person=student, on=ON).find("english").state == "waived"
    with pytest.raises(ExemptedAlready):
        grant_exemption(kind="waived", reason="Encore", **said)
    end_exemption(exemption=made, actor=actor, reason="Erreur", now=NOW)
    assert judge(person=student, on=ON).find("english").state == "missing"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"node": "latin"}, "exemption.node"),
        ({"kind": "lowered"}, "exemption.minimum"),
        ({"kind": "admitted", "detail": {"unit": "ZZ99"}}, "exemption.unit"),
        ({"reason": " "}, "reason.missing"),
    ],
)
def test_an_exemption_that_says_nothing_precise_is_refused(student, changed, code):
    programme = enrolment_of(person=student, on=ON).programme
    said = {"node": "cs", "kind": "waived", "reason": "Jury", **changed}
    with pytest.raises(InputRefused) as refused:
        grant_exemption(person=student, programme=programme, actor=make_account_with_role("registrar"), now=NOW, **said)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_an_adviser_follows_another(student):
    first, second = make_person(), make_person()
    advise([AdvisingRow(first.pk, student.pk, date(2025, 9, 1))])
    advise([AdvisingRow(second.pk, student.pk, date(2026, 9, 1))])
    assert adviser_of(student, date(2026, 8, 31)) == first
    assert adviser_of(student, ON) == second
    assert list(students_advised(second, ON)) == [student]
    with pytest.raises(InputRefused):
        advise([AdvisingRow(student.pk, student.pk, ON)])


def test_a_whole_school_is_read_in_as_many_queries_as_one(student, django_assert_num_queries):
    regulation = enrolment_of(person=student, on=ON).regulation
    unit, term = make_unit("MT01", credits=6), make_term("A26")
    offering = make_offering(term, make_unit("RE01", category="tm", credits=5))
    make_result(student, unit)
    make_choices(student, offering)
    with django_assert_num_queries(8):  # one more when units have versions
        judge_all(on=ON)
    for _ in range(30):
        person = make_person()
        make_enrolled(person, regulation)
        make_result(person, unit)
        make_choices(person, offering)
    with django_assert_num_queries(8):
        found = judge_all(on=ON)
    assert {standing.judged.find("total").have for standing in found.values()} == {6}
    assert len(found) == 31
