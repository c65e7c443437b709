"""What a study regulation asks, read from its tree as far as an example path needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_NODES = 2000


@dataclass(frozen=True, slots=True)
class Wanted:
    """``quotas``: credits wanted by category. ``lists``: how many of which units. ``total``: credits of the degree.

    ``tags``: the profile tags that the regulation names. It is a summary: alternatives and conditions on people are left
    to the degree audit.
    """

    quotas: Mapping[str, int] = field(default_factory=dict)
    lists: tuple[tuple[int, tuple[str, ...]], ...] = ()
    total: int = 0
    tags: tuple[str, ...] = ()


def read_wanted(tree: Any) -> Wanted:
    """The summary of a regulation's tree (JSON); what isn't understood is passed over."""
    quotas: dict[str, int] = {}
    lists: list[tuple[int, tuple[str, ...]]] = []
    tags: dict[str, None] = {}
    total = 0
    for node in _nodes(tree):
        where = node.get("where") if isinstance(node.get("where"), dict) else {}
        tags |= dict.fromkeys(_texts(where.get("tags")))
        minimum = _number(node.get("minimum"))
        match node.get("kind"):
            case "credits":
                categories = _texts(where.get("categories"))
                if len(categories) == 1 and not where.get("units"):
                    quotas[categories[0]] = max(minimum, quotas.get(categories[0], 0))
            case "units":
                if codes := _texts(node.get("units")):
                    lists.append((min(_number(node.get("n")) or len(codes), len(codes)), codes))
            case "total":
                total = max(total, minimum)
    return Wanted(quotas, tuple(lists), total, tuple(tags))


def _nodes(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Every node that counts for all; of a "some" node (a choice of parts) only itself."""
    waiting, seen = [tree], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            if node.get("kind") != "some" and isinstance(node.get("of"), list):
                waiting.extend(node["of"])


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
