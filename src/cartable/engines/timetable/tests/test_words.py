"""What isn't kept is told in words, for each of the nineteen kinds, in both languages."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from cartable.engines.timetable.domain.durations import duration
from cartable.engines.timetable.domain.words import ConstraintFacts, describe_clash, describe_constraint
from cartable.engines.timetable.solver.kinds import arguments_of_kinds

KINDS = arguments_of_kinds()


def facts(kind: str, *, amount: int = 2, pairs: int = 1, arguments: tuple[int, ...] = ()) -> ConstraintFacts:
    """A violation of a kind."""
    return ConstraintFacts(
        kind=kind,
        arguments=arguments or tuple(range(12, 12 * KINDS[kind] + 1, 12)),
        is_hard=True,
        amount=amount,
        pairs=tuple(("MA11 CM 1", f"PH12 TD {number}") for number in range(1, pairs + 1)),
        labels=("MA11 CM 1", "PH12 TD 1"),
        slot_minutes=5,
    )


def test_there_are_nineteen_kinds():
    assert len(KINDS) == 19


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("pairs", [0, 1])
def test_every_kind_says_what_which_rule_and_how_to_mend_in_both_languages(kind, pairs):
    told = {}
    for language in ("fr", "en"):
        with override(language):
            words = describe_constraint(facts(kind, pairs=pairs))
        assert all(text and "%(" not in text for text in (words.what, words.rule, words.mend))
        assert words.rule != kind
        told[language] = words
    assert told["fr"].rule != told["en"].rule
    assert told["fr"].mend != told["en"].mend
    assert told["fr"].what != told["en"].what


def test_pairs_are_counted_and_named():
    with override("en"):
        words = describe_constraint(facts("NotOverlap", amount=1))
        assert words.what == "1 pair of classes doesn't keep the rule: MA11 CM 1 – PH12 TD 1."
        many = describe_constraint(facts("NotOverlap", amount=6, pairs=6))
        assert many.what.startswith("6 pairs of classes don't keep the rule: MA11 CM 1 – PH12 TD 1; ")
        assert many.what.endswith("PH12 TD 4 …")


def test_numbers_of_slots_are_told_as_hours_and_minutes():
    with override("en"):
        assert describe_constraint(facts("MaxBlock", pairs=0, arguments=(48, 6))).rule == (
            "No run of classes with breaks of 30 min or less lasts longer than 4 h."
        )
        assert describe_constraint(facts("MaxDayLoad", pairs=0, amount=18, arguments=(72,))).what == (
            "MA11 CM 1, PH12 TD 1: 1 h 30 too much over the term."
        )
    with override("fr"):
        rule = describe_constraint(facts("MinGap", arguments=(6,))).rule
    assert "30" in rule
    assert "min" in rule


@pytest.mark.parametrize(("minutes", "text"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (125, "2 h 05")])
def test_durations(minutes, text):
    with override("en"):
        assert duration(minutes) == text


def test_clashes_of_a_student():
    with override("en"):
        assert describe_clash("A CM 1", "B TD 2", overlap=True) == "A CM 1 and B TD 2 overlap."
        assert describe_clash("A CM 1", "B TD 2", overlap=False) == (
            "B TD 2 begins before one can have walked there from A CM 1."
        )
