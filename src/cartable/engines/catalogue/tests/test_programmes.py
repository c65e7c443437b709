"""Programmes and regulations: created, written, adopted, replaced, refused."""

from __future__ import annotations

from datetime import date

import pytest

from cartable.engines.catalogue.api import programmes, regulations
from cartable.engines.catalogue.demo import make_programme, make_regulation, make_unit
from cartable.engines.catalogue.models import CourseUnit, Exclusion, Regulation
from cartable.engines.people.demo import make_account_with_role, make_structure, make_student
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
TREE = {
    "kind": "all",
    "key": "degree",
    "of": [
        {"kind": "credits", "key": "cs", "minimum": 12, "where": {"categories": ["cs"]}},
        {"kind": "language", "key": "english", "language": "en", "level": "B2"},
    ],
}
ADOPTED_ON = date(2026, 6, 15)


@pytest.fixture
def head():
    """The head of a programme's structure."""
    return make_account_with_role("programme_head", structure=make_structure("GI"))


@pytest.fixture
def programme(head):
    """A programme of that structure."""
    return make_programme("INFO", structure=head.person.roles.get().structure)


@pytest.fixture
def draft(programme, head):
    """A draft that asks what is above."""
    return programmes.begin_regulation(programme=programme, entry_year=2026, tree=TREE, actor=head)


def enough_units() -> None:
    """Units that meet the tree."""
    for code in ("CS1", "CS2"):
        make_unit(code)


def refused(**given):
    """The codes and places of faults."""
    with pytest.raises(InputRefused) as problem:
        programmes.adopt_regulation(**given)
    return [(fault.code, str(fault.where)) for fault in problem.value.faults]


def test_a_programme_is_created_by_those_who_keep_its_structure():
    registrar, structure = make_account_with_role("registrar"), make_structure("GM")
    given = {"title_fr": "Mécanique", "kind": "engineer", "structure": structure}
    made = programmes.create_programme(code="MEC", actor=registrar, **given)
    assert programmes.access_programme(None, "MEC") == made
    with pytest.raises(NotAllowed):
        programmes.create_programme(code="X", actor=make_student(), **given)
    with pytest.raises(InputRefused) as problem:
        programmes.create_programme(
            code="MEC", title_fr="", kind="licence", structure=structure, terms_count=0, actor=registrar
        )
    assert [(one.code, one.where) for one in problem.value.faults] == [
        ("programme.taken", "code"),
        ("programme.title", "title_fr"),
        ("programme.kind", "kind"),
        ("programme.terms", "terms_count"),
    ]


def test_a_draft_is_adopted_and_replaces_the_version_before(draft, programme, head):
    enough_units()
    first = programmes.adopt_regulation(regulation=draft, actor=head, on=ADOPTED_ON)
    assert (first.state, first.number, first.adopted_by, first.adopted_on) == ("adopted", 1, head.person, ADOPTED_ON)
    second = programmes.begin_regulation(programme=programme, entry_year=2026, copied_from=first, actor=head)
    assert (second.number, second.tree) == (2, first.tree)
    programmes.adopt_regulation(regulation=second, actor=head, on=ADOPTED_ON)
    first.refresh_from_db()
    assert first.state == "replaced"
    events = OutboxEvent.objects.filter(name="regulation.adopted").order_by("sequence")
    assert [event.payload["replaced_uuid"] for event in events] == ["", str(first.uuid)]
    assert programmes.find_regulation(programme=programme, entry_year=2028).pk == second.pk
    assert programmes.find_regulation(programme=programme, entry_year=2025) is None


def test_what_no_set_of_units_meets_is_not_adopted(draft, head):
    make_unit("CS1")
    assert refused(regulation=draft, actor=head, on=ADOPTED_ON) == [("regulation.impossible", "tree.of[0].minimum")]
    make_unit("CS2")
    assert programmes.adopt_regulation(regulation=draft, actor=head, on=ADOPTED_ON).state == "adopted"


def test_units_that_exclude_one_another_are_not_asked_together(programme, head):
    first, second = make_unit("CS1"), make_unit("CS2")
    tree = {"kind": "units", "key": "both", "n": 2, "units": ["CS1", "CS2"]}
    draft = programmes.begin_regulation(programme=programme, entry_year=2026, tree=tree, actor=head)
    Exclusion.objects.create(first=first, second=second, reason_fr="Même contenu")
    assert refused(regulation=draft, actor=head, on=ADOPTED_ON) == [("regulation.impossible", "tree.n")]


def test_units_that_do_not_exist_are_named_with_the_nearest(programme, head):
    make_unit("MT01")
    tree = {"kind": "units", "key": "list", "n": 1, "units": ["MT0l", "MT01"]}
    draft = programmes.begin_regulation(programme=programme, entry_year=2026, tree=tree, actor=head)
    faults = programmes.adoption_faults(draft)
    assert [(one.code, one.where) for one in faults] == [("regulation.unknown_unit", "tree.units[0]")]
    assert "MT01" in str(faults[0].mend)


def test_an_empty_group_is_a_draft_and_is_not_adopted(programme, head):
    draft = programmes.begin_regulation(programme=programme, entry_year=2026, actor=head)
    assert refused(regulation=draft, actor=head, on=ADOPTED_ON) == [("regulation.missing", "tree.of")]


def test_there_is_one_draft_an_entry_year(draft, programme, head):
    with pytest.raises(programmes.DraftExists):
        programmes.begin_regulation(programme=programme, entry_year=2026, actor=head)
    assert programmes.begin_regulation(programme=programme, entry_year=2027, actor=head).number == 1


def test_two_tabs_never_write_over_one_another(draft, head):
    seen = programmes.digest(draft)
    programmes.write_regulation(regulation=draft, actor=head, was=seen, credits_max=40)
    with pytest.raises(programmes.RegulationChangedElsewhere):
        programmes.write_regulation(regulation=draft, actor=head, was=seen, tree=TREE)
    with pytest.raises(programmes.RegulationChangedElsewhere):
        programmes.adopt_regulation(regulation=draft, actor=head, on=ADOPTED_ON, was=seen)
    assert Regulation.objects.get().credits_max == 40


def test_an_adopted_regulation_does_not_change(programme, head):
    adopted = make_regulation(programme)
    for act in (
        lambda: programmes.write_regulation(regulation=adopted, actor=head, credits_max=40),
        lambda: programmes.discard_regulation(regulation=adopted, actor=head),
        lambda: programmes.adopt_regulation(regulation=adopted, actor=head, on=ADOPTED_ON),
    ):
        with pytest.raises(programmes.RegulationNotDraft):
            act()


def test_wrong_trees_and_credits_are_told_by_place(draft, head):
    with pytest.raises(InputRefused) as problem:
        programmes.write_regulation(regulation=draft, actor=head, tree={"kind": "total", "key": "t"})
    assert [(one.code, one.where) for one in problem.value.faults] == [("regulation.missing", "tree.minimum")]
    with pytest.raises(InputRefused) as problem:
        programmes.write_regulation(regulation=draft, actor=head, credits_min=30, credits_max=20)
    assert [one.where for one in problem.value.faults] == ["credits_max"]


@pytest.mark.parametrize("role", ["student", "timetabler", "director"])
def test_others_neither_write_nor_adopt(draft, role):
    actor = make_student() if role == "student" else make_account_with_role(role)
    for act in (
        lambda: programmes.write_regulation(regulation=draft, actor=actor, credits_max=40),
        lambda: programmes.adopt_regulation(regulation=draft, actor=actor, on=ADOPTED_ON),
        lambda: programmes.access_regulation(actor, draft.uuid),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_versions_are_compared_requirement_by_requirement(draft, programme, head):
    tree = {**TREE, "of": [{**TREE["of"][0], "minimum": 18}, {"kind": "pix", "key": "pix", "points": 500}]}
    after = make_regulation(programme, tree=tree, entry_year=2027)
    changes = programmes.compare_regulations(before=draft, after=after)
    assert [(one.kind, (one.after or one.before).key) for one in changes] == [
        ("changed", "cs"),
        ("added", "pix"),
        ("removed", "english"),
    ]


def test_units_count_with_the_facts_in_force():
    unit, internship = make_unit("CS1", credits=6), make_unit("ST1", category="st")
    CourseUnit.objects.filter(pk=internship.pk).update(withdrawn_on=date(2026, 2, 1))
    shared = {"level": 1, "credits": 6, "language": "fr", "state": "planned"}
    credit = regulations.Credit("CS1", "Unité CS1", "Unit CS1", category="cs", **shared)
    gone = regulations.Credit("ST1", "Unité ST1", "Unit ST1", category="st", origin="internship", **shared)
    assert programmes.counted_units() == {
        unit.pk: programmes.CountedUnit(credit, is_taught=True),
        internship.pk: programmes.CountedUnit(gone, is_taught=False),
    }
