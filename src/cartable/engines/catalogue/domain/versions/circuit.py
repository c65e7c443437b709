"""The circuit of a version: proposed, sent back, refused, adopted. Nobody decides on their own words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import current_year
from cartable.engines.catalogue.domain.versions.drafting import lock, person_of
from cartable.engines.catalogue.domain.versions.faults import lacking
from cartable.engines.catalogue.domain.versions.followers import followers_of
from cartable.engines.catalogue.domain.versions.problems import VersionNotThere
from cartable.engines.catalogue.domain.versions.rows import FACTS, SAID
from cartable.engines.catalogue.events import VersionAdopted, VersionProposed, VersionReturned
from cartable.engines.catalogue.models import CourseUnit, UnitVersion
from cartable.kernel.audit import because, history_of
from cartable.kernel.clock import campus_zone
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused, NotAllowed

State = UnitVersion.State
MOST_REASON = 2000


def propose(*, version: UnitVersion, revision: int, actor: Any, now: datetime) -> UnitVersion:
    """Submit a draft, as it was at ``revision``, to those who adopt.

    Raises InputRefused when it doesn't say enough, VersionNotThere unless it is a draft at that revision.
    """
    with transaction.atomic(), because(actor=actor, reason="version proposed"):
        held = _at(version, State.DRAFT)
        if held.revision != revision:
            raise VersionNotThere(held.state)
        if faults := lacking(held):
            raise InputRefused(faults)
        held.state = State.PROPOSED
        held.proposed_at = now
        held.written_by = person_of(actor) or held.written_by
        held.decision_reason = ""
        held.save()
        emit(VersionProposed(**_names(held)))
    return held


def take_back(*, version: UnitVersion, actor: Any) -> UnitVersion:
    """Make a proposal a draft again, by those who write it. Raises VersionNotThere unless it is proposed."""
    with transaction.atomic(), because(actor=actor, reason="proposal taken back"):
        held = _at(version, State.PROPOSED)
        held.state = State.DRAFT
        held.proposed_at = None
        held.save()
    return held


def send_back(*, version: UnitVersion, comment: str, actor: Any, now: datetime) -> UnitVersion:
    """Make a proposal a draft again, with what should change. Raises InputRefused without a comment."""
    return _decide(version, State.DRAFT, _words(comment, "comment"), actor, now)


def refuse(*, version: UnitVersion, reason: str, actor: Any, now: datetime) -> UnitVersion:
    """Refuse a proposal for good; another draft may follow. Raises InputRefused without a reason."""
    return _decide(version, State.REFUSED, _words(reason, "reason"), actor, now)


def adopt(*, version: UnitVersion, actor: Any, now: datetime, reason: str = "") -> UnitVersion:
    """Adopt a proposal: the one adopted before for the same year is replaced.

    It comes into force, its facts copied onto the unit, when its year is under way or the unit has no version in
    force; otherwise on the first day of its year (see ``put_in_force``). Raises VersionNotThere unless it is proposed,
    NotAllowed when the actor wrote any word of it, InputRefused when it comes into force at once with fewer places than
    students who have the unit.
    """
    with transaction.atomic(), because(actor=actor, reason=reason or "version adopted"):
        held = _at(version, State.PROPOSED)
        today = now.astimezone(campus_zone()).date()
        in_force = _comes_into_force(held, today)
        if in_force and (fault := _capacity_cut(held, today)):
            raise InputRefused(fault)
        if has_written(held, actor):
            raise NotAllowed("unit.adopt", _("Nobody adopts a proposal that they wrote: ask someone else to."))
        UnitVersion.objects.filter(unit=held.unit, year=held.year, state=State.ADOPTED).update(state=State.REPLACED)
        held.state = State.ADOPTED
        held.decided_by = person_of(actor)
        held.decided_at = now
        held.decision_reason = reason[:MOST_REASON]
        held.save()
        if in_force:
            copy_onto_unit(held)
        emit(VersionAdopted(**_names(held), in_force=in_force, is_decision=True))
    return held


def has_written(version: UnitVersion, actor: Any) -> bool:
    """Whether the actor wrote or proposed this version, or changed a word of it at any time. One query or two."""
    person = person_of(actor)
    if person is not None and version.written_by_id == person.pk:
        return True
    name = str(getattr(actor, "uuid", actor))
    said = {"title_fr", *SAID}
    changes = history_of(version)
    return any(change.actor == name and (change.label == "insert" or said & change.after.keys()) for change in changes)


def put_in_force(*, on: date) -> int:
    """Give each unit the version adopted for the year under way; how many units changed. Run once a day.

    A unit without version for that year keeps the one it has.
    """
    year = current_year(on)
    if year is None:
        return 0
    late = UnitVersion.objects.filter(year=year, state=State.ADOPTED, in_force_of__isnull=True).select_related("unit")
    count = 0
    for version in late.order_by("pk"):
        with transaction.atomic(), because(actor="catalogue", reason="academic year begun"):
            held = lock(version)
            if held.state == State.ADOPTED:
                copy_onto_unit(held)
                emit(VersionAdopted(**_names(held), in_force=True, is_decision=False))
                count += 1
    return count


def copy_onto_unit(version: UnitVersion) -> None:
    """The unit says what the version says."""
    unit = CourseUnit.objects.get(pk=version.unit_id)
    for name in FACTS:
        setattr(unit, name, getattr(version, name))
    unit.version = version
    unit.save()


def _comes_into_force(version: UnitVersion, on: date) -> bool:
    return version.year.starts_on <= on < version.year.ends_on or version.unit.version_id is None


def _capacity_cut(version: UnitVersion, on: date) -> Fault | None:
    """The fault of fewer places than students who have the unit; None when there are enough, or no limit."""
    if version.capacity is None:
        return None
    count, term = followers_of(version.unit_id, on=on)
    if count <= version.capacity:
        return None
    said = {"count": count, "unit": version.unit.code, "term": term, "capacity": version.capacity}
    what = format_lazy(_("{count} students have {unit} in {term}: {capacity} places are too few."), **said)
    mend = format_lazy(_("Send it back and ask for {count} places at least, or for no limit."), count=count)
    return Fault("version.capacity_cut", what, "capacity", mend)


def _decide(version: UnitVersion, state: str, reason: str, actor: Any, now: datetime) -> UnitVersion:
    with transaction.atomic(), because(actor=actor, reason=reason):
        held = _at(version, State.PROPOSED)
        held.state = state
        held.decided_by = person_of(actor)
        held.decided_at = now
        held.decision_reason = reason
        held.save()
        emit(VersionReturned(**_names(held), state=str(state), comment=reason))
    return held


def _at(version: UnitVersion, state: str) -> UnitVersion:
    held = lock(version)
    if held.state != state:
        raise VersionNotThere(held.state)
    return held


def _words(text: str, field: str) -> str:
    if not text.strip() or len(text) > MOST_REASON:
        what = _("Say why: those who wrote the proposal read it.")
        raise InputRefused(Fault("version.reason", what, field, _("Give 1 to 2000 characters.")))
    return text.strip()


def _names(version: UnitVersion) -> dict[str, str]:
    return {
        "aggregate": f"unit:{version.unit.uuid}",
        "unit_code": version.unit.code,
        "year_code": version.year.code,
        "version_uuid": str(version.uuid),
    }
