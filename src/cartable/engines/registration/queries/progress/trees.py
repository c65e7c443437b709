"""Trees of regulations: read once, and named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cartable.engines.catalogue.api import Programme, Regulation, regulations

KEPT = 128
"""How many parsed regulations stay at hand: a campus has a few a programme and year."""


def requirement_of(regulation: Regulation) -> regulations.Requirement:
    """The regulation's tree, parsed once for each version of it."""
    return _parsed(str(regulation.uuid), _Tree(regulation.tree))


def node_titles(programme: Programme) -> dict[str, tuple[str, str]]:
    """(French title, English title) of each requirement in any regulation of a programme, in reading order."""
    found: dict[str, tuple[str, str]] = {}
    rows = Regulation.objects.filter(programme=programme).order_by("-entry_year", "-number")
    for tree in rows.values_list("tree", flat=True):
        for node in walk(tree):
            found.setdefault(node["key"], (node.get("title_fr", ""), node.get("title_en", "")))
    return found


def walk(tree: Any) -> Iterator[dict[str, Any]]:
    """Each node of a tree in its written form, the root first."""
    if isinstance(tree, dict) and "key" in tree:
        yield tree
        for child in tree.get("of") or ():
            yield from walk(child)


class _Tree:
    """A tree that a cache keeps by its own value: an edited draft is another one."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.text = repr(tree)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tree) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)


@lru_cache(maxsize=KEPT)
def _parsed(uuid: str, tree: _Tree) -> regulations.Requirement:
    return regulations.parse(tree.tree)
