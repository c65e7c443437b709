"""What programs read of a choice, and write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from cartable.engines.registration.api import FreeTime, ListChangedElsewhere, WishDraft, WishList, rulings, wishes_of
from cartable.engines.registration.rest.campaign_shapes import CampaignOut
from cartable.kernel.shapes import Code

Kind = Literal["main", "optional", "reserve"]
State = Literal["none", "draft", "sent", "returned", "approved"]
Revision = Annotated[int, Field(ge=0, le=1_000_000_000)]
Prose = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=4000)]
Clock = Annotated[str, StringConstraints(pattern=r"^[0-2][0-9]:[0-5][0-9]$")]
Key = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=90)]
Tag = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]+$", max_length=60)]


class WishShape(Schema):
    """A unit wished, by its code; their order is their rank."""

    unit: Code
    kind: Kind = "main"


class FreeTimeShape(Schema):
    """A time wanted free: day 1 is Monday, the end excluded."""

    day: Annotated[int, Field(ge=1, le=7)]
    start: Clock
    end: Clock


class RulingOut(Schema):
    """What stands against the choice, in the reader's language; ``key`` names it in ``in_spite_of``."""

    key: str
    rule: str
    unit: str
    severity: Literal["blocks", "warns", "counsel"]
    can_be_lifted: bool
    what: str
    mend: str


class WishesOut(Schema):
    """A student's choice in a campaign. ``revision`` 0: nothing saved yet; a save names the one it was made from."""

    uuid: UUID | None
    campaign: str
    state: State
    revision: int
    wishes: list[WishShape]
    free_times: list[FreeTimeShape]
    tags: list[str]
    note: str
    saved_at: datetime | None
    sent_at: datetime | None
    decided_at: datetime | None


class OwnWishesOut(WishesOut):
    """With what may be done now, and what the rules of choice say."""

    can_save: bool
    can_send: bool
    closes_at: datetime | None
    rulings: list[RulingOut]


class OwnCampaignOut(CampaignOut):
    """A campaign under way for you, with where your choice stands in it."""

    state: State
    revision: int


class WishesIn(Schema):
    """The whole choice, as it is to be; what is left out of free times, tags and note stays as it is."""

    revision: Revision
    wishes: Annotated[list[WishShape], Field(max_length=60)]
    free_times: Annotated[list[FreeTimeShape], Field(max_length=30)] | None = None
    tags: Annotated[list[Tag], Field(max_length=30)] | None = None
    note: Prose | None = None


class SendIn(Schema):
    """The revision that you read, and the keys of the rules that you send it in spite of."""

    revision: Revision
    in_spite_of: Annotated[list[Key], Field(max_length=60)] = []


class UnsavedOut(Schema):
    """What was to be saved."""

    wishes: list[WishShape]
    free_times: list[FreeTimeShape] | None
    tags: list[str] | None
    note: str | None


class FaultShape(Schema):
    """One thing wrong."""

    code: str
    what: str
    where: str
    mend: str
    line: int | None


class TwoVersionsOut(Schema):
    """Why nothing was written. When another tab or device saved in the meantime, ``kept`` is what stands and ``given``
    what was to be saved: nothing is lost, choose one and save it with the revision of ``kept``."""

    code: str
    what: str
    mend: str
    faults: list[FaultShape] = []
    kept: WishesOut | None = None
    given: UnsavedOut | None = None


def told_list(found: WishList | None, campaign: str) -> dict[str, Any]:
    """A list as programs read it; an empty one when there is none."""
    if found is None:
        empty: dict[str, Any] = {"uuid": None, "state": "none", "revision": 0, "wishes": [], "free_times": []}
        return empty | {"campaign": campaign, "tags": [], "note": "", **dict.fromkeys(MOMENTS)}
    return {
        "uuid": found.uuid,
        "campaign": campaign,
        "state": found.state,
        "revision": found.revision,
        "wishes": [{"unit": one.offering.unit.code, "kind": one.kind} for one in wishes_of(found)],
        "free_times": found.free_times,
        "tags": found.tags,
        "note": found.note,
        **{name: getattr(found, name) for name in MOMENTS},
    }


MOMENTS = ("saved_at", "sent_at", "decided_at")


def told_rulings(found: Iterable[rulings.Ruling]) -> list[dict[str, Any]]:
    """What the rules say, in the reader's language."""
    return [
        {
            "key": one.key,
            "rule": one.rule,
            "unit": one.unit,
            "severity": one.severity,
            "can_be_lifted": one.can_be_lifted,
            "what": str(one.what),
            "mend": str(one.mend),
        }
        for one in found
    ]


def told_conflict(refused: ListChangedElsewhere, campaign: str) -> dict[str, Any]:
    """Both versions."""
    given: dict[str, Any] = {
        "wishes": [{"unit": one.unit_code, "kind": one.kind} for one in refused.given],
        "free_times": None if refused.free_times is None else [one.as_dict() for one in refused.free_times],
        "tags": None if refused.tags is None else list(refused.tags),
        "note": refused.note,
    }
    return {**refused.as_dict(), "kept": told_list(refused.kept, campaign), "given": given}


def drafts_of(given: Sequence[WishShape]) -> list[WishDraft]:
    """As the engine takes them."""
    return [WishDraft(one.unit, one.kind) for one in given]


def times_of(given: Sequence[FreeTimeShape] | None) -> list[FreeTime] | None:
    """As the engine takes them."""
    return None if given is None else [FreeTime(one.day, one.start, one.end) for one in given]
