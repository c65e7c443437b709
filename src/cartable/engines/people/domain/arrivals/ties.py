"""The affiliations that sources tell: written, prolonged, ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from cartable.engines.people.domain.affiliations import write_affiliations
from cartable.engines.people.domain.arrivals.rows import ArrivingRow, ArrivingTie
from cartable.engines.people.events import AffiliationEnded
from cartable.engines.people.models import Affiliation, Person, Source
from cartable.engines.people.queries import structures_by_code
from cartable.engines.people.types import AffiliationRow
from cartable.kernel.outbox import emit_all
from cartable.kernel.periods import Period

Given = tuple[Person, ArrivingRow]


@dataclass(slots=True)
class TieWork:
    """What became of the ties told: written, prolonged or shortened, ended; left for another source has them."""

    written: int = 0
    changed: int = 0
    ended: int = 0
    left: int = 0


def write_ties(source: Source, given: Sequence[Given], day: date) -> TieWork:
    """Make the ties of a source what its rows tell, and leave those of others as they are.

    A tie that the source told before with other days takes the new ones; one that overlaps a tie of somebody else is
    left out. Those that a complete source no longer tells end on ``day``.
    """
    work = TieWork()
    telling = [(person, row.ties) for person, row in given if row.ties is not None]
    if not telling:
        return work
    structures = structures_by_code({tie.structure for _, ties in telling for tie in ties})
    held: dict[int, list[Affiliation]] = {}
    for tie in Affiliation.objects.filter(person__in={person.pk for person, _ in telling}):
        held.setdefault(tie.person_id, []).append(tie)
    fresh: list[AffiliationRow] = []
    gone: list[Affiliation] = []
    for person, ties in telling:
        mine = held.get(person.pk, [])
        kept: set[int] = set()
        for tie in ties:
            _take_tie(person, tie, structures[tie.structure].pk, source, mine, kept, fresh, work)
        if source.is_complete:
            gone += [tie for tie in mine if tie.source == source.code and tie.pk not in kept and _goes_on(tie, day)]
    work.ended += end_ties(gone, day)
    work.written += len(write_affiliations(fresh))
    return work


def end_ties(ties: Collection[Affiliation], day: date) -> int:
    """``day`` becomes the first day without them; those that begin then or later never were, and are removed."""
    begun = [tie for tie in ties if tie.valid_from < day]
    Affiliation.objects.filter(pk__in=[tie.pk for tie in ties if tie.valid_from >= day]).delete()
    Affiliation.objects.filter(pk__in=[tie.pk for tie in begun]).update(valid_until=day)
    emit_all(AffiliationEnded(aggregate=f"affiliation:{tie.uuid}", uuid=tie.uuid, valid_until=day) for tie in ties)
    return len(ties)


def _take_tie(
    person: Person,
    tie: ArrivingTie,
    structure_id: int,
    source: Source,
    mine: Sequence[Affiliation],
    kept: set[int],
    fresh: list[AffiliationRow],
    work: TieWork,
) -> None:
    period = Period(tie.valid_from, tie.valid_until)
    alike = [row for row in mine if (row.structure_id, row.kind) == (structure_id, tie.kind)]
    overlapping = [row for row in alike if row.period.overlaps(period)]
    planned = [
        row
        for row in fresh
        if (row.person_id, row.structure_id, row.kind) == (person.pk, structure_id, tie.kind)
        and Period(row.valid_from, row.valid_until).overlaps(period)
    ]
    own = [row for row in overlapping if row.source == source.code and row.pk not in kept]
    if not overlapping and not planned:
        fresh.append(
            AffiliationRow(person.pk, structure_id, tie.kind, tie.valid_from, tie.valid_until, tie.level, source.code)
        )
    elif len(overlapping) == 1 and own and not planned:
        kept.add(own[0].pk)
        work.changed += _correct(own[0], tie)
    else:
        kept |= {row.pk for row in overlapping}
        work.left += not any(
            (row.valid_from, row.valid_until) == (tie.valid_from, tie.valid_until) for row in overlapping
        )


def _correct(row: Affiliation, tie: ArrivingTie) -> bool:
    """Give a tie its new days and level; whether anything changed."""
    told = {"valid_from": tie.valid_from, "valid_until": tie.valid_until, "level": tie.level}
    changed = [name for name, value in told.items() if getattr(row, name) != value]
    if not changed:
        return False
    for name in changed:
        setattr(row, name, told[name])
    row.save(update_fields=changed)
    if "valid_until" in changed and row.valid_until is not None:
        emit_all([AffiliationEnded(aggregate=f"affiliation:{row.uuid}", uuid=row.uuid, valid_until=row.valid_until)])
    return True


def _goes_on(tie: Affiliation, day: date) -> bool:
    return tie.valid_until is None or tie.valid_until > day
