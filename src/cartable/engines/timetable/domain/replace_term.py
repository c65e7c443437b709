"""Taking an imported term away, so that its file can be imported again."""

from __future__ import annotations

from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import Offering, remove_offerings
from cartable.engines.places.api import Room
from cartable.engines.registration.api import forget_choices
from cartable.engines.timetable.models import (
    AppliedPreparation,
    ClassRequirement,
    ClassRoomOption,
    Distribution,
    DistributionMember,
    Placement,
    Publication,
    RoomClosure,
    Seat,
    Solution,
    SolveRun,
    StudentClash,
    TermRoom,
    TermSettings,
    Violation,
)
from cartable.kernel.jobs import Job
from cartable.kernel.problems import Conflict

OF_SOLUTIONS: tuple[type[Model], ...] = (StudentClash, Violation, Seat, Placement)
OF_CLASSES: tuple[type[Model], ...] = (ClassRoomOption, ClassRequirement)
OF_TERM: tuple[type[Model], ...] = (RoomClosure, TermRoom, TermSettings)
ACTIVE = (Job.State.WAITING, Job.State.RUNNING)


class TermInUse(Conflict):
    """The term isn't only the copy of a file: it was published, is being computed, or was made by hand."""

    code = "term.in_use"


def remove_imported_term(*, term: Term) -> None:
    """Delete a term that came from a file, with its rooms and units; its people stay, and so does the history.

    Call it inside a transaction. Raises TermInUse when the term was ever published, while it is being computed, or
    when something of it was made by hand. Rooms that something else uses are kept.
    """
    _check(term)
    rooms = list(TermRoom.objects.filter(term=term, room__building__code=term.code).values_list("room_id", flat=True))
    for model in OF_SOLUTIONS:
        model._default_manager.filter(solution__term=term).delete()
    SolveRun.objects.filter(term=term).delete()
    Solution.objects.filter(term=term).delete()
    for model in OF_CLASSES:
        model._default_manager.filter(course_class__term=term).delete()
    AppliedPreparation.objects.filter(term=term).delete()
    DistributionMember.objects.filter(distribution__term=term).delete()
    Distribution.objects.filter(term=term).delete()
    for model in OF_TERM:
        model._default_manager.filter(term=term).delete()
    forget_choices(term=term)
    remove_offerings(term=term, with_units=True)
    _remove_rooms(rooms)
    term.delete()


def _check(term: Term) -> None:
    mend = _("Import the file under another code.")
    if Publication.objects.filter(term=term).exists():
        raise TermInUse(_("A timetable of this term was published: it can't be replaced."), mend)
    if SolveRun.objects.filter(term=term, job__state__in=ACTIVE).exists():
        raise TermInUse(_("A timetable of this term is being computed."), _("Stop the computation first."))
    if not TermSettings.objects.filter(term=term).exists() or Offering.objects.filter(term=term, reference="").exists():
        raise TermInUse(_("This term doesn't come from a file: it can't be replaced."), mend)


def _remove_rooms(ids: list[int]) -> None:
    for room in Room.objects.filter(pk__in=ids):
        try:
            room.delete()
        except ProtectedError:
            continue
