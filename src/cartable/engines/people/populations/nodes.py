"""What a rule is once read: a tree of values that never change. Where a node stands in the text isn't part of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` up to but not including ``end`` of the text."""

    start: int = 0
    end: int = 0

    def to(self, other: Span) -> Span:
        """From here to the end of the other."""
        return Span(self.start, other.end)


NOWHERE = Span()


class Unit(Enum):
    """What a distance between two days is counted in."""

    DAY = "days"
    WEEK = "weeks"
    MONTH = "months"
    YEAR = "years"


class Operator(Enum):
    """How a value is compared; the last four read better of days."""

    EQ = "="
    NE = "!="
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text."""

    value: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bare:
    """A word without quotes, standing for one of a few known values."""

    value: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: int | Decimal
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Flag:
    """``true`` or ``false``."""

    value: bool
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    value: date
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """``today`` moved by a number of days, weeks, months or years (0 days: today itself)."""

    count: int = 0
    unit: Unit = Unit.DAY
    span: Span = field(default=NOWHERE, compare=False, repr=False)


AnyDay = Day | RelativeDay
Value = Text | Bare | Number | Flag | Day | RelativeDay


@dataclass(frozen=True, slots=True)
class Argument:
    """A value given to a word, by place (no name) or by name."""

    value: Value
    name: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A word, with what it was given: ``student``, ``member_of("GI", below=true)``."""

    name: str
    arguments: tuple[Argument, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``born before 2000-01-01``, ``student since 2024-09-01``."""

    subject: Call
    operator: Operator
    value: Value
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """``structure in ("DSI", "BU")``."""

    subject: Call
    values: tuple[Value, ...]
    is_negated: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Within:
    """``ends within 30 days``: at most so far from today, before or after."""

    subject: Call
    count: int
    unit: Unit = Unit.DAY
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Where:
    """``student where (…)``: all of it true of one and the same affiliation."""

    subject: Call
    condition: Rule
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class At:
    """``(…) on 2024-10-01``: as things were, or will be, on that day."""

    condition: Rule
    day: AnyDay
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    condition: Rule
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    conditions: tuple[Rule, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more."""

    conditions: tuple[Rule, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Leaf = Call | Comparison | OneOf | Within
Rule = Leaf | Where | At | Not | And | Or
