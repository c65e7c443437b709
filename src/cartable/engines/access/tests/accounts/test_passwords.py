"""Passwords: length, names, known ones, and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from cartable.engines.access.domain.accounts.passwords.breached import BreachedFile
from cartable.engines.access.domain.accounts.passwords.strength import Strength, bits_of, strength_of
from cartable.engines.people.api import Account, Person


def someone() -> Account:
    person = Person(code="202612345", family_name="Caradec", given_name="Inès", personal_mail="moussaillon@example.fr")
    return Account(username="ines.caradec", person=person)


def codes_of(password: str) -> set[str]:
    try:
        validate_password(password, someone())
    except ValidationError as refusal:
        return {str(error.code) for error in refusal.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "le chat dort sur la dune",
        "été à Valbelle-sur-Mer",
        "x" + "aZ" * 60,
        "6271 9038 4459 7261",
    ],
)
def test_long_ones_are_welcome_without_any_rule_of_composition(password: str):
    assert codes_of(password) == set()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kz7!pQ", "password_too_short"),
        ("ab1" * 50, "password_too_long"),
        ("aaaaaaaaaaaaaaaa", "password_too_regular"),
        ("abcdefghijklmnop", "password_too_regular"),
        ("271903844597", "password_too_regular"),
        ("password1234", "password_too_common"),
        ("inescaradec29", "password_too_similar"),
        ("Caradec-Inès-!", "password_too_similar"),
        ("202612345-ines", "password_too_similar"),
        ("moussaillon!33", "password_too_similar"),
    ],
)
def test_weak_ones_are_refused_in_words(password: str, code: str):
    assert code in codes_of(password)


def test_a_name_inside_a_long_phrase_is_no_fault():
    assert codes_of("Caradec aime la mer agitée") == set()


@pytest.mark.parametrize(
    ("password", "grade"),
    [
        ("aaaaaaaaaaaa", Strength.WEAK),
        ("123456789012", Strength.WEAK),
        ("kzpqvbntrwmx", Strength.ENOUGH),
        ("kzpqvbntrwmxlsg", Strength.GOOD),
        ("correct horse battery staple", Strength.STRONG),
    ],
)
def test_strength_is_told_in_four_grades(password: str, grade: Strength):
    assert strength_of(password) == grade


def test_bits_are_those_of_the_signs_that_count():
    assert bits_of("") == 0
    assert round(bits_of("az"), 2) == round(2 * 4.700439718, 2)
    assert bits_of("ab") == bits_of("a")


def _hash(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three thousand stolen passwords, as published: sorted, with counts."""
    known = [f"stolen-{rank}" for rank in range(3000)]
    lines = sorted(_hash(one).upper() for one in known)
    path = tmp_path / "breached.txt"
    path.write_text("".join(f"{line}:{rank * 37 % 1000 + 1}\r\n" for rank, line in enumerate(lines)))
    return path


def test_a_stolen_password_is_found_by_halving(file: Path):
    known = BreachedFile(file)
    assert all(known.holds(f"stolen-{rank}") for rank in range(3000))
    assert not any(known.holds(f"mine-{rank}") for rank in range(3000))


def test_bare_hashes_without_count_or_last_end_of_line(tmp_path: Path):
    path = tmp_path / "bare.txt"
    hashes = sorted(_hash(one) for one in ("a", "b", "c"))
    path.write_text("\n".join(hashes))
    known = BreachedFile(path)
    assert [known.holds(one) for one in ("a", "b", "c", "d")] == [True, True, True, False]


def test_another_file_is_refused(tmp_path: Path):
    path = tmp_path / "words.txt"
    path.write_text("hello\n" * 20)
    with pytest.raises(ValueError, match="SHA-1"):
        BreachedFile(path)


def test_the_file_of_the_settings_is_asked(settings, file: Path):
    settings.BREACHED_PASSWORDS = str(file)
    assert codes_of("stolen-2718281828") == set()
    assert codes_of("stolen-2718") == {"password_too_short", "password_breached"}
