"""What a term's timetable has to respect, written in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from cartable.engines.timetable.domain.bulk_copy import copy_rows
from cartable.engines.timetable.domain.requirement_faults import faults_of_requirements
from cartable.engines.timetable.models import (
    ClassRequirement,
    ClassRoomOption,
    Distribution,
    DistributionMember,
    RoomClosure,
    TermRoom,
    TermSettings,
)
from cartable.engines.timetable.types import ClosureRow, DistributionRow, RequirementRow, TermRoomRow, Weights
from cartable.kernel.audit import insert_many
from cartable.kernel.problems import InputRefused

BATCH = 5000


def create_requirements(
    *,
    term: Any,
    weights: Weights | None = None,
    problem_name: str = "",
    skips_holidays: bool = False,
    rooms: Iterable[TermRoomRow] = (),
    requirements: Iterable[RequirementRow] = (),
    closures: Iterable[ClosureRow] = (),
    distributions: Iterable[DistributionRow] = (),
) -> TermSettings:
    """Write the prices, rooms, allowed times and rooms, closures and constraints of a term, all or none.

    The term must have none yet. A room named by a requirement or a closure joins the term's rooms if it isn't among
    ``rooms``. Raises InputRefused with a fault per time outside the term, per class that isn't of it, per unknown kind
    of constraint or wrong number of arguments.
    """
    wanted = Wanted(list(rooms), list(requirements), list(closures), list(distributions))
    faults = faults_of_requirements(term, wanted.requirements, wanted.closures, wanted.distributions)
    if faults:
        raise InputRefused(faults)
    with transaction.atomic():
        settings = TermSettings.objects.create(
            term=term,
            problem_name=problem_name,
            skips_holidays=skips_holidays,
            **_prices(weights or Weights()),
        )
        _write_rooms(term, wanted)
        _write_requirements(wanted.requirements)
        _write_closures(term, wanted.closures)
        _write_distributions(term, wanted.distributions)
    return settings


class Wanted:
    """All that is to be written, as lists."""

    def __init__(
        self,
        rooms: list[TermRoomRow],
        requirements: list[RequirementRow],
        closures: list[ClosureRow],
        distributions: list[DistributionRow],
    ) -> None:
        self.rooms = rooms
        self.requirements = requirements
        self.closures = closures
        self.distributions = distributions


def _prices(weights: Weights) -> dict[str, int]:
    return {f"{name}_weight": getattr(weights, name) for name in Weights.__slots__}


def _write_rooms(term: Any, wanted: Wanted) -> None:
    references = {row.room_id: row.reference for row in wanted.rooms}
    for requirement in wanted.requirements:
        for room_id, _penalty in requirement.rooms:
            references.setdefault(room_id, "")
    for closure in wanted.closures:
        references.setdefault(closure.room_id, "")
    TermRoom.objects.bulk_create(
        [
            TermRoom(term=term, room_id=room_id, rank=rank, reference=reference)
            for rank, (room_id, reference) in enumerate(references.items())
        ],
        batch_size=BATCH,
    )


def _write_requirements(requirements: Sequence[RequirementRow]) -> None:
    insert_many(
        ClassRequirement,
        (
            ClassRequirement(course_class_id=row.class_id, times=[list(time) for time in row.times])
            for row in requirements
        ),
        batch_size=1000,
    )
    copy_rows(
        ClassRoomOption,
        ("course_class_id", "room_id", "penalty"),
        ((row.class_id, room_id, penalty) for row in requirements for room_id, penalty in row.rooms),
    )


def _write_closures(term: Any, closures: Sequence[ClosureRow]) -> None:
    RoomClosure.objects.bulk_create(
        [
            RoomClosure(
                term=term, room_id=row.room_id, days=row.days, weeks=row.weeks, start=row.start, length=row.length
            )
            for row in closures
        ],
        batch_size=BATCH,
    )


def _write_distributions(term: Any, distributions: Sequence[DistributionRow]) -> None:
    created = insert_many(
        Distribution,
        (
            Distribution(
                term=term,
                rank=rank,
                kind=row.kind,
                arguments=list(row.arguments),
                required=row.required,
                penalty=0 if row.required else row.penalty,
            )
            for rank, row in enumerate(distributions, start=1)
        ),
    )
    copy_rows(
        DistributionMember,
        ("distribution_id", "course_class_id", "position"),
        (
            (distribution.pk, class_id, position)
            for distribution, row in zip(created, distributions, strict=True)
            for position, class_id in enumerate(row.class_ids)
        ),
    )
