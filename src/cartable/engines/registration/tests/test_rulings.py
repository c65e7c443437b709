"""Rules of choice: each rule's cases, then what holds of any choice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cartable.engines.catalogue.api import UnitCard
from cartable.engines.registration.rulings import (
    RULES,
    Chosen,
    Limits,
    Record,
    Ruling,
    check,
    standing_against,
    unliftable,
)

CODES = ("MT01", "MT02", "IF44", "IF51", "IF62", "HT31")


def card(code: str, **facts: object) -> UnitCard:
    """A unit of six credits taught in French."""
    base = UnitCard(1, code, code.title(), "", "cs", 5, 6, "fr", "", True, True)
    return replace(base, **facts)  # type: ignore[arg-type]


def judged(
    *units: str | Chosen, cards: dict[str, UnitCard] | None = None, record: Record | None = None, **more: object
) -> list[Ruling]:
    """What is said of these units, all offered."""
    known = cards if cards is not None else {code: card(code) for code in CODES}
    chosen = [one if isinstance(one, Chosen) else Chosen(one) for one in units]
    arguments: dict[str, object] = {"limits": Limits(), "offered": set(known), **more}
    return check(cards=known, chosen=chosen, record=record or Record(), **arguments)  # type: ignore[arg-type]


def told(rulings: list[Ruling]) -> list[tuple[str, str, str, str]]:
    """Rulings without their words."""
    return [(one.rule, one.unit, one.other, one.severity) for one in rulings]


def test_a_plain_choice_has_nothing_against_it() -> None:
    assert judged("MT01", "IF44") == []


@pytest.mark.parametrize(
    ("record", "severity"),
    [
        (Record(acquired=frozenset({"MT01"})), None),
        (Record(acquired=frozenset({"MT02"})), None),
        (Record(under_way=frozenset({"MT02"})), "counsel"),
        (Record(), "blocks"),
    ],
)
def test_a_prerequisite_is_met_under_way_or_missing(record: Record, severity: str | None) -> None:
    cards = {"IF62": card("IF62", prerequisites=(frozenset({"MT01", "MT02"}),))}
    expected = [("prerequisite", "IF62", "MT01|MT02", severity)] if severity else []
    assert told(judged("IF62", cards=cards, record=record)) == expected


def test_a_prerequisite_of_the_same_semester_comes_too_late() -> None:
    cards = {"IF51": card("IF51"), "IF62": card("IF62", prerequisites=(frozenset({"IF51"}),))}
    (found,) = judged("IF51", "IF62", cards=cards)
    with override("en"):
        assert str(found.what) == "Not yet: IF62 wants IF51, which you would follow the same semester."
    with override("fr"):
        assert str(found.what) == "Pas encore : IF62 demande IF51, que vous suivriez le même semestre."


def test_what_is_advised_is_counsel() -> None:
    cards = {"IF62": card("IF62", advised=(frozenset({"MT01"}),))}
    assert told(judged("IF62", cards=cards)) == [("prerequisite", "IF62", "MT01", "counsel")]
    assert judged("IF62", cards=cards, record=Record(under_way=frozenset({"MT01"}))) == []


def test_two_units_exclude_each_other_once() -> None:
    cards = {
        "MT01": card("MT01", exclusions=frozenset({"MT02"})),
        "MT02": card("MT02", exclusions=frozenset({"MT01"})),
    }
    assert told(judged("MT01", "MT02", cards=cards)) == [("exclusion", "MT02", "MT01", "blocks")]
    assert told(judged("MT01", Chosen("MT02", "reserve"), cards=cards)) == [("exclusion", "MT02", "MT01", "counsel")]
    acquired = Record(acquired=frozenset({"MT01"}))
    assert told(judged("MT02", cards=cards, record=acquired)) == [("exclusion", "MT02", "MT01", "blocks")]


def test_acquired_already_and_followed_at_present() -> None:
    record = Record(acquired=frozenset({"MT01"}), under_way=frozenset({"IF44"}))
    assert told(judged("MT01", "IF44", record=record)) == [
        ("already_acquired", "MT01", "", "blocks"),
        ("already_acquired", "IF44", "", "counsel"),
    ]


def test_not_offered_and_withdrawn_cannot_be_lifted() -> None:
    found = judged("MT01", "MT02", "ZZ99", offered={"MT02"}, withdrawn={"MT02"}, lifted={("withdrawn", "MT02")})
    assert told(found) == [
        ("not_offered", "MT01", "", "blocks"),
        ("withdrawn", "MT02", "", "blocks"),
        ("not_offered", "ZZ99", "", "blocks"),
    ]
    assert unliftable(found) == found


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["MT01"], [("credits_low", "", "", "warns")]),
        (["MT01", "MT02"], []),
        (["MT01", Chosen("MT02", "optional")], [("credits_low", "", "", "warns")]),
        (["MT01", "MT02", "IF44"], [("credits_high", "", "", "blocks"), ("too_many", "", "", "blocks")]),
        (["MT01", "MT02", Chosen("IF44", "reserve")], []),
        (
            ["MT01", "MT02", Chosen("IF44", "optional")],
            [("credits_high", "", "", "blocks"), ("too_many", "", "", "blocks")],
        ),
    ],
)
def test_credits_and_number_of_units(units: list[str | Chosen], expected: list[tuple[str, str, str, str]]) -> None:
    limits = Limits(credits_min=12, credits_max=12, units_at_most=2)
    assert told(judged(*units, limits=limits)) == expected


@pytest.mark.parametrize(("level", "said"), [("", True), ("A2", True), ("B1", False), ("C1", False)])
def test_a_language_not_mastered_is_counsel(level: str, said: bool) -> None:
    cards = {"IF62": card("IF62", language="en")}
    record = Record(languages={"en": level} if level else {})
    assert told(judged("IF62", cards=cards, record=record)) == ([("language", "IF62", "", "counsel")] if said else [])


def test_a_derogation_makes_counsel_of_what_blocks() -> None:
    cards = {"IF62": card("IF62", prerequisites=(frozenset({"MT01"}),))}
    (found,) = judged("IF62", cards=cards, lifted={("prerequisite", "IF62")})
    assert (found.severity, found.is_lifted, found.key) == ("counsel", True, "prerequisite:IF62")
    assert standing_against([found]) == []


# What holds of any choice.

codes = st.sampled_from(CODES)
some = st.frozensets(codes, max_size=4)


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, UnitCard]:
    """Units with prerequisites and symmetric exclusions."""
    pairs = draw(st.frozensets(st.tuples(codes, codes).filter(lambda two: two[0] < two[1]), max_size=4))
    return {
        code: card(
            code,
            prerequisites=tuple(draw(st.lists(st.frozensets(codes, min_size=1, max_size=2), max_size=2))),
            exclusions=frozenset({b if a == code else a for a, b in pairs if code in (a, b)}),
            language=draw(st.sampled_from(["fr", "en"])),
        )
        for code in CODES
    }


chosen_units = st.lists(
    st.builds(Chosen, codes, st.sampled_from(["main", "optional", "reserve"])), unique_by=lambda one: one.unit
)
limits_drawn = st.builds(
    Limits,
    credits_min=st.none() | st.integers(0, 40),
    credits_max=st.none() | st.integers(0, 40),
    units_at_most=st.none() | st.integers(0, 6),
)


@given(catalogues(), chosen_units, some, some, limits_drawn, st.permutations(CODES))
def test_the_order_of_the_choice_changes_nothing_but_who_is_named_first(
    cards, chosen, acquired, under_way, limits, order
):  # type: ignore[no-untyped-def]
    record = Record(acquired=acquired, under_way=under_way)
    other = sorted(chosen, key=lambda one: order.index(one.unit))

    def signature(found: list[Ruling]) -> list[tuple[str, frozenset[str], str]]:
        return sorted(
            ((one.rule, frozenset({one.unit, one.other}), one.severity) for one in found),
            key=lambda row: (row[0], sorted(row[1]), row[2]),
        )

    first = judged(*chosen, cards=cards, record=record, limits=limits)
    assert signature(first) == signature(judged(*other, cards=cards, record=record, limits=limits))


@given(catalogues(), chosen_units, some, some)
def test_acquiring_more_never_adds_a_missing_prerequisite(cards, chosen, acquired, more):  # type: ignore[no-untyped-def]
    def missing(record: Record) -> set[tuple[str, str]]:
        found = judged(*chosen, cards=cards, record=record)
        return {(one.unit, one.other) for one in found if one.rule == "prerequisite" and one.severity == "blocks"}

    assert missing(Record(acquired=acquired | more)) <= missing(Record(acquired=acquired))


@given(catalogues(), chosen_units, some, limits_drawn)
def test_every_ruling_keeps_the_weight_of_its_rule_or_less(cards, chosen, acquired, limits):  # type: ignore[no-untyped-def]
    for one in judged(*chosen, cards=cards, record=Record(acquired=acquired), limits=limits):
        usual, liftable = RULES[one.rule]
        assert one.severity in (usual, "counsel")
        assert one.can_be_lifted == liftable
        assert str(one.what)


@given(catalogues(), chosen_units, some, limits_drawn)
def test_what_is_lifted_stands_against_nothing(cards, chosen, acquired, limits):  # type: ignore[no-untyped-def]
    record = Record(acquired=acquired)
    found = judged(*chosen, cards=cards, record=record, limits=limits)
    lifted = {(one.rule, one.unit) for one in found}
    again = judged(*chosen, cards=cards, record=record, limits=limits, lifted=lifted)
    assert standing_against(again) == []
    assert len(again) == len(found)


@given(chosen_units, st.integers(0, 40), st.integers(0, 40))
def test_reserves_count_in_no_sum(chosen, least, most):  # type: ignore[no-untyped-def]
    limits = Limits(credits_min=least, credits_max=most, units_at_most=3)
    without = [one for one in chosen if one.kind != "reserve"]
    assert told(judged(*chosen, limits=limits)) == told(judged(*without, limits=limits))
