"""Why each other class of a course was not chosen."""

from __future__ import annotations

from cartable_timetable.sectioning.offers import OfferBook
from cartable_timetable.sectioning.reasons import Reason
from cartable_timetable.sectioning.roster import Bundle, Roster
from cartable_timetable.sectioning.structure import NONE


def explain_others(roster: Roster, book: OfferBook, student: str, course: int, chosen: Bundle) -> tuple[Reason, ...]:
    """For each class of the course that is not in ``chosen``, the reasons against it, in the order of the problem.

    Full; clashes with the student's other courses; a parent that is not possible; no child with a seat; or that it was
    possible too (another seemed better), or would be if the classes that go with it were.
    """
    structure = roster.structure
    others = roster.others_taken(student, course)
    reasons: list[Reason] = []
    blocked: dict[int, bool] = {}
    for config in structure.courses[course]:
        for members in structure.configs[config]:
            for item in members:
                if item in chosen:
                    continue
                found = [book.tell_full(item)] if roster.is_full(item) else []
                found += [clash.reason for clash in book.list_clashes((item,), others)]
                blocked[item] = bool(found)
                found += _tell_family(roster, item, chosen, blocked)
                reasons += found or [_tell_possible(roster.names[item], has_chosen=bool(chosen))]
    return tuple(reasons)


def _tell_possible(name: str, *, has_chosen: bool) -> Reason:
    return Reason("possible_too", {"id": name}) if has_chosen else Reason("possible_alone", {"id": name})


def _tell_family(roster: Roster, item: int, chosen: Bundle, blocked: dict[int, bool]) -> list[Reason]:
    structure, names = roster.structure, roster.names
    parent = structure.parent[item]
    if parent != NONE and parent not in chosen:
        code = "parent_not_possible" if blocked.get(parent, roster.is_full(parent)) else "parent_not_chosen"
        return [Reason(code, {"id": names[item], "parent": names[parent]})]
    for members in structure.configs[structure.config_of[item]]:
        children = [child for child in members if structure.parent[child] == item]
        free = [child for child in members if structure.parent[child] in (item, NONE) and not roster.is_full(child)]
        if children and not free:
            subpart = structure.subpart_of[children[0]]
            return [Reason("children_not_possible", {"id": names[item], "subpart": subpart})]
    return []
