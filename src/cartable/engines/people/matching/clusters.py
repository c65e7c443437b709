"""Records of one person put together, never against what is known of the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

Pair = tuple[int, int]


class Clusters:
    """Rows that grow into clusters.

    ``chances`` gives the pairs (lower row first) that may be of one person; all others are of two. Those ``barred`` may
    be of one person, but no machine puts them together, not even by way of a third.
    """

    def __init__(self, chances: Mapping[Pair, float], barred: Collection[Pair] = ()) -> None:
        self.chances = chances
        self._joinable = chances.keys() - set(barred)
        self._cluster_of: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        for pair in chances:
            for row in pair:
                self._cluster_of[row] = row
                self._members[row] = [row]

    def join(self, one: int, other: int) -> bool:
        """Put the clusters of two rows together; False, and nothing done, when a pair across them says no."""
        first, second = sorted((self._cluster_of[one], self._cluster_of[other]))
        if first == second:
            return True
        rows, others = self._members[first], self._members[second]
        if any((min(row, each), max(row, each)) not in self._joinable for row in rows for each in others):
            return False
        rows.extend(others)
        for row in others:
            self._cluster_of[row] = first
        del self._members[second]
        return True

    def list_clusters(self) -> tuple[tuple[int, ...], ...]:
        """The clusters of two rows or more, in order."""
        return tuple(sorted(tuple(sorted(rows)) for rows in self._members.values() if len(rows) > 1))

    def list_questions(self) -> list[Pair]:
        """For each two clusters that may be of one person, the likeliest pair across them; likeliest first."""
        best: dict[Pair, Pair] = {}
        for pair, chance in self.chances.items():
            first, second = sorted((self._cluster_of[pair[0]], self._cluster_of[pair[1]]))
            if first == second:
                continue
            known = best.get((first, second))
            if known is None or (-chance, pair) < (-self.chances[known], known):
                best[first, second] = pair
        return sorted(best.values(), key=lambda pair: (-self.chances[pair], pair))
