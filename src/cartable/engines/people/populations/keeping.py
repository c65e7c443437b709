"""What is worked out once of a rule and serves for everyone judged by it.

Rules are told apart by being the same object: to compare them by what they say would take as long as the work itself.
Whoever judges many people by the same rules keeps their trees.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cartable.engines.people.populations.nodes import Rule
from cartable.engines.people.populations.registry import edition

MOST = 20_000
"""Things kept: those of some hundreds of rules over a few days; then all is forgotten."""

_kept: dict[tuple[int, date | None], tuple[Rule, int, Any]] = {}


def kept(rule: Rule, on: date | None, work_out: Callable[[], Any]) -> Any:
    """What ``work_out`` gives, from the first time unless words were added or taken away since.

    ``on`` is the day that it depends on, if any. One rule and day keep one thing.
    """
    key = (id(rule), on)
    known = _kept.get(key)
    # The rule is held, so that its number can't be given to another one.
    if known is not None and known[0] is rule and known[1] == edition():
        return known[2]
    found = work_out()
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[key] = (rule, edition(), found)
    return found
