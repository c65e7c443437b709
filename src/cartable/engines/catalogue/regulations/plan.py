"""A requirement made ready to judge many students: nodes by number, and what each credit can count for, kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from cartable.engines.catalogue.regulations.nodes import (
    Abroad,
    All,
    Block,
    Credits,
    Internship,
    Language,
    Pix,
    Requirement,
    Some,
    Total,
    Units,
    Where,
)
from cartable.engines.catalogue.regulations.records import Credit

Option = tuple[tuple[int, int], ...]
"""One way in which a credit may count: (node, amount) of each node that it counts for."""
Uses = tuple[Option, tuple[tuple[int, tuple[Option, ...]], ...]]
"""What counts whatever happens, then for each ``apart`` node that must choose: (node, its options)."""
MOST_KEPT = 20_000


class Plan:
    """Nodes in preorder, root 0: the subtree of ``i`` is ``range(i, end[i])``. Not to be changed once made."""

    def __init__(self, requirement: Requirement) -> None:
        self.requirement = requirement
        self.nodes: list[Requirement] = []
        self.children: list[tuple[int, ...]] = []
        self.parent: list[int] = []
        self.end: list[int] = []
        self._number(requirement, -1)
        self.minima = [node.minimum for node in self.nodes]
        self.is_composite = [isinstance(node, All | Some) for node in self.nodes]
        self.is_shared = [any(map(self.is_apart, self.around(i))) for i in range(len(self.nodes))]
        """Whether credits are placed there, hence counted out of order."""
        self.index = {node.key: i for i, node in enumerate(self.nodes)}
        self.languages = [(i, node.language) for i, node in enumerate(self.nodes) if isinstance(node, Language)]
        self.pix = [i for i, node in enumerate(self.nodes) if isinstance(node, Pix)]
        self._kept: dict[tuple[object, ...], Uses] = {}

    def _number(self, node: Requirement, parent: int) -> int:
        i = len(self.nodes)
        self.nodes.append(node)
        self.children.append(())
        self.parent.append(parent)
        self.end.append(i)
        self.children[i] = tuple(self._number(part, i) for part in node.of)
        self.end[i] = len(self.nodes)
        return i

    def is_apart(self, i: int) -> bool:
        """Whether a credit counts in one part only of the node."""
        node = self.nodes[i]
        return isinstance(node, All) and node.apart

    def around(self, i: int) -> Iterable[int]:
        """The nodes that the node is in, nearest first."""
        while (i := self.parent[i]) >= 0:
            yield i

    def uses(self, credit: Credit) -> Uses:
        """What the credit may count for. Kept: students share units."""
        facts = (
            credit.unit,
            credit.category,
            credit.level,
            credit.credits,
            credit.language,
            credit.origin,
            credit.weeks,
            credit.weeks_abroad,
            credit.tags,
            credit.competences,
        )
        found = self._kept.get(facts)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[facts] = self.find_uses(credit)
        return found

    def find_uses(self, credit: Credit, admitted: frozenset[int] = frozenset()) -> Uses:
        """The same, worked out; it counts in the nodes ``admitted`` whatever they accept."""
        fixed: list[tuple[int, int]] = []
        contested: list[tuple[int, tuple[Option, ...]]] = []
        self._collect(0, credit, admitted, fixed, contested)
        return tuple(fixed), tuple(contested)

    def _collect(
        self,
        i: int,
        credit: Credit,
        admitted: frozenset[int],
        fixed: list[tuple[int, int]],
        contested: list[tuple[int, tuple[Option, ...]]],
    ) -> None:
        if self.is_apart(i):
            options = self._options(i, credit, admitted)
            if len(options) > 1:
                contested.append((i, options))
            else:
                fixed.extend(options[0])
            return
        amount = amount_at(self.nodes[i], credit, i in admitted)
        if amount:
            fixed.append((i, amount))
        if amount or self.is_composite[i]:
            for child in self.children[i]:
                self._collect(child, credit, admitted, fixed, contested)

    def _options(self, i: int, credit: Credit, admitted: frozenset[int]) -> tuple[Option, ...]:
        """The ways in which the credit may count at the node and inside; at least one, which may be empty."""
        if self.is_apart(i):
            inside = [option for child in self.children[i] for option in self._options(child, credit, admitted)]
            return _useful(inside)
        amount = amount_at(self.nodes[i], credit, i in admitted)
        own: Option = ((i, amount),) if amount else ()
        if not amount and not self.is_composite[i]:
            return ((),)
        choices = product(*(self._options(child, credit, admitted) for child in self.children[i]))
        return _useful([own + tuple(use for option in picked for use in option) for picked in choices])


def amount_at(node: Requirement, credit: Credit, is_admitted: bool) -> int:
    """How much the credit brings to the node alone, in its measure; 0 for what isn't counted in credits."""
    match node:
        case Total():
            return credit.credits
        case Credits(where=where):
            return credit.credits if is_admitted or accepts(where, credit) else 0
        case Block(competence=competence):
            return credit.credits if is_admitted or competence in credit.competences else 0
        case Units(units=units):
            return 1 if is_admitted or credit.unit in units else 0
        case Abroad():
            return credit.weeks_abroad
        case Internship():
            return credit.weeks if credit.origin == "internship" else 0
    return 0


def accepts(where: Where, credit: Credit) -> bool:
    """Whether the credit is of those described."""
    return (
        (not where.categories or credit.category in where.categories)
        and credit.level >= where.level_from
        and (not where.units or credit.unit in where.units)
        and (not where.tags or not where.tags.isdisjoint(credit.tags))
        and (not where.origins or credit.origin in where.origins)
        and (not where.language or credit.language == where.language)
    )


def _useful(options: Sequence[Option]) -> tuple[Option, ...]:
    """Without those that another one contains, in the order given; the empty one when there is nothing else."""
    kept: list[Option] = []
    for option in dict.fromkeys(options):
        uses = set(option)
        if not any(uses < set(other) for other in options):
            kept.append(option)
    return tuple(kept) or ((),)


@lru_cache(maxsize=256)
def plan_of(requirement: Requirement) -> Plan:
    """The plan of a requirement, made once."""
    return Plan(requirement)
