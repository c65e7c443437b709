"""The course of a run: improve on a start, anneal hot, then large moves and mild coolings by turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cartable_timetable.solver.schedule import first_cycle, main_cycle, mild_cycle, warm_cycle

if TYPE_CHECKING:
    from cartable_timetable.solver.search import Search

_REPAIR_SHARE = 0.08
_REHEATING, _WARMING = 0.06, 0.15
"""Part of the budget for another cooling from the best timetable: a mild one, and one against a broken rule."""
_RESUMED_PATIENCE = 0.05
"""Part of the budget without gain after which large moves around a start give way to a mild cooling."""
_STALLED = 0.2
"""Part of the budget without any gain after which a start is left for a hot restart."""
_LEAST_RESTART = 0.4
"""Part of the budget that a hot restart needs to come near what was given."""


def resume(search: Search) -> None:
    """Improve on a start that breaks no rule, or hardly any, from the first moment until nothing gains any more."""
    search.mend(_REPAIR_SHARE)
    gained_at, known = search.budget.share, search.snapshot.rank
    while known[0] == 0 and not search.is_settled() and not search.budget.is_over():
        search.move_at_large(1.1, patience=_RESUMED_PATIENCE)
        reheat(search)
        if search.snapshot.rank < known:
            gained_at, known = search.budget.share, search.snapshot.rank
        elif search.budget.share - gained_at > _STALLED:
            return


def anneal_hot(search: Search) -> None:
    """Two coolings from hot, each followed by repair, in what is left of the budget, if that is enough."""
    begin = search.budget.share
    if search.is_settled() or begin > 1 - _LEAST_RESTART:
        return
    first = first_cycle(search.scale, begin)
    search.main = main_cycle(search.scale, search.cool(first), search.annealing, begin)
    search.mend(first.end + _REPAIR_SHARE)
    if not search.is_settled():
        search.cool(search.main)
        search.mend(search.main.end + _REPAIR_SHARE)


def reheat(search: Search) -> None:
    """Leave where large moves found no more: cool again, mildly, and go on from there when no rule is broken."""
    share = search.budget.share
    if search.is_settled() or share + 2 * _REHEATING > 1:
        return
    search.return_to_best()
    if search.snapshot.broken:  # what large moves can't mend needs another timetable, under firmer forces
        search.cool(warm_cycle(search.main, share, min(0.95, share + _WARMING)))
    else:
        search.cool(mild_cycle(search.main, share, share + _REHEATING))
    if search.auditor.run(search.tables, search.state)[1]:
        search.return_to_best()
