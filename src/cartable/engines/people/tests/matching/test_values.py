"""Names, sounds and days as they are compared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.engines.people.matching.days import birth_figures, is_placeholder, is_swapped
from cartable.engines.people.matching.sounds import sound_key
from cartable.engines.people.matching.words import fold, name_parts, squeeze


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Hérault-Œuf", "l herault oeuf"),
        ("  ÉLÉONORE ", "eleonore"),
        ("O'Brien", "o brien"),
        ("Łukasz Groß", "lukasz gross"),
        ("Нина", "нина"),
        ("", ""),
        ("-", "-"),
    ],
)
def test_folding(text: str, folded: str):
    assert fold(text) == folded


def test_parts_are_sorted_and_particles_left_out():
    assert name_parts("de La Tour d'Auvergne") == ("auvergne", "tour")
    assert name_parts("Martin-Durand") == name_parts("DURAND martin") == ("durand", "martin")
    assert name_parts("Du") == ("du",)
    assert squeeze("La Grange") == "lagrange"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_and_case_neither(text: str):
    assert fold(fold(text)) == fold(text)
    plain = text.encode("ascii", "ignore").decode()
    assert fold(plain.upper()) == fold(plain.lower())


@pytest.mark.parametrize(
    "alike",
    [
        ("Dupont", "Dupond", "Dupon"),
        ("Lefebvre", "Lefèvre", "Lefebvres"),
        ("Mathieu", "Matthieu", "Mathieux"),
        ("Philippe", "Filippe"),
        ("Thibault", "Thibaud", "Tibo"),
        ("Caron", "Karon"),
        ("Geoffroy", "Joffroi"),
        ("Bernard", "Bernart"),
    ],
)
def test_names_heard_alike_have_one_key(alike: tuple[str, ...]):
    assert {sound_key(name) for name in alike} == {sound_key(alike[0])}


def test_names_heard_apart_have_two():
    names = ["Martin", "Moreau", "Bernard", "Girard", "Laurent", "Simon", "Dupont", "Durand"]
    assert len({sound_key(name) for name in names}) == len(names)
    assert sound_key("123") == ""


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        (date(1999, 2, 1), "19990201"),
        ("1999-02-01", "19990201"),
        ("19990201", "19990201"),
        ("1999-02-01T00:00:00", "19990201"),
        ("01/02/1999", "19990201"),
        ("1.2.1999", "19990201"),
        ("31/02/1999", "19990231"),
        ("février 1999", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_days_are_read(written: date | str | None, figures: str):
    assert birth_figures(written) == figures


def test_day_and_month_exchanged():
    assert is_swapped("19990201", "19990102")
    assert not is_swapped("19990202", "19990202")
    assert not is_swapped("19990201", "19980102")
    assert is_placeholder("19990101")
    assert not is_placeholder("19990102")
