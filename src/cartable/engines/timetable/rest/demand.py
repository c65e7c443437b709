"""How well students and rooms are served."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.people.api import Person, visible_people
from cartable.engines.timetable.api import access_term_workspace
from cartable.engines.timetable.queries.demand import clashing_people
from cartable.engines.timetable.queries.occupancy import RoomUse, Span, room_use
from cartable.engines.timetable.queries.publications import find_in_force, in_force_during
from cartable.engines.timetable.queries.solutions import best_of, list_solutions
from cartable.engines.timetable.queries.term_rooms import rooms_of_terms
from cartable.engines.timetable.rest.shapes import ClashingOut, Code, Day, Pages, RoomUseOut
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused

router = Router()


@router.get("/terms/{code}/clashes", response=list[ClashingOut])
@paginate(Pages)
def clashes(request: HttpRequest, code: Path[Code]) -> Any:
    """The students with clashes in the timetable in force, else in the best one; the most clashes first."""
    term = access_term_workspace(request.user, code)
    in_force = find_in_force(term.pk)
    best = best_of(list_solutions(term.pk))
    solution_id = in_force.solution_id if in_force else best.id if best else 0
    known = Person.objects.filter(visible_people(request.user))
    people = clashing_people(solution_id).filter(pk__in=known.values("pk"))
    return people.order_by("-number", "name_key", "pk")


@router.get("/room-uses", response=list[RoomUseOut])
@paginate(Pages)
def room_uses(request: HttpRequest, start: Day, end: Day) -> Any:
    """The use of each room by the timetables in force, from ``start`` up to but not including ``end``, by code."""
    require(request.user, "occupancy.view")
    _check(start, end)
    publications = in_force_during(start, end)
    rooms = list(rooms_of_terms({row.term_id for row in publications}).order_by("code"))
    span = Span(start, end, max(1, (end - start).days // 7))
    uses = room_use([row.id for row in publications], span, [room.pk for room in rooms])
    return [_tell(room, uses.get(room.pk) or RoomUse(room.pk, 0, 0, 0), span.weeks) for room in rooms]


def _check(start: date, end: date) -> None:
    if end <= start:
        mend = _("The end is the first day without it, after the beginning.")
        raise InputRefused(Fault("period.empty", _("The period ends before it begins."), "end", mend))


def _tell(room: Any, use: RoomUse, weeks: int) -> RoomUseOut:
    return RoomUseOut(
        room=room.code,
        capacity=room.capacity,
        minutes=use.minutes,
        meetings=use.meetings,
        rate=use.rate(weeks),
        fill=use.fill(room.capacity),
    )
