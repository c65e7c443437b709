"""Trees in words, drawn, changed and compared."""

from __future__ import annotations

import pytest

from cartable.engines.catalogue import regulations as r

TREE = r.parse(
    {
        "kind": "all",
        "key": "degree",
        "of": [
            {
                "kind": "credits",
                "key": "science",
                "title_fr": "Sciences",
                "title_en": "Science",
                "minimum": 66,
                "where": {"categories": ["cs", "tm"], "level_from": 5, "language": "en", "tags": ["ia"]},
            },
            {
                "kind": "some",
                "key": "choice",
                "n": 1,
                "of": [{"kind": "units", "key": "u", "n": 1, "units": ["A", "B"]}],
            },
            {"kind": "abroad", "key": "abroad", "weeks": 12},
        ],
    }
)


def test_in_english() -> None:
    assert str(r.outline(TREE, "en", {"ia": "Machine learning"})).splitlines() == [
        "- All of this",
        "  - Science (66 credits in scientific knowledge or techniques and methods of the profile “Machine learning”"
        " of level 5 or more taught in English)",
        "  - All of this",
        "    - 1 unit among A, B",
        "  - 12 weeks abroad",
    ]


def test_in_french() -> None:
    assert str(r.outline(TREE, "fr")).splitlines() == [
        "- Tout ceci",
        "  - Sciences (66 crédits en connaissances scientifiques ou techniques et méthodes du profil « ia »"
        " de niveau 5 ou plus enseignés en anglais)",
        "  - Tout ceci",
        "    - 1 UE parmi A, B",
        "  - 12 semaines à l'étranger",
    ]


def test_boxes_never_overlap_and_hold_their_lines() -> None:
    picture = r.draw(TREE, "fr")
    assert len(picture.boxes) == 5
    assert len(picture.links) == 4
    for number, box in enumerate(picture.boxes):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= picture.width
        assert box.y + box.height <= picture.height
        assert all(box.y < line.y < box.y + box.height for line in box.lines)
        for other in picture.boxes[:number]:
            assert other.x != box.x or other.y + other.height <= box.y or box.y + box.height <= other.y


def test_a_drawing_may_show_a_judgement() -> None:
    judged = r.audit(TREE, credits=[], facts=r.Facts(), exemptions=[r.Exemption("abroad", "waived")])
    assert {box.key: box.state for box in r.draw(TREE, "en", judged=judged).boxes}["abroad"] == "waived"


def test_a_tree_is_changed_one_requirement_at_a_time() -> None:
    pix = r.parse({"kind": "pix", "key": r.fresh_key(TREE, "pix"), "points": 500})
    added = r.add_below(TREE, "choice", pix)
    assert [node.key for node in r.walk(added)] == ["degree", "science", "choice", "u", "pix-1", "abroad"]
    moved = r.move(r.move(added, "abroad", "up"), "pix-1", "down")
    assert [node.key for node in r.walk(moved)] == ["degree", "science", "abroad", "choice", "u", "pix-1"]
    assert [node.key for node in r.walk(r.remove(moved, "choice"))] == ["degree", "science", "abroad"]
    assert r.remove(TREE, "degree") == TREE
    with pytest.raises(r.NoSuchRequirement):
        r.remove(TREE, "nothing")
    with pytest.raises(r.NoSuchRequirement):
        r.add_below(TREE, "abroad", pix)


def test_two_trees_are_compared_by_key() -> None:
    after = r.move(r.put(TREE, "abroad", r.parse({"kind": "abroad", "key": "abroad", "weeks": 20})), "science", "down")
    deeper = r.add_below(r.remove(after, "u"), "science", r.node_of(TREE, "u"))
    assert [(one.kind, one.after.key if one.after else "") for one in r.compare(TREE, deeper)] == [
        ("moved", "u"),
        ("changed", "abroad"),
    ]
    assert [(one.kind, one.before.key if one.before else "") for one in r.compare(TREE, r.remove(TREE, "abroad"))] == [
        ("removed", "abroad")
    ]
