"""What programs read of an assignment: runs, lines, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from cartable.engines.registration.api import assignments
from cartable.engines.registration.rest.campaign_shapes import Priority
from cartable.engines.registration.rest.wish_shapes import Kind

Outcome = Literal["given", "reserve", "waiting", "spared"]


class PriorityCompared(Schema):
    """One line of the comparison with the last student served, in the reader's language."""

    title: str
    mine: str
    last: str
    decides: bool


class WaitingPlace(Schema):
    """Where you stand on the waiting list: ``rank`` 1 is next. ``replaces`` is given back when the place comes."""

    state: Literal["waiting", "served", "left", "passed"]
    rank: int
    replaces: str


class ResultLine(Schema):
    """A unit that you wished: what you got and why. The SHA-256 of ``lottery`` begins with ``number``: check it."""

    unit: str
    kind: Kind
    outcome: Outcome
    order: int
    headline: str
    because: str
    criteria: list[PriorityCompared]
    lottery: str
    number: str
    waiting: WaitingPlace | None


class ResultOut(Schema):
    """Your result in a campaign: the rule and the seed that made it, and each unit that you wished."""

    campaign: str
    rule: list[Priority]
    seed: str
    published_at: datetime
    lines: list[ResultLine]


class AssignmentOut(Schema):
    """A run: a rule, a seed and what came of it. Only one with the campaign's rule and seed can be published."""

    uuid: UUID
    rule: list[Priority]
    seed: str
    state: Literal["tried", "published"]
    made_at: datetime
    published_at: datetime | None
    students: int
    all_mains: int
    short: int
    waiting: int

    @staticmethod
    def resolve_students(row: Any) -> int:
        """With a list."""
        return int(row.figures["students"])

    @staticmethod
    def resolve_all_mains(row: Any) -> int:
        """Students with all their main units."""
        return int(row.figures["all_mains"])

    @staticmethod
    def resolve_short(row: Any) -> int:
        """Students with fewer units than they wanted."""
        return int(row.figures["short"])

    @staticmethod
    def resolve_waiting(row: Any) -> int:
        """Wishes without a place."""
        return int(row.figures["outcomes"]["waiting"])


class RunLine(Schema):
    """What a run decided for a student and a unit; ``order`` is the student's place in the unit's order."""

    person: UUID
    code: str
    unit: str
    kind: Kind
    outcome: Outcome
    order: int

    @staticmethod
    def resolve_person(row: Any) -> UUID:
        """The student."""
        found: UUID = row.person.uuid
        return found

    @staticmethod
    def resolve_code(row: Any) -> str:
        """The student's number."""
        return str(row.person.code)

    @staticmethod
    def resolve_unit(row: Any) -> str:
        """The unit's code."""
        return str(row.offering.unit.code)

    @staticmethod
    def resolve_kind(row: Any) -> str:
        """Of the wish."""
        return str(row.priority[0])


def told_line(line: Any, why: assignments.Explanation, waiting: Any) -> dict[str, Any]:
    """A line of a student's result."""
    return {
        "unit": why.unit,
        "kind": line.priority[0],
        "outcome": why.outcome,
        "order": line.order,
        "headline": why.headline,
        "because": why.because,
        "criteria": [
            {"title": str(one.title), "mine": str(one.mine), "last": str(one.last), "decides": one.decides}
            for one in why.criteria
        ],
        "lottery": why.lottery,
        "number": why.number,
        "waiting": None
        if waiting is None
        else {
            "state": waiting.state,
            "rank": waiting.rank,
            "replaces": waiting.replaces.unit.code if waiting.replaces else "",
        },
    }
