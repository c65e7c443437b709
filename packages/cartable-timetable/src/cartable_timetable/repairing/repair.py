"""Mending a published timetable with the least disturbance."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from cartable_timetable.check import check
from cartable_timetable.extensions import lower
from cartable_timetable.faults import FaultList
from cartable_timetable.model import Problem, Solution
from cartable_timetable.repairing.applying import ChangesRefused, with_classes
from cartable_timetable.repairing.prices import Prices, is_same_time
from cartable_timetable.repairing.result import RepairResult
from cartable_timetable.result import OnProgress
from cartable_timetable.solution_lengths import complete_lengths


def repair(
    problem: Problem,
    published: Solution,
    *,
    frozen: Iterable[str] = (),
    move_price: int,
    regroup_price: int,
    room_price: int | None = None,
    improve: bool = True,
    time_limit: float = 60.0,
    seed: int = 1,
    on_progress: OnProgress | None = None,
) -> RepairResult:
    """The timetable of ``problem`` (the published one after some changes) that costs and disturbs least.

    What is minimised is the problem's own cost, plus ``move_price`` for each class that meets at another time than
    published, ``room_price`` (half of that by default) for each class that meets in another room, and
    ``regroup_price`` for each student and course whose classes change. ``frozen`` classes stay where they are.
    A published timetable that keeps every rule of ``problem`` is given back unchanged; a class that was not in it, and
    a student without classes, are placed at no price. ``time_limit`` is in seconds; a published timetable that can't
    be mended is given back as far as it could be, with its faults and never as feasible.

    Constraints of ours that :func:`~cartable_timetable.extensions.lower` can say in the competition's words are kept
    or priced like the others; for another required one students change groups at the end, if that mends it. The verdict
    and the cost are those of ``problem``: what breaks a required constraint is never called feasible.

    First the classes in trouble are placed exactly while all others stay, then with more and more of those in their
    way; where that fails, and unless ``improve`` is false, the solver then searches on under the same prices for what
    remains of the time. Raises ValueError for a price or limit out of range, and ChangesRefused when a frozen class is
    unknown or can't stay.
    """
    prices = Prices(move_price, move_price // 2 if room_price is None else room_price, regroup_price)
    if time_limit <= 0:
        raise ValueError(f"time_limit must be positive; got {time_limit}")
    if min(prices.time, prices.room, prices.regroup) < 0:
        raise ValueError(f"prices must not be negative; got {prices}")
    from cartable_timetable.repairing.mending import Mending

    before = complete_lengths(published, problem)
    still = frozenset(frozen)
    mending = Mending(
        _freeze(lower(problem).problem, before, still),
        replace(before, name=problem.name),
        prices,
        frozen=still,
        improves=improve,
        time_limit=time_limit,
        seed=seed,
        on_progress=on_progress,
    )
    result = mending.run()
    if not problem.extensions:
        return result
    report = check(problem, result.solution)
    return replace(result, feasible=report.feasible, faults=report.errors, cost=report.cost)


def _freeze(problem: Problem, published: Solution, frozen: Collection[str]) -> Problem:
    """The problem in which each frozen class has only its published placement."""
    classes = {item.id: item for item in problem.classes()}
    faults, fixed = FaultList(), {}
    for name in sorted(frozen):
        if name not in classes:
            faults.add("change_class_unknown", f"frozen[{name}]", None, id=name)
            continue
        item, place = classes[name], published.placements.get(name)
        times = tuple(option for option in item.times if place and is_same_time(option.time, place.time))
        rooms = tuple(option for option in item.rooms if place and option.room == place.room)
        if not times or len(rooms) != item.needs_room:
            faults.add("change_not_allowed", f"frozen[{name}]", None, id=name)
            continue
        fixed[name] = replace(item, times=times, rooms=rooms)
    if listed := faults.sorted():
        raise ChangesRefused(listed)
    return with_classes(problem, fixed)
