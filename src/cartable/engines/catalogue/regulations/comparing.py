"""What changed between two trees, requirement by requirement (the same key is the same requirement)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cartable.engines.catalogue.regulations.editing import Group, parent_of
from cartable.engines.catalogue.regulations.nodes import Requirement
from cartable.engines.catalogue.regulations.walking import find_node, walk


@dataclass(frozen=True, slots=True)
class Change:
    """A requirement added, removed, changed in itself, or only moved elsewhere; ``before`` or ``after`` may lack."""

    kind: Literal["added", "removed", "changed", "moved"]
    before: Requirement | None
    after: Requirement | None


def compare(before: Requirement, after: Requirement) -> list[Change]:
    """In the order of the new tree, what is gone last; what stays the same isn't told."""
    return [*_in_new(before, after), *_gone(before, after)]


def _in_new(before: Requirement, after: Requirement) -> Iterator[Change]:
    for node in walk(after):
        old = find_node(before, node.key)
        if old is None:
            yield Change("added", None, node)
        elif alone(old) != alone(node):
            yield Change("changed", old, node)
        elif _parent_key(before, node.key) != _parent_key(after, node.key):
            yield Change("moved", old, node)


def _gone(before: Requirement, after: Requirement) -> Iterator[Change]:
    for node in walk(before):
        if find_node(after, node.key) is None:
            yield Change("removed", node, None)


def alone(node: Requirement) -> Requirement:
    """The requirement without what is inside it."""
    return replace(node, parts=()) if isinstance(node, Group) else node


def _parent_key(tree: Requirement, key: str) -> str:
    parent = parent_of(tree, key)
    return parent.key if parent is not None else ""
