"""What programs read of advice, and write."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from cartable.engines.registration.api import Followed, journal_of
from cartable.engines.registration.models import Derogation, WishList
from cartable.engines.registration.rest.wish_shapes import Key, Prose, State, WishesOut, told_list
from cartable.kernel.shapes import Code

Codes = Annotated[list[Code], Field(max_length=20)]


class AlertOut(Schema):
    """One thing to look at, in the reader's language: ``no`` forbidden, ``wait`` to be seen, ``info``."""

    code: str
    weight: Literal["no", "wait", "info"]
    text: str


class AdvisedOut(Schema):
    """A student whom you advise: their list (null: none yet), what is new since you read it, what to look at."""

    person: UUID
    code: str
    name: str
    wish_list: UUID | None
    state: State
    credits: int
    units: list[str]
    news_count: int
    added: list[str]
    removed: list[str]
    derogations_waiting: int
    alerts: list[AlertOut]


class LineOut(Schema):
    """A line of a list's journal; ``proposal`` can be taken over by the student when ``kind`` is ``proposed``."""

    uuid: UUID
    kind: str
    at: datetime
    by: str
    text: str
    added: list[str]
    removed: list[str]


class DerogationOut(Schema):
    """What a student asks to be let through, and what was decided."""

    uuid: UUID
    campaign: str
    person: UUID
    name: str
    rule: str
    unit: str
    reason: str
    state: Literal["asked", "granted", "refused", "withdrawn"]
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str
    decision_reason: str

    @staticmethod
    def resolve_campaign(row: Derogation) -> str:
        """Its code."""
        return str(row.campaign.code)

    @staticmethod
    def resolve_person(row: Derogation) -> UUID:
        """Who asks."""
        return row.person.uuid

    @staticmethod
    def resolve_name(row: Derogation) -> str:
        """Who asks."""
        return row.person.full_name

    @staticmethod
    def resolve_unit(row: Derogation) -> str:
        """The unit's code; empty for the whole semester."""
        return str(row.unit.code) if row.unit else ""

    @staticmethod
    def resolve_decided_by(row: Derogation) -> str:
        """Who decided; empty while it waits."""
        return row.decided_by.full_name if row.decided_by else ""


class ListOut(WishesOut):
    """A list with its student and its journal, the latest line first."""

    person: UUID
    name: str
    journal: list[LineOut]


class CommentIn(Schema):
    """Something to say: the other side reads it."""

    text: Prose


class ProposalIn(Schema):
    """Codes of units to add and to take out, and a word; the student takes them over or not."""

    added: Codes = []
    removed: Codes = []
    text: Prose = ""


class DerogationIn(Schema):
    """A rule of choice to be let through, for a unit or (empty) the whole semester, and why."""

    rule: Key
    unit: Key = ""
    reason: Prose


class DerogationDecisionIn(Schema):
    """Granted or refused, and why: the student reads it."""

    granted: bool
    reason: Prose


def told_student(row: Followed) -> dict[str, Any]:
    """A student as their adviser's programs read them."""
    return {
        "person": row.person.uuid,
        "code": row.person.code,
        "name": row.person.full_name,
        "wish_list": row.wish_list.uuid if row.wish_list is not None else None,
        "state": row.state,
        "credits": row.credits,
        "units": [wish.offering.unit.code for wish in row.wishes],
        "news_count": len(row.news),
        "added": row.added,
        "removed": row.removed,
        "derogations_waiting": len(row.waiting),
        "alerts": [{"code": one.code, "weight": one.weight, "text": str(one.text)} for one in row.alerts],
    }


def told_with_journal(found: WishList) -> dict[str, Any]:
    """A list and what happened to it."""
    lines = [
        {
            "uuid": line.uuid,
            "kind": line.kind,
            "at": line.at,
            "by": line.person.full_name if line.person else "",
            "text": line.text,
            "added": line.data.get("added", []),
            "removed": [*line.data.get("removed", []), *line.data.get("withdrawn", [])],
        }
        for line in journal_of(found)
    ]
    about = {"person": found.person.uuid, "name": found.person.full_name, "journal": lines}
    return told_list(found, found.campaign.code) | about
