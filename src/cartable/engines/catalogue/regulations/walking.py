"""Go through a tree of requirements."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.engines.catalogue.regulations.nodes import Credits, Requirement, Units


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """The requirement and all inside it, from top to bottom."""
    yield requirement
    for part in requirement.of:
        yield from walk(part)


def walk_paths(requirement: Requirement, path: str = "") -> Iterator[tuple[str, Requirement]]:
    """Each requirement with its path, such as ``of[2].of[0]``; the root's is empty."""
    yield path, requirement
    for number, part in enumerate(requirement.of):
        yield from walk_paths(part, f"{path}.of[{number}]" if path else f"of[{number}]")


def find_node(requirement: Requirement, key: str) -> Requirement | None:
    """The requirement of this key."""
    return next((one for one in walk(requirement) if one.key == key), None)


def units_named(requirement: Requirement) -> set[str]:
    """The codes of all units that the tree names."""
    named: set[str] = set()
    for one in walk(requirement):
        if isinstance(one, Units):
            named.update(one.units)
        elif isinstance(one, Credits):
            named.update(one.where.units)
    return named
