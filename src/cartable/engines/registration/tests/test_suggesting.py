"""Suggestions: each reason, their order, and what never happens."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from cartable.engines.catalogue.api import UnitCard
from cartable.engines.registration.suggesting import FEWEST_SIMILAR, Given, Similar, suggest


def card(code: str, **facts: object) -> UnitCard:
    """A unit of level 3."""
    return replace(UnitCard(1, code, code, "", "cs", 3, 6, "fr", "", True, True), **facts)  # type: ignore[arg-type]


def cards(*given: UnitCard) -> dict[str, UnitCard]:
    """By code."""
    return {one.code: one for one in given}


def told(given: Given) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Codes with their reasons."""
    return [(one.unit, [(reason.kind, reason.of) for reason in one.reasons]) for one in suggest(given)]


def test_what_the_degree_lacks_comes_first_then_the_project_then_others() -> None:
    given = Given(
        cards=cards(card("A"), card("B", tags=frozenset({"data"})), card("C"), card("D")),
        serving={"C": ("cs",)},
        tags=frozenset({"data", "web"}),
        similar={"A": Similar(6, 10)},
    )
    assert told(given) == [
        ("C", [("degree", ("cs",))]),
        ("B", [("project", ("data",))]),
        ("A", [("similar", ("6", "10"))]),
    ]


def test_reasons_add_up_and_what_a_unit_opens_is_told() -> None:
    given = Given(
        cards=cards(card("A"), card("B", prerequisites=(frozenset({"A"}),)), card("C")),
        serving={"A": ("cs", "total"), "B": ("cs",), "C": ("cs", "total")},
    )
    assert told(given) == [
        ("A", [("degree", ("cs", "total")), ("opens", ("B",))]),
        ("C", [("degree", ("cs", "total"))]),
    ]


def test_few_similar_students_say_nothing() -> None:
    few = Given(cards=cards(card("A")), similar={"A": Similar(FEWEST_SIMILAR - 1, FEWEST_SIMILAR - 1)})
    rare = Given(cards=cards(card("A")), similar={"A": Similar(1, 100)})
    assert suggest(few) == suggest(rare) == []


def test_a_level_far_away_comes_later() -> None:
    given = Given(cards=cards(card("A", level=6), card("B", level=3)), serving={"A": ("x",), "B": ("x",)}, level=2)
    assert [one.unit for one in suggest(given)] == ["B", "A"]


def test_of_equal_weight_no_category_hides_another() -> None:
    given = Given(cards=cards(card("A"), card("B"), card("C", category="ht")), serving=dict.fromkeys("ABC", ("cs",)))
    assert [one.unit for one in suggest(given)] == ["A", "C", "B"]


codes = st.sampled_from("ABCDEF")


@settings(suppress_health_check=[HealthCheck.too_slow])
@drawn(st.frozensets(codes), st.frozensets(codes), st.frozensets(codes, max_size=2))
def test_nothing_known_or_closed_is_suggested_and_each_has_a_reason(known, served, wanted):  # type: ignore[no-untyped-def]
    prerequisites = (wanted,) if wanted else ()
    serving = dict.fromkeys(served, ("cs",))
    units = cards(*(card(code) for code in "ABCDE"), card("F", prerequisites=prerequisites))
    found = suggest(Given(cards=units, serving=serving, known=known))
    assert all(one.reasons and one.unit not in known for one in found)
    if "F" in {one.unit for one in found}:
        assert not wanted or wanted & known
    assert {one.unit for one in found} >= {code for code in serving if code in "ABCDE" and code not in known}
