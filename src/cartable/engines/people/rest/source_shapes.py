"""How sources and what they send are told to programs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.engines.people.api import arriving
from cartable.engines.people.rest.shapes import Code, Kind, Line
from cartable.kernel.shapes import Day

Key = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Text = Annotated[str, StringConstraints(max_length=254)]
State = Literal["same", "new", "to_decide", "set_aside"]


class SourceOut(Schema):
    """A source: ``trust`` from 0 to 100; complete when it sends everybody at each arrival."""

    code: str
    title_fr: str
    title_en: str
    kind: Literal["enrolment", "hr", "hosted", "file", "scim", "ldap"]
    trust: int
    is_complete: bool
    hold_percent: int
    is_open: bool


class TieIn(Schema):
    """An affiliation as the source tells it."""

    kind: Kind
    structure: Code
    valid_from: Day
    valid_until: Day | None = Field(None, description="First day without it; null: open.")
    level: Line = ""


class RecordIn(Schema):
    """A person as the source tells them. What is empty says nothing; ``ties`` null says nothing of affiliations."""

    key: Key = Field(..., description="What names the record at the source.")
    family_name: Text = ""
    given_name: Text = ""
    usage_family_name: Text = ""
    usage_given_name: Text = ""
    birth_on: Day | None = None
    birth_place: Text = ""
    birth_country: Text = ""
    nationality: Text = ""
    mail: Text = ""
    personal_mail: Text = ""
    phone: Text = ""
    code: Text = Field("", description="Campus number, if the source gives it.")
    ine: Text = ""
    hr: Text = ""
    orcid: Text = ""
    ties: list[TieIn] | None = None

    def row(self, line: int) -> arriving.ArrivingRow:
        """The row that the engine receives."""
        told: dict[str, Any] = self.dict(exclude={"ties"})
        ties = None
        if self.ties is not None:
            ties = tuple(arriving.ArrivingTie(**tie.dict()) for tie in self.ties)
        return arriving.ArrivingRow(**told, ties=ties, line=line)


class RecordsIn(Schema):
    """A batch of 1 to 1,000 records. Of a complete source it is everybody that the source knows."""

    records: list[RecordIn] = Field(..., min_length=1, max_length=1000)
    all_or_nothing: bool = False


class RecordFault(Schema):
    """What is wrong in a record, in which field, and how to mend it."""

    code: str
    what: str
    where: str
    mend: str


class RecordAnswer(Schema):
    """What became of a record: the person when it is somebody known or new."""

    key: str
    answer: Literal["same", "new", "to_decide", "set_aside", "refused", "held"]
    person: UUID | None = None
    faults: list[RecordFault] = []


class SourceRunOut(Schema):
    """An arrival; ``counts`` says how many records were unchanged, of somebody known, new, to decide, refused, gone."""

    uuid: UUID
    state: Literal["reading", "held", "applied", "refused"]
    started_at: datetime
    finished_at: datetime | None
    counts: dict[str, int]


class ReceivedOut(SourceRunOut):
    """The same with what became of each record, in the order sent."""

    records: list[RecordAnswer]


class RecordOut(Schema):
    """A record as it is kept."""

    uuid: UUID
    key: str
    state: State
    person: UUID | None
    probability: float | None
    arrived_at: datetime
    seen_at: datetime
    gone_at: datetime | None

    @staticmethod
    def resolve_person(row: Any) -> Any:
        """The address of the person."""
        return row.person.uuid if row.person else None
