"""Precision and recall of what matching decided, against what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from cartable.engines.people.matching.fields import Field
from cartable.engines.people.matching.linking import Link, find_duplicates, link_files
from tests.performance.febrl import Febrl, person_of


@dataclass(frozen=True, slots=True)
class Measure:
    """Pairs of records: ``true`` there are, ``merged`` by the machine, ``right`` of them; ``reviewed`` with a human.

    ``pile`` counts the questions put to a human; ``reviewed`` counts the true pairs once each is answered rightly.
    """

    name: str
    true: int
    merged: int
    right: int
    reviewed: int
    pile: int
    seconds: float

    @property
    def precision(self) -> float:
        """Of the pairs merged without a human, the share that is right."""
        return self.right / self.merged if self.merged else 1.0

    @property
    def recall(self) -> float:
        """Of the true pairs, the share merged without a human."""
        return self.right / self.true

    @property
    def recall_reviewed(self) -> float:
        """Of the true pairs, the share found with a human who answers the questions."""
        return self.reviewed / self.true


def measure(data: Febrl, fields: Sequence[Field], *, guarded: Sequence[str]) -> Measure:
    """Fit to the data without labels, decide, and count. ``guarded``: fields whose difference always asks a human."""
    begin = perf_counter()
    if data.right is None:
        found = find_duplicates(data.left, fields=fields, guarded=guarded)
        return _count_clusters(data, found.clusters, found.to_decide, perf_counter() - begin)
    linkage = link_files(data.left, data.right, fields=fields, guarded=guarded)
    seconds = perf_counter() - begin
    people, others = [person_of(each) for each in data.left], [person_of(each) for each in data.right]
    right, reviewed = (
        sum(people[link.left] == others[link.right] for link in links) for links in (linkage.same, linkage.to_decide)
    )
    true, pile = len(set(people) & set(others)), len(linkage.to_decide)
    return Measure(data.name, true, len(linkage.same), right, right + reviewed, pile, seconds)


def _count_clusters(
    data: Febrl, clusters: Sequence[Sequence[int]], questions: Sequence[Link], seconds: float
) -> Measure:
    """Pairs within the clusters, then within those that the right answers to the questions make."""
    people = [person_of(record) for record in data.left]
    true = _count_pairs(people)
    right = sum(_count_pairs([people[row] for row in cluster]) for cluster in clusters)
    merged = sum(len(cluster) * (len(cluster) - 1) // 2 for cluster in clusters)
    leader = list(range(len(people)))
    joined = [(cluster[0], row) for cluster in clusters for row in cluster[1:]]
    joined += [(link.left, link.right) for link in questions if people[link.left] == people[link.right]]
    for one, other in joined:
        first, second = leader[one], leader[other]
        leader = [first if each == second else each for each in leader]
    rows: dict[int, list[str]] = {}
    for row, lead in enumerate(leader):
        rows.setdefault(lead, []).append(people[row])
    reviewed = sum(_count_pairs(group) for group in rows.values())
    return Measure(data.name, true, merged, right, reviewed, len(questions), seconds)


def _count_pairs(people: Sequence[str]) -> int:
    """How many pairs of these records are of one person."""
    return sum(count * (count - 1) // 2 for count in Counter(people).values())
