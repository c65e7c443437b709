"""Trees read from JSON: what is refused, and where."""

from __future__ import annotations

from typing import Any

import pytest

from cartable.engines.catalogue import regulations as r
from cartable.kernel.problems import InputRefused

PIX = {"kind": "pix", "key": "pix", "points": 500}


def faults(tree: object, **options: Any) -> list[tuple[str, str]]:
    """Code and place of each fault."""
    with pytest.raises(InputRefused) as refusal:
        r.parse(tree, **options)
    return [(fault.code, str(fault.where)) for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (3, [("regulation.node", "")]),
        ({}, [("regulation.kind", "kind")]),
        ({"kind": "al", "key": "a"}, [("regulation.kind", "kind")]),
        ({"kind": ["all"], "key": "a"}, [("regulation.kind", "kind")]),
        ({"kind": "pix", "points": 500}, [("regulation.missing", "key")]),
        ({**PIX, "key": "à"}, [("regulation.key", "key")]),
        ({**PIX, "points": True}, [("regulation.number", "points")]),
        ({**PIX, "points": 0}, [("regulation.number", "points")]),
        ({**PIX, "points": 10**9}, [("regulation.number", "points")]),
        ({**PIX, "title_fr": "a\nb"}, [("regulation.text", "title_fr")]),
        ({**PIX, "point": 3}, [("regulation.field", "point")]),
        ({"kind": "all", "key": "a", "of": []}, [("regulation.missing", "of")]),
        ({"kind": "all", "key": "a", "of": [PIX, PIX]}, [("regulation.key_twice", "of[1].key")]),
        ({"kind": "all", "key": "a", "apart": 1, "of": [PIX]}, [("regulation.flag", "apart")]),
        ({"kind": "some", "key": "a", "n": 2, "of": [PIX]}, [("regulation.too_many", "n")]),
        ({"kind": "units", "key": "a", "n": 3, "units": ["U1", "U2"]}, [("regulation.too_many", "n")]),
        ({"kind": "units", "key": "a", "units": ["U1", "U1"]}, [("regulation.twice", "units[1]")]),
        ({"kind": "units", "key": "a", "units": "U1"}, [("regulation.list", "units")]),
        ({"kind": "language", "key": "a", "language": "en", "level": "B3"}, [("regulation.choice", "level")]),
        ({"kind": "language", "key": "a", "language": "eng", "level": "B2"}, [("regulation.language", "language")]),
        (
            {"kind": "credits", "key": "a", "minimum": 6, "where": {"categories": ["cx"], "level": 5}},
            [("regulation.choice", "where.categories[0]"), ("regulation.field", "where.level")],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_path(tree: object, told: list[tuple[str, str]]) -> None:
    assert faults(tree) == told


def test_every_fault_is_told_at_once() -> None:
    tree = {"kind": "all", "key": "a", "of": [{**PIX, "points": -1}, 3, {"kind": "total", "key": "t"}]}
    assert faults(tree) == [
        ("regulation.number", "of[0].points"),
        ("regulation.node", "of[1]"),
        ("regulation.missing", "of[2].minimum"),
    ]


def test_trees_too_large_are_refused_without_being_walked() -> None:
    deep: dict[str, Any] = PIX
    for number in range(400):
        deep = {"kind": "all", "key": f"k{number}", "of": [deep]}
    assert ("regulation.large", "of[0]" + ".of[0]" * 11) in faults(deep)
    wide = {"kind": "all", "key": "a", "apart": True, "of": [{**PIX, "key": f"p{one}"} for one in range(9)]}
    assert faults(wide) == [("regulation.apart", "of")]


def test_a_draft_may_have_empty_groups() -> None:
    tree = r.parse({"kind": "all", "key": "a", "of": [{"kind": "some", "key": "b", "n": 2, "of": []}]}, draft=True)
    assert r.audit(tree, credits=[], facts=r.Facts()).state == "missing"
