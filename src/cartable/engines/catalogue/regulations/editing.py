"""Change a tree one requirement at a time, by key: each act gives another tree, the one given stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.regulations.nodes import All, Credits, Requirement, Some
from cartable.engines.catalogue.regulations.walking import find_node, walk
from cartable.kernel.problems import NotFound

Direction = Literal["up", "down"]
Group = All | Some | Credits


class NoSuchRequirement(NotFound):
    """No requirement of the tree has this key."""

    def __init__(self, key: str) -> None:
        what = format_lazy(_("No requirement has the key “{key}”."), key=key)
        super().__init__(what, _("It may have been removed: look at the regulation again."))


def node_of(tree: Requirement, key: str) -> Requirement:
    """The requirement of this key. Raises NoSuchRequirement."""
    found = find_node(tree, key)
    if found is None:
        raise NoSuchRequirement(key)
    return found


def parent_of(tree: Requirement, key: str) -> Group | None:
    """What the requirement is in; None for the root."""
    return next(
        (one for one in walk(tree) if isinstance(one, Group) and any(part.key == key for part in one.parts)), None
    )


def add_below(tree: Requirement, key: str, part: Requirement) -> Requirement:
    """The tree with ``part`` last inside the requirement of this key, which takes parts. Raises NoSuchRequirement."""
    group = node_of(tree, key)
    if not isinstance(group, Group):
        raise NoSuchRequirement(key)
    return put(tree, key, replace(group, parts=(*group.parts, part)))


def put(tree: Requirement, key: str, node: Requirement) -> Requirement:
    """The tree with ``node`` in the place of the requirement of this key."""
    if tree.key == key:
        return node
    if isinstance(tree, Group):
        return replace(tree, parts=tuple(put(part, key, node) for part in tree.parts))
    return tree


def remove(tree: Requirement, key: str) -> Requirement:
    """The tree without the requirement of this key and all that is inside it; the root stays."""
    node_of(tree, key)
    parent = parent_of(tree, key)
    if parent is None:
        return tree
    return put(tree, parent.key, replace(parent, parts=tuple(part for part in parent.parts if part.key != key)))


def move(tree: Requirement, key: str, direction: Direction) -> Requirement:
    """The tree with the requirement one place earlier or later among those beside it."""
    node_of(tree, key)
    parent = parent_of(tree, key)
    if parent is None:
        return tree
    parts = list(parent.parts)
    at = next(number for number, part in enumerate(parts) if part.key == key)
    other = at - 1 if direction == "up" else at + 1
    if 0 <= other < len(parts):
        parts[at], parts[other] = parts[other], parts[at]
    return put(tree, parent.key, replace(parent, parts=tuple(parts)))


def fresh_key(tree: Requirement, kind: str) -> str:
    """A key that no requirement has: the kind, then a number."""
    known = {one.key for one in walk(tree)}
    return next(key for number in range(1, len(known) + 2) if (key := f"{kind}-{number}") not in known)
