"""A chain that comes back to where it began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def find_circle(before: Mapping[str, Iterable[str]]) -> list[str]:
    """The first circle met, as a chain whose ends are the same (``["MT02", "MT01", "MT02"]``); empty without any.

    ``before`` gives for each unit those wanted before it. Deterministic, linear, and without recursion: chains may
    be long.
    """
    done: set[str] = set()
    for start in sorted(before):
        if start in done:
            continue
        path, place = [start], {start: 0}
        waiting = [iter(sorted(before.get(start, ())))]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                left = path.pop()
                done.add(left)
                del place[left]
                waiting.pop()
            elif following in place:
                return [*path[place[following] :], following]
            elif following not in done:
                place[following] = len(path)
                path.append(following)
                waiting.append(iter(sorted(before.get(following, ()))))
    return []
