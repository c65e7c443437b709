"""What the programming interface gives and takes of the rules that give services."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.engines.access.rest.naming import code_of
from cartable.engines.access.rest.service_shapes import ServiceCode, TextOut
from cartable.kernel.shapes import Day

EntitlementState = Literal["draft", "active", "stopped"]
RuleCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,60}$")]
Population = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class EntitlementRuleOut(Schema):
    """Whoever meets ``population`` holds the service; level, pool and group of doors are codes.

    ``members`` and ``refreshed_at`` tell of the last whole computation; ``valid_until`` is the first day without it.
    """

    code: str
    service: str
    state: EntitlementState
    population: str
    level: str | None
    quota: int | None
    pool: str | None
    door_group: str | None
    grace_days: int
    warn_days: int
    valid_from: date
    valid_until: date | None
    reason: str
    members: int
    refreshed_at: datetime | None

    resolve_service = code_of("service")
    resolve_level = code_of("level")
    resolve_pool = code_of("pool")
    resolve_door_group = code_of("door_group")


class EntitlementRuleDetail(EntitlementRuleOut):
    """One rule, said in both languages, and how many hold the service by it today, by state."""

    words: TextOut
    held: int
    grace: int
    waiting: int
    not_cleared: int
    conflicting: int


class RuleChangeIn(Schema):
    """A population that a rule might have. For a rule to come, the service that it would give."""

    population: Population
    on: Day | None = Field(None, description="Today unless told.")


class NewRuleIn(RuleChangeIn):
    """A rule that isn't written yet."""

    service: ServiceCode


class NamedOut(Schema):
    """Somebody concerned."""

    code: str = Field(description="The campus number.")
    name: str = Field(validation_alias="sorted_name")


class ChangePreviewOut(Schema):
    """What a change would do, had it been made on that day: nothing is written.

    Names are the first twenty of those whom you may see. ``asks_twice``: so many would lose the service that the act
    wants their number.
    """

    population: str = Field(description="In its canonical form.")
    words: TextOut
    holders: int
    stays: int
    enters: int
    leaves: int
    first_entering: list[NamedOut]
    first_leaving: list[NamedOut]
    asks_twice: bool
