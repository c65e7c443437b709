"""How much a term holds: told after an import."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import CourseClass, Offering
from cartable.engines.people.api import Person
from cartable.engines.registration.api import Choice
from cartable.engines.timetable.models import Distribution, TermRoom


@dataclass(frozen=True, slots=True)
class TermContents:
    """Numbers of things. ``idle`` counts the students who came with the term and chose nothing of it."""

    rooms: int
    units: int
    classes: int
    constraints: int
    students: int
    choices: int
    idle: int

    def as_dict(self) -> dict[str, int]:
        """The numbers by name."""
        return asdict(self)


def term_contents(*, term: Term) -> TermContents:
    """Count what the term holds. Seven queries."""
    chosen = Choice.objects.filter(term=term)
    came_with = Person.objects.filter(affiliations__structure__code=term.code, affiliations__kind="student")
    return TermContents(
        rooms=TermRoom.objects.filter(term=term).count(),
        units=Offering.objects.filter(term=term).count(),
        classes=CourseClass.objects.filter(term=term).count(),
        constraints=Distribution.objects.filter(term=term).count(),
        students=chosen.order_by().values("person").distinct().count(),
        choices=chosen.count(),
        idle=came_with.filter(~Exists(chosen.filter(person=OuterRef("pk")))).distinct().count(),
    )


def say_contents(found: TermContents) -> str:
    """What was brought in, in one or two sentences of the active language."""
    parts = (
        ngettext("%(number)d room", "%(number)d rooms", found.rooms) % {"number": found.rooms},
        ngettext("%(number)d unit", "%(number)d units", found.units) % {"number": found.units},
        ngettext("%(number)d class", "%(number)d classes", found.classes) % {"number": found.classes},
        ngettext("%(number)d constraint", "%(number)d constraints", found.constraints) % {"number": found.constraints},
        ngettext("%(number)d student", "%(number)d students", found.students + found.idle)
        % {"number": found.students + found.idle},
        ngettext("%(number)d choice", "%(number)d choices", found.choices) % {"number": found.choices},
    )
    said = _("The term holds %(things)s.") % {"things": ", ".join(parts)}
    if not found.idle:
        return said
    idle = ngettext(
        "%(number)d student of the file chose no unit: their record and account are there, without any class.",
        "%(number)d students of the file chose no unit: their records and accounts are there, without any class.",
        found.idle,
    )
    return f"{said} {idle % {'number': found.idle}}"
