"""What surrounds a person's record: groups, affiliations and roles that are written, history."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from cartable.engines.people.rest.shapes import Code, GroupOut, Kind, Line
from cartable.kernel.shapes import Day


class MembershipOut(Schema):
    """A person in a group."""

    group: GroupOut
    valid_from: date
    valid_until: date | None = Field(None, description="First day without it; null: open.")


class AffiliationIn(Schema):
    """An affiliation to write."""

    kind: Kind
    structure: Code
    level: Line = ""
    valid_from: Day
    valid_until: Day | None = None


class EndIn(Schema):
    """An end: the first day without it, and why."""

    valid_until: Day
    reason: Line


class FieldChangeOut(Schema):
    """A field before and after, as text; empty when there was or is nothing."""

    name: str
    before: str
    after: str


class PersonChangeOut(Schema):
    """A change of a record, an affiliation, a role or an account: when, by whom and why."""

    happened_at: datetime
    subject: Literal["person", "affiliation", "roleassignment", "account", "identifier", "contract", "consent"]
    act: Literal["insert", "update", "delete"]
    by: str
    reason: str
    fields: list[FieldChangeOut]

    @classmethod
    def told(cls, change: Any, names: Any) -> PersonChangeOut:
        """The change with those of its fields that people are told."""
        sides = [(name, _text(change.before.get(name)), _text(change.after.get(name))) for name in names]
        return cls(
            happened_at=change.happened_at,
            subject=change.subject,
            act=change.label,
            by=change.actor_name,
            reason=change.reason,
            fields=[FieldChangeOut(name=name, before=was, after=now) for name, was, now in sides if was or now],
        )


def _text(value: Any) -> str:
    return "" if value is None else str(value)
