"""What is proposed at the cursor."""

from __future__ import annotations

import pytest

from cartable.engines.people.demo import make_account, make_account_with_role, make_group, make_structure
from cartable.engines.people.populations import check, complete
from cartable.engines.people.populations.registry import word_names

pytestmark = pytest.mark.django_db
CODES = ['"BU"', '"DSI"']
PROPOSED = {
    "stu": ["student"],
    "student ": ["since", "where (", "and", "or", "on"],
    "protected ": ["and", "or", "on"],
    "student a": ["and"],
    "student where (st": ["staff", "structure", "student"],
    "student where (student ": ["since", "and", "or"],
    "structure ": ["=", "!=", "in (", "not in ("],
    "structure n": ["not in ("],
    "structure = ": CODES,
    'structure = "d': ['"DSI"', '"BU"'],  # by code, then by title
    'structure = "ds': ['"DSI"'],
    'structure = "archives': ['"BU"'],
    'structure in ("DSI", "': CODES,
    "member_of(": [*CODES, "below="],
    'member_of("DSI", ': ["below="],
    'member_of("DSI", below=': ["true", "false"],
    'member_of("DSI", below=true, ': [],
    "in_group(": ['"CLUB"'],
    "year >": [],
    "born ": ["=", "!=", "<", "<=", ">", ">=", "before", "after", "since", "until", "within"],
    "born before ": ["today", "today - 30 days", "today + 30 days"],
    "born within 3 ": ["days", "weeks", "months", "years"],
    "affiliation = em": ["employee"],
    'role("reg': ['"registrar"'],
    "role(registrar, s": ["structure="],
    "student on ": ["today", "today - 30 days", "today + 30 days"],
    "student since ": ["today", "today - 30 days", "today + 30 days"],
    "student teacher ": [],
    "student) ": [],
    "nothing = ": [],
    "# ": [],
}


@pytest.fixture
def actor():
    """Someone who reads structures and groups."""
    make_structure("BU", title_fr="Bibliothèque et archives")
    make_structure("DSI")
    make_group("CLUB")
    account = make_account_with_role("administrator")
    # The institution of the account's own tie.
    account.person.affiliations.first().structure.__class__.objects.filter(code="UT").update(code="BU0")
    return account


def inserts(text, actor, cursor=None) -> list[str]:
    found = complete(text, len(text) if cursor is None else cursor, actor)
    return [one.insert for one in found if one.insert != '"BU0"']


@pytest.mark.parametrize("text", PROPOSED)
def test_what_may_follow_is_proposed(text, actor):
    assert inserts(text, actor) == PROPOSED[text]


def test_every_word_may_begin_a_rule(actor):
    found = complete("", 0, actor)
    assert [one.insert.rstrip("(") for one in found] == [*word_names(), "not"]
    assert all(str(one.title) and (str(one.doc) or one.insert == "not") for one in found)
    assert inserts("student and (", actor) == [one.insert for one in found]


def test_what_is_begun_is_replaced_whole(actor):
    (found,) = complete("studen and x", 3, actor)
    assert (found.insert, found.start, found.end) == ("student", 0, 6)
    text = 'structure = "DS" and student'
    (found,) = complete(text, 15, actor)
    assert (found.insert, found.start, found.end) == ('"DSI"', 12, 16)
    assert check(text[: found.start] + found.insert + text[found.end :]).is_sound


def test_one_query_at_most_besides_rights(actor, django_assert_max_num_queries):
    inserts("structure = ", actor)
    with django_assert_max_num_queries(1):
        inserts("structure = ", actor)


def test_names_are_proposed_to_those_who_may_read_them(actor):
    assert inserts("structure = ", make_account()) == []


@pytest.mark.parametrize("cursor", [-5, 0, 3, 400])
def test_a_cursor_outside_of_the_text_is_brought_back(cursor, actor):
    assert isinstance(complete("stu", cursor, actor), list)
