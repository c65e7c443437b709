"""Who does what for a unit, from when to when. The person in charge written on the unit follows the lead in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import CourseUnit, TeamMember
from cartable.engines.people.api import Person
from cartable.kernel.audit import because, insert_many
from cartable.kernel.clock import today
from cartable.kernel.jobs.nightly import sweep
from cartable.kernel.problems import Conflict, Fault, InputRefused


class NotOfTeam(Conflict):
    """The part isn't of this unit, or is over already."""

    code = "team.over"


def add_to_team(
    *,
    unit: CourseUnit,
    person: Person,
    part: str,
    valid_from: date,
    valid_until: date | None = None,
    actor: Any,
    reason: str,
    on: date,
) -> TeamMember:
    """Give a person a part in the team from a day up to, not including, another (None: open).

    Raises InputRefused when the person has this part on one of these days, or someone else leads the unit then.
    """
    with transaction.atomic(), because(actor=actor, reason=reason):
        CourseUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        _refuse_double(unit, person, part, valid_from, valid_until)
        member = TeamMember.objects.create(
            unit=unit, person=person, part=part, valid_from=valid_from, valid_until=valid_until
        )
        _write_lead(unit, on)
    return member


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A person's part in the team of a unit from a day on; see ``TeamMember``."""

    unit_id: int
    person_id: int
    part: str
    valid_from: date


def found_teams(*, rows: Iterable[TeamRow]) -> int:
    """Write many parts at once, of units that have no team yet; a part that exists already is left alone.

    The person in charge of each unit is to be its lead already: it isn't written again. Returns how many rows came.
    """
    wanted = dict.fromkeys(rows)
    members = (
        TeamMember(unit_id=row.unit_id, person_id=row.person_id, part=row.part, valid_from=row.valid_from)
        for row in wanted
    )
    insert_many(TeamMember, members, ignore_conflicts=True)
    return len(wanted)


def end_part(*, member: TeamMember, valid_until: date, actor: Any, reason: str, on: date) -> None:
    """End a part on a day (the first without it); a part that would hold no day is taken away, its history stays.

    Raises NotOfTeam when it ended before that day already.
    """
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = TeamMember.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=member.pk).first()
        if row is None or (row.valid_until is not None and row.valid_until < valid_until):
            raise NotOfTeam(_("This part is over already."), _("Open the team again to see what is in force."))
        if valid_until <= row.valid_from:
            row.delete()
        else:
            row.valid_until = valid_until
            row.save(update_fields=["valid_until"])
        _write_lead(row.unit, on)


def follow_leads(*, on: date) -> int:
    """Write on each unit who leads it on the day, for parts that began or ended since. Returns how many changed."""
    changed = 0
    with transaction.atomic(), because(actor="catalogue", reason="parts in teams that begin or end"):
        for unit in CourseUnit.objects.filter(team__part=TeamMember.Part.LEAD).distinct().order_by("pk"):
            changed += _write_lead(unit, on)
    return changed


def _write_lead(unit: CourseUnit, on: date) -> bool:
    """Whether the person in charge changed. A unit that never had a lead keeps the one that it was given."""
    leads = TeamMember.objects.filter(unit=unit, part=TeamMember.Part.LEAD)
    lead = leads.valid_on(on).order_by("valid_from", "pk").values_list("person_id", flat=True).first()
    was = CourseUnit.objects.values_list("in_charge_id", flat=True).get(pk=unit.pk)
    is_leaving = lead is None and leads.filter(person_id=was, valid_until__lte=on).exists()
    if lead == was or (lead is None and not is_leaving):
        return False
    row = CourseUnit.objects.get(pk=unit.pk)
    row.in_charge_id = lead
    row.save(update_fields=["in_charge"])
    unit.in_charge_id = lead
    return True


def _refuse_double(unit: CourseUnit, person: Person, part: str, start: date, end: date | None) -> None:
    same = TeamMember.objects.filter(unit=unit, part=part).filter(Q(valid_until=None) | Q(valid_until__gt=start))
    if end is not None:
        same = same.filter(valid_from__lt=end)
    if same.filter(person=person).exists():
        raise InputRefused(
            Fault(
                "team.twice", _("This person has this part on some of these days."), "person", _("Choose other days.")
            )
        )
    lead = same.select_related("person").first() if part == TeamMember.Part.LEAD else None
    if lead is not None:
        raise InputRefused(
            Fault(
                "team.lead",
                format_lazy(_("{name} is in charge on some of these days."), name=lead.person.full_name),
                "part",
                _("End that part first, or choose “deputy”."),
            )
        )


def every_night() -> str:
    """For the log of the night."""
    return f"{follow_leads(on=today())} units with another person in charge"


sweep("nightly.unit_leads", "11 0 * * *", every_night)
