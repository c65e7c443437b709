"""The summary of an explanation: where the class is, and whether anything better was possible."""

from __future__ import annotations

from collections.abc import Sequence

from cartable_timetable.explaining.explanation import PlacementOption
from cartable_timetable.explaining.moments import Moment
from cartable_timetable.explaining.wording import Sentence, Value
from cartable_timetable.model import Problem


def sum_up(
    problem: Problem, class_id: str, present: PlacementOption | None, options: Sequence[PlacementOption]
) -> tuple[Sentence, ...]:
    """The sentences, in the order in which one says them."""
    told = [_tell_place(problem, class_id, present)]
    if present is not None:
        if not any(option.is_present for option in options):
            told.append(Sentence("place_not_allowed", {"id": class_id}))
        if not present.is_possible:
            told.append(Sentence("place_breaks_rules", {"count": len(present.hard_conflicts)}))
    others = [option for option in options if not option.is_present]
    if present is not None and not others:
        return (*told, Sentence("place_is_only"))
    if present is not None:
        told.append(_compare(others))
        blocked = sum(1 for option in others if not option.is_possible and option.price < 0)
        if blocked:
            told.append(Sentence("place_cheaper_blocked", {"count": blocked}))
    return tuple(told)


def _tell_place(problem: Problem, class_id: str, present: PlacementOption | None) -> Sentence:
    if present is None:
        return Sentence("class_not_placed", {"id": class_id})
    values: dict[str, Value] = {"id": class_id, "moment": Moment.of(present.placement.time, problem)}
    if present.placement.room is None:
        return Sentence("class_placed_without_room", values)
    return Sentence("class_placed", {**values, "room": present.placement.room})


def _compare(others: Sequence[PlacementOption]) -> Sentence:
    free = [option for option in others if option.is_possible]
    cheaper = [option for option in free if option.price < 0]
    values: dict[str, Value] = {"count": len(others), "free": len(free)}
    if not cheaper:
        return Sentence("place_is_best", values)
    saving = -min(option.price for option in cheaper)
    return Sentence("place_is_not_best", {**values, "cheaper": len(cheaper), "saving": saving})
