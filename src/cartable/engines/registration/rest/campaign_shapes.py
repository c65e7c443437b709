"""What programs read of campaigns, and write."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from cartable.engines.people.api import populations
from cartable.engines.registration.api import Board, Foreseen, assignments, phase_at
from cartable.kernel.clock import system_clock

PhaseKind = Literal["preparation", "wishes", "advice", "assignment", "adjustments"]
Moment = Literal["before", "preparation", "wishes", "advice", "assignment", "adjustments", "closed"]
Priority = Literal["degree", "last_chance", "seniority", "followed_before", "never_followed"]
Reason = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=500)]


class PhaseOut(Schema):
    """A phase: its opening is in it, its closing is not."""

    kind: PhaseKind
    opens_at: datetime
    closes_at: datetime


class CampaignOut(Schema):
    """A campaign of choice; ``phase`` is the one under way."""

    uuid: UUID
    code: str
    term: str
    title_fr: str
    title_en: str
    phase: Moment
    is_cancelled: bool

    @staticmethod
    def resolve_term(row: Any) -> str:
        """The term's code."""
        return str(row.term.code)

    @staticmethod
    def resolve_phase(row: Any) -> str:
        """At this instant."""
        return phase_at(row, system_clock())

    @staticmethod
    def resolve_is_cancelled(row: Any) -> bool:
        """Closed for good before its time."""
        return row.cancelled_at is not None


class CampaignFigures(CampaignOut):
    """With how many lists were begun, and sent."""

    lists_count: int
    sent_count: int


class RuleStatedOut(Schema):
    """The priorities in order since an instant, who stated them and why; the lottery comes last, always."""

    rule: list[Priority]
    at: datetime
    by: str
    reason: str


class CampaignDetail(CampaignOut):
    """With its phases, whom it is for, and the rule by which places are given (null: nobody has stated one).

    ``lottery_seed`` is empty as long as it isn't drawn.
    """

    units_at_most: int
    population: str
    population_fr: str
    population_en: str
    lottery_seed: str
    rule: list[Priority] | None
    rules_stated: list[RuleStatedOut]
    phases: list[PhaseOut]

    @staticmethod
    def resolve_population_fr(row: Any) -> str:
        """In French."""
        return _in_words(row.population, "fr")

    @staticmethod
    def resolve_population_en(row: Any) -> str:
        """In English."""
        return _in_words(row.population, "en")

    @staticmethod
    def resolve_rule(row: Any) -> list[str] | None:
        """As it stands."""
        return assignments.rule_in_force(row)

    @staticmethod
    def resolve_rules_stated(row: Any) -> list[RuleStatedOut]:
        """The first one first."""
        return [
            RuleStatedOut(
                rule=[*one.rule],  # type: ignore[list-item]
                at=one.at,
                by=one.actor,
                reason=one.reason,
            )
            for one in assignments.rules_stated(row)
        ]

    @staticmethod
    def resolve_phases(row: Any) -> list[Any]:
        """In order."""
        return sorted(row.phases.all(), key=lambda phase: phase.opens_at)


class CampaignRuleIn(Schema):
    """Priorities in order (none: the lottery alone), and why: students read it."""

    rule: Annotated[list[Priority], Field(max_length=5)]
    reason: Reason


class StatesOut(Schema):
    """Students by the state of their list."""

    none: int
    draft: int
    returned: int
    sent: int
    approved: int


class ProgrammeBoard(Schema):
    """Those of one programme (null: in none)."""

    programme: str | None
    students: StatesOut


class BoardOut(Schema):
    """Who has chosen: ``expected`` students, ``answered`` of them have sent their list."""

    at: datetime
    expected: int
    answered: int
    students: StatesOut
    programmes: list[ProgrammeBoard]


class ErrorsOut(Schema):
    """How far such predictions fell from the truth on past terms, in per cent."""

    predictions: int
    terms: int
    mean_percent: float
    bias_percent: float
    inside_percent: float


class UnitForecast(Schema):
    """Students expected in a unit, between ``low`` and ``high`` four times out of five.

    ``usual`` is what past terms alone say (null: never taught before); ``capacity`` null: no limit.
    """

    unit: str
    wished: int
    expected: float
    low: int
    high: int
    usual: float | None
    capacity: int | None


class ForecastOut(Schema):
    """The numbers to expect, from past terms and the lists sent; ``errors`` null: no past to measure on."""

    answered: int
    expected: int
    errors: ErrorsOut | None
    units: list[UnitForecast]


def board_out(board: Board, at: datetime) -> dict[str, Any]:
    """A board as programs read it."""
    return {
        "at": at,
        "expected": board.expected,
        "answered": board.answered,
        "students": dict(board.by_state),
        "programmes": [
            {"programme": programme.code if programme else None, "students": _states(counts)}
            for programme, counts in board.by_programme
        ],
    }


def forecast_out(foreseen: Foreseen, capacities: dict[str, int | None]) -> dict[str, Any]:
    """A forecast as programs read it, unit by unit."""
    errors = foreseen.errors
    return {
        "answered": foreseen.answered,
        "expected": foreseen.expected,
        "errors": None
        if errors is None
        else {
            "predictions": errors.count,
            "terms": errors.terms,
            "mean_percent": round(errors.mean_percent, 1),
            "bias_percent": round(errors.bias_percent, 1),
            "inside_percent": round(errors.inside_percent, 1),
        },
        "units": [
            {
                "unit": code,
                "wished": one.wished,
                "expected": round(one.expected, 1),
                "low": one.low,
                "high": one.high,
                "usual": None if one.usual is None else round(one.usual, 1),
                "capacity": capacities.get(code),
            }
            for code, one in sorted(foreseen.units.items())
        ],
    }


def _states(counts: Any) -> dict[str, int]:
    return {name: counts[name] for name in StatesOut.model_fields}


def _in_words(rule: str, language: str) -> str:
    try:
        return str(populations.in_words(rule, language))
    except populations.RuleRefused:
        return ""
