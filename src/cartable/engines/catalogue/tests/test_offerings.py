"""A term's offerings with their classes: whole trees, all or none."""

from __future__ import annotations

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import (
    ClassDraft,
    ConfigurationDraft,
    CourseClass,
    Offering,
    OfferingDraft,
    SubpartDraft,
    TeacherRow,
    access_class,
    access_roster,
    assign_teachers,
    class_facts,
    create_offering_tree,
    offerings_of,
    term_tree,
    withdraw_teachers,
)
from cartable.engines.catalogue.demo import classes_of, make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.kernel.problems import InputRefused, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def draft(code: str, *subparts: SubpartDraft) -> OfferingDraft:
    """An offering of one configuration."""
    return OfferingDraft(code, (ConfigurationDraft(subparts),))


def test_a_tree_is_created_with_parents_numbers_and_seats():
    term = make_term()
    make_unit("MA11")
    tree = create_offering_tree(
        term=term,
        offerings=[
            draft(
                "MA11",
                SubpartDraft("td", (ClassDraft("td1", 24, parent="cm1"), ClassDraft("td2", 24, parent="cm1"))),
                SubpartDraft("cm", (ClassDraft("cm1", None, needs_room=False, reference="c1"),)),
            )
        ],
    )
    rows = {key: CourseClass.objects.get(pk=class_id) for (_code, key), class_id in tree.class_ids.items()}
    assert [rows[key].number for key in ("td1", "td2", "cm1")] == [1, 2, 1]
    assert [rows[key].seats for key in ("td1", "td2", "cm1")] == [24, 24, None]
    assert [rows[key].parent for key in ("td1", "td2", "cm1")] == [rows["cm1"], rows["cm1"], None]
    assert (rows["cm1"].needs_room, rows["cm1"].reference, rows["cm1"].term) == (False, "c1", term)
    assert tree.offering_ids == {"MA11": Offering.objects.get().pk}
    facts = class_facts(class_ids=[rows["td2"].pk])[rows["td2"].pk]
    assert (facts.label, facts.kind, facts.seats) == ("MA11 TD 2", "td", 24)


def test_two_thousand_classes_take_as_many_queries_as_two(django_assert_num_queries):
    term = make_term()
    for code in ("MA11", "MA12"):
        make_unit(code)
    many = tuple(ClassDraft(f"k{number}") for number in range(2000))
    with django_assert_num_queries(14):
        create_offering_tree(term=term, offerings=[draft("MA11", SubpartDraft("td", many))])
    with django_assert_num_queries(14):
        create_offering_tree(term=term, offerings=[draft("MA12", SubpartDraft("td", many[:2]))])
    assert CourseClass.objects.count() == 2002


def test_every_fault_is_told_and_nothing_created():
    term = make_term()
    make_unit("MA11")
    make_offering(term, make_unit("MA12"))
    with pytest.raises(InputRefused) as refusal:
        create_offering_tree(
            term=term,
            offerings=[
                draft("NOPE", SubpartDraft("cm", (ClassDraft("a"),))),
                draft("MA12", SubpartDraft("cm", (ClassDraft("a"),))),
                draft(
                    "MA11",
                    SubpartDraft("xx", (ClassDraft("a"), ClassDraft("a"), ClassDraft("b", parent="a"))),
                    SubpartDraft("td", (ClassDraft("c", parent="zz"),)),
                ),
            ],
        )
    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [
        ("offering.unit", "NOPE"),
        ("offering.taken", "MA12"),
        ("class.twice", "MA11 / a"),
        ("subpart.kind", "MA11 / 1"),
        ("class.parent", "MA11 / b"),
        ("class.parent", "MA11 / c"),
    ]
    assert (Offering.objects.count(), CourseClass.objects.count()) == (1, 1)


def test_classes_that_are_each_others_parents_are_refused():
    make_unit("MA11")
    subparts = (
        SubpartDraft("cm", (ClassDraft("a", parent="b"),)),
        SubpartDraft("td", (ClassDraft("b", parent="a"),)),
    )
    with pytest.raises(InputRefused) as refusal:
        create_offering_tree(term=make_term(), offerings=[draft("MA11", *subparts)])
    assert [fault.code for fault in refusal.value.faults] == ["class.parent", "class.parent"]


def test_a_units_offerings_are_read_in_as_many_queries_whatever_their_size(django_assert_num_queries):
    unit = make_unit("MA11")
    make_offering(make_term("A25"), unit, cm=1)
    make_offering(make_term("A26"), unit, cm=2, td=[24, 24, 24], tp=6)
    with django_assert_num_queries(5):
        read = [
            [
                len(subpart.classes.all())
                for configuration in row.configurations.all()
                for subpart in configuration.subparts.all()
            ]
            for row in offerings_of(unit)
        ]
    assert sorted(read) == [[1], [2, 3, 6]]


def test_a_terms_tree_is_read_in_four_queries(django_assert_num_queries):
    term = make_term()
    make_offering(term, make_unit("MA11"), cm=1, td=2)
    make_offering(term, make_unit("MA12"), cm=1)
    with django_assert_num_queries(4):
        tree = term_tree(term_id=term.pk)
    assert [[len(s.classes) for c in node.configurations for s in c.subparts] for node in tree] == [[1, 2], [1]]


def test_teachers_are_assigned_once_and_withdrawn():
    [lecture] = classes_of(make_offering(make_term(), cm=1))
    teacher = make_teacher().person
    row = TeacherRow(class_id=lecture.pk, person_id=teacher.pk)
    assert assign_teachers(rows=[row, row]) == 1
    assert assign_teachers(rows=[row]) == 1
    assert lecture.teachers.count() == 1
    assert withdraw_teachers(rows=[row]) == 1
    assert withdraw_teachers(rows=[row]) == 0


def test_a_roster_is_open_to_its_teachers_and_keepers_only():
    [lecture] = classes_of(make_offering(make_term(), cm=1))
    teacher, stranger, student = make_teacher(), make_teacher(), make_student()
    assign_teachers(rows=[TeacherRow(lecture.pk, teacher.person.pk)])
    keepers = [make_account_with_role(role) for role in ("registrar", "timetabler", "administrator")]
    for account in [teacher, *keepers]:
        assert access_roster(account, lecture.uuid) == lecture
    for account in (stranger, student, make_account_with_role("room_manager"), None):
        with pytest.raises(NotAllowed):
            access_roster(account, lecture.uuid)
    assert access_class(student, lecture.uuid) == lecture
    with pytest.raises(NotFound):
        access_class(student, "00000000-0000-4000-8000-000000000000")
