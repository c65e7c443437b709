"""What a study regulation asks, read from its tree as far as an example path needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

MOST_NODES = 2000
INTERNSHIP = "st"


@dataclass(frozen=True, slots=True)
class Wanted:
    """``quotas``: credits wanted by category. ``lists``: how many of which units. ``total``: credits of the degree.

    ``profiles``: the tags of which the regulation lets one choose; ``tags``: all that it names. It is a summary:
    conditions on people are left to the degree audit.
    """

    quotas: Mapping[str, int] = field(default_factory=dict)
    lists: tuple[tuple[int, tuple[str, ...]], ...] = ()
    total: int = 0
    profiles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def scaled(self, credits: int) -> Wanted:
        """The same for a part of the degree: quotas in proportion, when its total counts earlier years too."""
        if self.total <= credits:
            return self
        quotas = {
            key: value if key == INTERNSHIP else value * credits // self.total for key, value in self.quotas.items()
        }
        return replace(self, quotas=quotas, total=credits)


def read_wanted(tree: Any) -> Wanted:
    """The summary of a regulation's tree (JSON); what isn't understood is passed over."""
    quotas: dict[str, int] = {}
    lists: list[tuple[int, tuple[str, ...]]] = []
    total = 0
    for node in _nodes(tree, into_choices=False):
        minimum = _number(node.get("minimum"))
        match node.get("kind"):
            case "credits":
                where = _where(node)
                categories = _texts(where.get("categories"))
                if len(categories) == 1 and not where.get("units"):
                    quotas[categories[0]] = max(minimum, quotas.get(categories[0], 0))
            case "units":
                if codes := _texts(node.get("units")):
                    lists.append((min(_number(node.get("n")) or len(codes), len(codes)), codes))
            case "internship":
                quotas[INTERNSHIP] = max(30 * -(-_number(node.get("weeks")) // 24), quotas.get(INTERNSHIP, 0))
            case "total":
                total = max(total, minimum)
    choices = [part for node in _nodes(tree, into_choices=True) if node.get("kind") == "some" for part in _parts(node)]
    profiles = dict.fromkeys(tag for part in choices for tag in _texts(_where(part).get("tags")))
    return Wanted(quotas, tuple(lists), total, tuple(profiles), tuple(titles_of_tags([tree])))


def titles_of_tags(trees: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """How regulations call each profile tag, in French and English: by the part that asks for that tag alone."""
    titles: dict[str, tuple[str, str]] = {}
    for tree in trees:
        for node in _nodes(tree, into_choices=True):
            tags = _texts(_where(node).get("tags"))
            if len(tags) == 1:
                titles.setdefault(tags[0], (str(node.get("title_fr") or ""), str(node.get("title_en") or "")))
    return titles


def _nodes(tree: Any, *, into_choices: bool) -> Iterator[Mapping[str, Any]]:
    """Every node; without ``into_choices``, only those that count for all: not the parts of a "some" node."""
    waiting, seen = [tree], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            if into_choices or node.get("kind") != "some":
                waiting.extend(_parts(node))


def _parts(node: Mapping[str, Any]) -> list[Any]:
    parts = node.get("of")
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _where(node: Mapping[str, Any]) -> Mapping[str, Any]:
    where = node.get("where")
    return where if isinstance(where, dict) else {}


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
