"""Who may open what: every page and every operation, tried by thirteen people. A refused write leaves no trace."""

from __future__ import annotations

import pytest

from tests.conformance.actors import ACTORS
from tests.conformance.addresses import call_operation, open_page
from tests.conformance.campus import Campus
from tests.conformance.conftest import Browser, undone
from tests.conformance.discovery import operations, page_names
from tests.conformance.matrix import OPERATIONS, PAGES
from tests.conformance.table import read_table
from tests.conformance.traces import attempts, count_rows, differences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("menu_found_once")]
PAGE_ROWS, OPERATION_ROWS = read_table(PAGES), read_table(OPERATIONS)


def test_every_page_is_in_the_matrix_read_and_written():
    known = sorted(str(row) for row in PAGE_ROWS)
    assert known == sorted(f"{method} {name}" for name in page_names() for method in ("GET", "POST"))


def test_every_operation_is_in_the_matrix():
    assert sorted(str(row) for row in OPERATION_ROWS) == operations()


@pytest.mark.parametrize("row", PAGE_ROWS, ids=str)
def test_pages(campus: Campus, browser: Browser, row):
    assert _answers(row, lambda actor: open_page(browser(actor), campus, row.method, row.name)) == row.expected


@pytest.mark.parametrize("row", OPERATION_ROWS, ids=str)
def test_operations(campus: Campus, browser: Browser, row):
    assert _answers(row, lambda actor: call_operation(browser(actor), campus, str(row))) == row.expected


def _answers(row, ask):
    """The status that each actor gets. Reading writes nothing; each write is undone before the next."""
    found = {}
    for actor in ACTORS:
        after = None
        with undone():
            tried = attempts()
            response = ask(actor)
            response.getvalue()  # what is streamed is read too
            found[actor] = response.status_code
            wants_nothing = is_refusal(response) if row.method != "GET" else actor == "administrator"
            if wants_nothing and attempts() != tried:
                after = count_rows()
        if after is not None:  # something was written, and perhaps undone: only the tables say
            assert differences(count_rows(), after) == {}, f"{row} as {actor} left rows"
    return found


def is_refusal(response) -> bool:
    """An error, or the way to the sign-in page."""
    return response.status_code >= 400 or response.headers.get("Location", "").startswith("/account/login/")
