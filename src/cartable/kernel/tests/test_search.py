"""Searching as people type."""

from __future__ import annotations

import pytest
from django.db import connection

from cartable.kernel.files import StoredFile, store
from cartable.kernel.search import folded, holds_words, matching
from cartable.kernel.search.matching import typed_words

pytestmark = pytest.mark.django_db

NAMES = ["Élodie Œuvrard", "Elodie Martin", "Jean-Pierre L’Hôte", "JEAN Dupont", "Mathématiques 1", "Automatique"]


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in NAMES:
        store(b"", name, "text/plain")


def found(text: str) -> list[str]:
    return [file.name for file in matching(StoredFile.objects.all(), "name", text)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("oeuv", ["Élodie Œuvrard"]),
        ("ÉLODIE", ["Elodie Martin", "Élodie Œuvrard"]),
        ("E\u0301lodie ma", ["Elodie Martin"]),
        ("martin elodie", ["Elodie Martin"]),
        ("jean pi", ["Jean-Pierre L’Hôte", "JEAN Dupont"]),
        ("l'hote", ["Jean-Pierre L’Hôte"]),
        ("dupond", ["JEAN Dupont"]),
        ("mat", ["Mathématiques 1"]),
        ("matématiques", ["Mathématiques 1"]),
        ("zzzz", []),
        ("***", []),
        ("%", []),
        ("a_b", []),
    ],
)
def test_accents_case_order_and_a_wrong_letter_are_forgiven(typed, names):
    hits = found(typed)
    assert hits[: len(names)] == names
    assert names or not hits


def test_nothing_typed_keeps_everything():
    assert sorted(found("  ")) == sorted(NAMES)


def test_rows_that_begin_so_come_before_those_that_look_alike():
    store(b"", "Martine Elodin", "text/plain")
    assert found("martin")[:2] == ["Elodie Martin", "Martine Elodin"]


def test_a_typed_text_is_never_read_as_a_pattern():
    store(b"", "a(b", "text/plain")
    assert found("a(b") == ["a(b", *[name for name in found("a(b") if name != "a(b"]]
    assert found("⑴") == found("1") == ["Mathématiques 1"]
    assert typed_words("a.b*c [d] \\e") == ["a", "b", "c", "d", "e"]


def test_the_index_answers():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = matching(StoredFile.objects.all(), "name", "élodie").explain()
    assert "kernel_files_name" in plan


@pytest.mark.parametrize(
    ("text", "folded"), [("Élodie ŒUVRARD", "elodie oeuvrard"), ("Straße", "strasse"), ("L’Haÿ", "l'hay"), (None, None)]
)
def test_the_folded_form(text, folded):
    with connection.cursor() as cursor:
        cursor.execute("SELECT cartable_fold(%s)", [text])
        assert cursor.fetchone() == (folded,)


@pytest.mark.parametrize("text", ["Élodie ŒUVRARD", "L’Hôte", "Łódź", "Straße Ærø", "Đặng Þórr", "e\u0301", "ﬁn"])
def test_a_text_folds_alike_here_and_in_the_database(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT cartable_fold(%s)", [text.replace("’", "'")])
        assert folded(text).replace("’", "'") == cursor.fetchone()[0]


def test_a_letter_with_two_marks_folds_here_alone():
    assert folded("Ǿ") == "o"  # unaccent doesn't know it


def test_words_typed_are_looked_for_wherever_they_stand():
    assert holds_words("MT01 Algèbre linéaire", "lineaire ALG")
    assert holds_words("MT01", " ")
    assert not holds_words("MT01 Algèbre", "algèbre mt02")
