"""Judgements, decisions, what a unit serves, ways to finish: cases worked out by hand."""

from __future__ import annotations

from typing import Any

from cartable.engines.catalogue import regulations as r

SCIENCE = {
    "kind": "credits",
    "key": "science",
    "minimum": 12,
    "where": {"categories": ["cs"]},
    "of": [{"kind": "credits", "key": "statistics", "minimum": 6, "where": {"tags": ["stat"]}}],
}
TREE = r.parse(
    {
        "kind": "all",
        "key": "degree",
        "of": [SCIENCE, {"kind": "language", "key": "english", "language": "en", "level": "B2"}],
    }
)
FLUENT = r.Facts({"en": "C1"})


def unit(code: str, **facts: Any) -> r.Credit:
    """A unit acquired."""
    return r.Credit(code, **{"credits": 6, **facts})


STAT = unit("ST1", tags=frozenset({"stat"}))


def states(judged: r.Judged) -> dict[str, str]:
    """State by key."""
    return {one.key: one.state for one in judged.walk()}


def test_a_requirement_asks_more_of_the_same_credits() -> None:
    other = unit("TM1", category="tm", tags=frozenset({"stat"}))
    judged = r.audit(TREE, credits=[unit("CS1"), unit("CS2"), other], facts=FLUENT)
    assert states(judged) == {
        "degree": "missing",
        "science": "missing",
        "statistics": "missing",
        "english": "satisfied",
    }
    found = judged.find("science")
    assert found is not None
    assert (found.have, found.coming, found.minimum, found.lacking) == (12, 0, 12, 0)
    assert [one.unit for one in found.counted] == ["CS1", "CS2"]


def test_what_is_coming_is_told_apart() -> None:
    coming = unit("CS1", state="planned")
    judged = r.audit(TREE, credits=[STAT, coming], facts=r.Facts({"en": "B1"}))
    assert states(judged) == {
        "degree": "missing",
        "science": "in_progress",
        "statistics": "satisfied",
        "english": "missing",
    }
    english = judged.find("english")
    assert english is not None
    assert (r.say_level(english.have), r.say_level(english.minimum), english.measure) == ("B1", "B2", "level")


def test_a_unit_followed_twice_counts_once() -> None:
    judged = r.audit(TREE, credits=[STAT, unit("ST1", state="in_progress"), STAT], facts=FLUENT)
    found = judged.find("science")
    assert found is not None
    assert (found.have, found.coming) == (6, 0)


def test_decisions_for_one_person() -> None:
    held = [STAT, unit("TM1", category="tm")]
    lowered = r.audit(TREE, credits=held, facts=FLUENT, exemptions=[r.Exemption("science", "lowered", minimum=6)])
    admitted = r.audit(TREE, credits=held, facts=FLUENT, exemptions=[r.Exemption("science", "admitted", unit="TM1")])
    waived = r.audit(TREE, credits=held, facts=FLUENT, exemptions=[r.Exemption("science", "waived")])
    unknown = r.audit(TREE, credits=held, facts=FLUENT, exemptions=[r.Exemption("gone", "waived")])
    assert [one.state for one in (lowered, admitted, waived, unknown)] == [
        "satisfied",
        "satisfied",
        "satisfied",
        "missing",
    ]
    assert states(waived)["science"] == "waived"
    inside = r.audit(
        TREE,
        credits=[unit("CS1"), unit("TM1", category="tm")],
        facts=FLUENT,
        exemptions=[r.Exemption("statistics", "admitted", unit="TM1")],
    )
    assert inside.state == "satisfied"  # what counts for a part counts for what it is a part of


def test_a_unit_goes_where_it_serves_best() -> None:
    tree = r.parse(
        {
            "kind": "all",
            "key": "apart",
            "apart": True,
            "of": [
                {"kind": "credits", "key": "any", "minimum": 6},
                {"kind": "credits", "key": "stat", "minimum": 6, "where": {"tags": ["stat"]}},
            ],
        }
    )
    judged = r.audit(tree, credits=[STAT, unit("ZZ1")], facts=r.Facts())
    assert judged.state == "satisfied"
    assert [[one.unit for one in child.counted] for child in judged.children] == [["ZZ1"], ["ST1"]]


def test_what_a_further_unit_would_count_for() -> None:
    judged = r.audit(TREE, credits=[unit("CS1")], facts=FLUENT)
    assert r.serves(judged, STAT) == ("science", "statistics")
    assert r.serves(judged, unit("CS2")) == ("science",)
    assert r.serves(judged, unit("CS1")) == ()
    assert r.serves(judged, unit("TM1", category="tm")) == ()
    done = r.audit(TREE, credits=[unit("CS1"), unit("CS2")], facts=FLUENT)
    assert r.serves(done, unit("CS3")) == ()
    assert r.serves(done, STAT) == ("statistics",)


def test_the_shortest_way_and_what_no_unit_brings() -> None:
    candidates = [unit(f"CS{number}", state="planned") for number in range(3)] + [STAT]
    way, *others = r.ways_to_finish(TREE, credits=[], facts=r.Facts(), candidates=candidates)
    assert others == []
    assert (set(way.units), way.credits, way.remains, way.is_shortest) == ({"CS0", "ST1"}, 12, ("english",), True)
    assert {(step.count, step.choices) for step in way.steps} == {(1, ("CS0", "CS1", "CS2")), (1, ("ST1",))}


def test_nothing_needed_is_a_way_without_units() -> None:
    held = [unit("CS1"), STAT]
    assert r.ways_to_finish(TREE, credits=held, facts=FLUENT, candidates=[]) == [r.Way((), 0)]


def test_units_that_exclude_one_another_make_a_list_impossible() -> None:
    tree = r.parse({"kind": "units", "key": "three", "n": 2, "units": ["A", "B", "C"]})
    units = [unit(code) for code in "ABC"]
    assert r.find_impossible(tree, candidates=units, exclusions=[("A", "B")]) == []
    pairs = [("A", "B"), ("A", "C"), ("B", "C")]
    assert [fault.where for fault in r.find_impossible(tree, candidates=units, exclusions=pairs)] == ["n"]
    both = r.parse(
        {
            "kind": "all",
            "key": "both",
            "of": [{"kind": "units", "key": code, "n": 1, "units": [code]} for code in "AB"],
        }
    )
    faults = r.find_impossible(both, candidates=units, exclusions=[("B", "A")])
    assert [fault.where for fault in faults] == ["of[1].units[0]"]


def test_many_are_judged_as_one_is() -> None:
    records = [r.Record((STAT,)), r.Record((STAT, unit("CS1")), FLUENT), r.Record()]
    found = list(r.audit_many(TREE, records))
    assert found == [r.audit(TREE, credits=one.credits, facts=one.facts) for one in records]
