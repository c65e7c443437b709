"""Classes by what people call them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.timetable.queries.class_search import ClassWords, classes_named, read_words
from cartable.engines.timetable.tests.queries.campus import Campus


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IF28", ClassWords("if28")),
        ("if28 td", ClassWords("if28", "td")),
        ("IF28 TD2", ClassWords("if28", "td", 2)),
        (" IF28  td 2 ", ClassWords("if28", "td", 2)),
        ("IF28 3", ClassWords("if28", "", 3)),
        ("Inès Caradec", None),
        ("", None),
        ("?", None),
        ("IF28 td two", None),
    ],
)
def test_read_words(text: str, words: ClassWords | None) -> None:
    assert read_words(text) == words


def test_classes_named_finds_those_in_force(campus: Campus) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = classes_named("mt32 td", limit=10)
    assert len(asked) == 1
    assert [(label.code, label.kind, label.number) for label in found] == [("MT32", "td", 1), ("MT32", "td", 2)]
    assert [label.number for label in classes_named("MT32 td 2", limit=10)] == [2]
    assert len(classes_named("MT32", limit=2)) == 2


def test_classes_of_a_term_not_published_are_not_found(campus: Campus) -> None:
    campus.publication.delete()
    assert classes_named("MT32", limit=10) == []
