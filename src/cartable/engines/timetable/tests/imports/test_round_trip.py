"""What was imported is written back the same: nothing of the problem is lost on the way through the tables."""

from __future__ import annotations

import io

import pytest

from cartable.engines.timetable.api import export_problem, import_term
from cartable.engines.timetable.demo import MONDAY, NOW, TINY_PROBLEM, make_imported_term
from cartable.engines.timetable.solver.drafting import read_draft
from cartable.engines.timetable.tests.instances import instance

pytestmark = pytest.mark.django_db


def exported(term) -> bytes:
    """The term as a problem file."""
    written = io.BytesIO()
    export_problem(term, written)
    return written.getvalue()


def test_the_tiny_problem_is_written_back_equal():
    assert read_draft(exported(make_imported_term())) == read_draft(TINY_PROBLEM)


@pytest.mark.parametrize("name", ["wbg-fal10", "lums-sum17", "bet-sum18", "pu-cs-fal07"])
def test_a_real_problem_is_written_back_equal(name):
    source = instance(name)
    term = import_term(source=source, starts_on=MONDAY, actor="demo", now=NOW)
    assert read_draft(exported(term)) == read_draft(source)
