"""Where the week of a term comes from: the engine that builds timetables gives it, when there is one."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from cartable.engines.registration.compatibility.types import WeekPlan


class WeekProvider(Protocol):
    """What knows when the classes of a term meet."""

    def version(self, term_id: int) -> str:
        """Names what ``read`` would give now ("" when there is nothing); another name, another plan. One query."""

    def read(self, term_id: int) -> WeekPlan:
        """The plan."""


_providers: list[WeekProvider] = []

NO_PLAN = WeekPlan("none", "", {})


def register_week(provider: WeekProvider) -> None:
    """The provider from now on; told when the process starts (``AppConfig.ready``). The last one told counts."""
    _providers[:] = [provider]
    _kept.cache_clear()


def week_plan(term_id: int) -> WeekPlan:
    """The week of a term: published, else the best draft, else a plan of state ``none``. Kept until it changes."""
    version = _providers[0].version(term_id) if _providers else ""
    return _kept(term_id, version) if version else NO_PLAN


@lru_cache(maxsize=4)
def _kept(term_id: int, version: str) -> WeekPlan:
    return _providers[0].read(term_id)
