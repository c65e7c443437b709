"""Levels of agreement: what each field says of two values, and of two records."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.engines.people.matching.comparing import compare
from cartable.engines.people.matching.fields import FAMILY, PERSON_FIELDS, Field, Level, list_swaps
from cartable.engines.people.matching.measures import MEASURES
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.tables import Table
from cartable.engines.people.matching.words import fold

NAMES = st.text(alphabet="abcdelmnorst éç-'", min_size=1, max_size=14).filter(lambda text: bool(fold(text)))
DAYS = st.dates().map(lambda day: f"{day:%Y%m%d}".zfill(8))


def levels_of(one: Record, other: Record, fields: tuple[Field, ...] = PERSON_FIELDS) -> dict[str, Level]:
    zero = np.zeros(1, dtype=np.int64)
    found = compare(Table([one], fields), zero, Table([other], fields), zero, fields)[0]
    return {field.name: Level(level) for field, level in zip(fields, found.tolist(), strict=True)}


@pytest.mark.parametrize(
    ("kind", "one", "other", "level"),
    [
        ("family", "dupont", "dupont", Level.SAME),
        ("family", "la grange", "lagrange", Level.SAME),
        ("family", "martin durand", "durand martin", Level.SAME),
        ("family", "dupont", "dupond", Level.CLOSE),
        ("family", "lefebvre", "lefevre", Level.CLOSE),
        ("family", "martin durand", "durand", Level.CLOSE),
        ("family", "de villiers", "villiers", Level.CLOSE),
        ("family", "martin duran", "durand martin", Level.CLOSE),
        ("family", "saint martin", "martin", Level.CLOSE),
        ("family", "dupont", "dupuit", Level.AKIN),
        ("family", "dupont", "moreau", Level.DIFFERENT),
        ("given", "lea", "leo", Level.AKIN),
        ("given", "j", "jean", Level.AKIN),
        ("given", "j", "paul", Level.DIFFERENT),
        ("given", "jean", "jean pierre marie", Level.CLOSE),
        ("birth", "19990201", "19990201", Level.SAME),
        ("birth", "19990201", "19990102", Level.CLOSE),
        ("birth", "19991231", "19993112", Level.CLOSE),
        ("birth", "19990201", "19990211", Level.CLOSE),
        ("birth", "19990201", "19991020", Level.AKIN),
        ("birth", "19990101", "19991125", Level.AKIN),
        ("birth", "19990201", "20051117", Level.DIFFERENT),
        ("mail", "a.martin@x.fr", "a.martin@x.fr", Level.SAME),
        ("mail", "a.martin@x.fr", "a.martin@autre.org", Level.CLOSE),
        ("mail", "a.martin@x.fr", "a.matin@autre.org", Level.AKIN),
        ("mail", "bob@x.fr", "bob@autre.org", Level.DIFFERENT),
        ("text", "12 rue du bac", "12 ruedu bac", Level.SAME),
        ("text", "12 rue du bac", "12 rue du lac", Level.CLOSE),
        ("text", "12 rue du bac", "9 avenue foch", Level.DIFFERENT),
        ("code", "75013", "75031", Level.CLOSE),
        ("code", "75013", "69002", Level.DIFFERENT),
    ],
)
def test_levels(kind: str, one: str, other: str, level: Level):
    assert Level(int(MEASURES[kind]([one], [other])[0])) is level
    assert Level(int(MEASURES[kind]([other], [one])[0])) is level


@given(st.sampled_from(["family", "text"]), NAMES, NAMES)
def test_comparing_names_has_no_direction(kind: str, one: str, other: str):
    left, right = [fold(one), fold(other)], [fold(other), fold(one)]
    there, back = MEASURES[kind](left, right).tolist()
    assert there == back


@given(DAYS, DAYS)
def test_comparing_days_has_no_direction(one: str, other: str):
    assert MEASURES["birth"]([one], [other]).tolist() == MEASURES["birth"]([other], [one]).tolist()


@given(
    st.lists(st.sampled_from(["Éloïse", "Benoît", "François", "Zoé"]), min_size=1, max_size=3, unique=True), st.data()
)
def test_accents_case_and_order_change_nothing(words: list[str], data: st.DataObject):
    shuffled = data.draw(st.permutations(words))
    plain = " ".join(fold(word).upper() for word in shuffled)
    assert levels_of(Record("a", "-".join(words)), Record("b", plain))["family_name"] is Level.SAME


def test_a_missing_value_says_so():
    found = levels_of(Record("a", "Martin"), Record("b", "Martin", "Zoé", birth_on="2001-05-06", mail="z@x.fr"))
    assert found == {
        "family_name": Level.SAME,
        "given_name": Level.MISSING,
        "birth_on": Level.MISSING,
        "mail": Level.MISSING,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Record("a", "Martin", "Zoé", "Durand"), Record("b", "Durand", "Zoé")),
        (Record("a", "Durand", "Zoé"), Record("b", "Martin", "Zoé", "Durand")),
        (Record("a", "Petit", "Zoé", "Durand"), Record("b", "Martin", "Zoé", "Durand")),
    ],
)
def test_the_usage_name_counts_as_a_family_name(one: Record, other: Record):
    assert levels_of(one, other)["family_name"] is Level.SAME


def test_names_exchanged_are_seen():
    found = levels_of(Record("a", "Martin", "Zoé"), Record("b", "ZOE", "Martin"))
    assert (found["family_name"], found["given_name"]) == (Level.SWAPPED, Level.SWAPPED)
    found = levels_of(Record("a", "Martin", "Zoé"), Record("b", "Martin", "Martin"))
    assert (found["family_name"], found["given_name"]) == (Level.SAME, Level.DIFFERENT)


def test_partners_must_name_each_other():
    assert list_swaps(PERSON_FIELDS) == [(0, 1)]
    with pytest.raises(ValueError, match="family_name and given_name must name each other"):
        list_swaps((FAMILY,))
