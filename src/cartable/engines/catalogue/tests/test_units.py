"""Course units: created all or none, found whatever the accents."""

from __future__ import annotations

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import CourseUnit, UnitRow, access_unit, create_units, list_units, search_units
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_student
from cartable.kernel.problems import InputRefused, NotAllowed, NotFound

pytestmark = pytest.mark.django_db


def test_units_are_created_in_one_go(django_assert_num_queries):
    rows = [UnitRow(code=f"MA{number}", title_fr=f"Analyse {number}", credits=5) for number in range(3)]
    with django_assert_num_queries(2):  # codes taken, insert
        created = create_units(rows=rows)
    assert [unit.code for unit in created] == ["MA0", "MA1", "MA2"]
    assert CourseUnit.objects.filter(credits=5).count() == 3


def test_every_fault_is_told_and_nothing_created():
    make_unit("MA11")
    with pytest.raises(InputRefused) as refusal:
        create_units(
            rows=[
                UnitRow(code="MA11", title_fr="Analyse"),
                UnitRow(code="", title_fr="Sans code"),
                UnitRow(code="PH12", title_fr=" "),
                UnitRow(code="PH13", title_fr="Optique", category="xx"),
                UnitRow(code="PH14", title_fr="Ondes", credits=-1),
                UnitRow(code="PH15", title_fr="Chimie"),
                UnitRow(code="PH15", title_fr="Chimie"),
            ]
        )
    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [
        ("unit.code", "?"),
        ("unit.title", "PH12"),
        ("unit.category", "PH13"),
        ("unit.negative", "PH14"),
        ("unit.twice", "PH15"),
        ("unit.taken", "MA11"),
    ]
    assert CourseUnit.objects.count() == 1


def test_search_ignores_accents_case_and_order():
    make_unit("MA11", title_fr="Équations différentielles", title_en="Differential equations")
    make_unit("PH12", title_fr="Optique", title_en="Optics")
    reader = make_student()
    assert [unit.code for unit in search_units(reader, "differentielles equa")] == ["MA11"]
    assert [unit.code for unit in search_units(reader, "optics")] == ["PH12"]
    assert [unit.code for unit in search_units(reader, "ph12")] == ["PH12"]
    assert search_units(reader, " ") == []
    assert search_units(None, "optics") == []


def test_units_of_a_category_and_of_a_term():
    term = make_term("A26")
    offered = make_unit("MA11", category="cs")
    make_unit("MA12", category="cs")
    make_unit("EC01", category="ec")
    make_offering(term, offered)
    assert [unit.code for unit in list_units(category="cs")] == ["MA11", "MA12"]
    assert [unit.code for unit in list_units(term_code="A26")] == ["MA11"]
    assert [unit.code for unit in list_units(category="ec", term_code="A26")] == []


def test_a_unit_is_open_to_those_who_are_signed_in():
    unit = make_unit("MA11")
    assert access_unit(make_student(), "MA11") == unit
    with pytest.raises(NotAllowed):
        access_unit(None, "MA11")
    with pytest.raises(NotFound):
        access_unit(make_student(), "MA99")
