"""National student numbers and ORCID: forms, keys, and what is said of a wrong one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.utils import translation

from cartable.engines.people.matching.identifiers import (
    base36_key,
    bea_key,
    find_ine,
    orcid_key,
    read_ine,
    read_orcid,
)
from cartable.engines.people.matching.records import Record, exact_identifiers, list_conflicts
from cartable.kernel.problems import InputRefused

with (Path(__file__).parent / "ine_vectors.csv").open(encoding="utf-8") as file:
    VECTORS = [tuple(row) for row in csv.reader(file)]


def test_the_vectors_are_all_there():
    assert len(VECTORS) == 44
    assert {kind for kind, *_ in VECTORS} == {"NNE36", "BEA23"}


@pytest.mark.parametrize(("kind", "number", "key"), VECTORS)
def test_national_keys(kind: str, number: str, key: str):
    assert {"NNE36": base36_key, "BEA23": bea_key}[kind](number) == key
    ine = read_ine(f"{number[:4]} {number[4:]}{key}".lower())
    assert ine.value == number + key
    assert (ine.form, ine.has_key) == ({"NNE36": "base36", "BEA23": "bea"}[kind], True)


@pytest.mark.parametrize(("kind", "number", "key"), VECTORS)
def test_any_other_last_character_is_refused(kind: str, number: str, key: str):
    others = set("0123456789" if kind == "NNE36" else "ABCDEFGHJKLMNPRSTUVWXYZ") - {key}
    assert [other for other in others if find_ine(number + other)] == []


@pytest.mark.parametrize(
    ("text", "form"),
    [("123456789AB", "rnie"), ("0751A12345F", "apprentice"), ("0751D12345F", "provisional")],
)
def test_forms_without_a_published_key(text: str, form: str):
    ine = read_ine(text)
    assert (ine.form, ine.has_key, ine.is_provisional) == (form, False, form == "provisional")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "ine.length"),
        ("6454048904", "ine.length"),
        ("6454048904YY", "ine.length"),
        ("645404890IY", "ine.form"),
        ("123456789AI", "ine.form"),
        ("6454048904Q", "ine.form"),
        ("6454048904É", "ine.form"),
        ("6454048904Z", "ine.key"),
        ("0DDG5R00016", "ine.key"),
    ],
)
def test_wrong_numbers_are_refused(text: str, code: str):
    with pytest.raises(InputRefused) as caught:
        read_ine(text)
    assert [fault.code for fault in caught.value.faults] == [code]
    assert find_ine(text) is None


def test_a_wrong_key_is_told_in_both_languages():
    with pytest.raises(InputRefused) as caught:
        read_ine("6454048904Z")
    fault = caught.value.faults[0]
    with translation.override("en"):
        assert str(fault.what) == "The last character of “6454048904Z” doesn't fit the ten before it."
    with translation.override("fr"):
        assert str(fault.what) == "Le dernier caractère de « 6454048904Z » ne correspond pas aux dix qui le précèdent."
        assert str(fault.mend).startswith("Recopiez-le depuis le certificat")


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000000218250097"])
def test_orcid(text: str):
    assert read_orcid(text) == "0000-0002-1825-0097"


def test_orcid_may_end_in_x():
    assert orcid_key("000000021694233") == "X"
    assert read_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize(("text", "code"), [("0000-0002-1825-009", "orcid.form"), ("0000-0002-1825-0098", "orcid.key")])
def test_wrong_orcid(text: str, code: str):
    with pytest.raises(InputRefused) as caught:
        read_orcid(text)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_only_valid_identifiers_are_kept():
    record = Record(
        "a", identifiers={"ine": "6454048904 y", "orcid": "0000-0002-1825-0098", "hr": " 12é ", "mail": " A@B.fr"}
    )
    assert exact_identifiers(record) == {"ine": "6454048904Y", "hr": "12e", "mail": "a@b.fr"}


def test_two_final_numbers_contradict_and_a_provisional_one_does_not():
    final, other, provisional = {"ine": "6454048904Y"}, {"ine": "0281521879T"}, {"ine": "0751D12345F"}
    assert list_conflicts(final, other) == ["ine"]
    assert list_conflicts(final, final) == list_conflicts(final, provisional) == list_conflicts(final, {}) == []
    assert list_conflicts({"hr": "1", "mail": "a@b"}, {"hr": "2", "mail": "c@d"}) == ["hr"]
