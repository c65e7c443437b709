"""A reader's selection, and the filters."""

from __future__ import annotations

from cartable.engines.catalogue.guide.facets import count_choices, narrow
from cartable.engines.catalogue.guide.selection import MOST, Missing, clean_codes, sum_up
from cartable.engines.catalogue.guide.units import GuideUnit

A = GuideUnit(1, "A", "A", credits=6, personal_minutes=600, in_spring=False)
B = GuideUnit(2, "B", "B", category="tm", credits=4, before=(frozenset({"A", "X"}), frozenset({"Y"})))
C = GuideUnit(3, "C", "C", credits=2, in_autumn=False, advised=(frozenset({"Z"}),), exclusions=frozenset({"A", "Q"}))


def test_codes_of_an_address_are_cleaned():
    assert clean_codes([" A ", "A", "", " ", "B"]) == ("A", "B")
    assert len(clean_codes([f"U{n}" for n in range(200)])) == MOST


def test_a_selection_adds_up_and_tells_what_lacks():
    summary = sum_up([A, B, C])
    assert (summary.credits, summary.minutes, summary.credits_by) == (12, 600, {"cs": 8, "tm": 4})
    assert summary.missing == (Missing("B", ("Y",)), Missing("C", ("Z",), is_advised=True))
    assert summary.clashes == (("A", "C"),)
    assert (summary.autumn_only, summary.spring_only) == (("A",), ("C",))
    assert sum_up([]).credits == 0


def test_filters_keep_any_value_of_each_and_count_what_each_would_leave():
    units = [A, B, C]
    assert narrow(units, {"category": ("cs",), "season": ("spring",)}) == [C]
    assert narrow(units, {"category": ("cs", "tm")}) == units
    counts = count_choices(units, {"category": ("tm",)})
    assert counts["category"] == {"cs": 2, "tm": 1}
    assert counts["season"] == {"autumn": 1, "spring": 1}
    assert counts["access"] == {}
