"""What a reader's menu asks of the database, with all engines' entries in it."""

from __future__ import annotations

import pytest

from cartable.engines.people.demo import make_account, make_account_with_role, make_student, make_teacher
from cartable.kernel.registry import menu_entries
from cartable.ui.context import may_open

pytestmark = pytest.mark.django_db
READERS = {
    "student": make_student,
    "teacher": make_teacher,
    "registrar": lambda: make_account_with_role("registrar"),
    "without any tie": make_account,
}


@pytest.mark.parametrize("make", READERS.values(), ids=READERS)
def test_a_menu_asks_three_queries_however_many_entries_it_has(make, django_assert_num_queries):
    made = make()
    account = type(made).objects.get(pk=made.pk)
    with django_assert_num_queries(3):  # roles, affiliations, situations
        shown = [entry.key for entry in menu_entries() if may_open(entry, account)]
    assert len(menu_entries()) > 20
    assert len(shown) < len(menu_entries())
