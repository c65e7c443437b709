"""What the people engine's programming interface gives and takes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.kernel.shapes import Day

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
Kind = Literal["student", "faculty", "staff", "temporary", "affiliate", "applicant", "alumnus"]
Role = Literal[
    "administrator",
    "registrar",
    "timetabler",
    "room_manager",
    "service_manager",
    "security_officer",
    "data_protection_officer",
    "director",
    "deputy_director",
    "manager",
    "secretary",
    "programme_head",
]
Rule = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=300)]


def _either(row: Any, name: str, otherwise: str) -> str:
    """A field of a person, or of a shape already made of one: an endpoint that chooses its shape resolves it twice."""
    return str(getattr(row, name, None) or getattr(row, otherwise))


class PersonOut(Schema):
    """A person as everyone who may see them does: under the names of use."""

    uuid: UUID
    family_name: str = Field(description="The family name of use, else the official one.")
    given_name: str = Field(description="The given name of use, else the official one.")
    mail: str

    @staticmethod
    def resolve_family_name(row: Any) -> str:
        """What the campus shows."""
        return _either(row, "shown_family_name", "family_name")

    @staticmethod
    def resolve_given_name(row: Any) -> str:
        """What the campus shows."""
        return _either(row, "shown_given_name", "given_name")


class PersonFile(PersonOut):
    """The whole record, for the person and those who keep it."""

    code: str
    official_family_name: str
    official_given_name: str
    birth_on: date | None
    birth_place: str
    birth_country: str
    nationality: str
    personal_mail: str
    phone: str
    origin: str
    is_protected: bool

    @staticmethod
    def resolve_official_family_name(row: Any) -> str:
        """Of civil status."""
        return _either(row, "official_family_name", "family_name")

    @staticmethod
    def resolve_official_given_name(row: Any) -> str:
        """Of civil status."""
        return _either(row, "official_given_name", "given_name")


class PersonIn(Schema):
    """A person to create; ``family_name`` and ``given_name`` are those of civil status."""

    code: Line
    family_name: Line
    given_name: Line = ""
    usage_family_name: Line = ""
    usage_given_name: Line = ""
    mail: Line = ""
    birth_on: Day | None = None
    birth_place: Line = ""
    birth_country: Line = ""
    nationality: Line = ""
    personal_mail: Line = ""
    phone: Line = ""


class StructureBrief(Schema):
    """A structure, named."""

    code: str
    title_fr: str
    title_en: str
    kind: str


class StructureOut(StructureBrief):
    """A structure and its place in the tree."""

    uuid: UUID
    parent: str | None
    uai: str
    mail: str
    phone: str
    valid_from: date
    valid_until: date | None = Field(None, description="First day without it; null: open.")
    people: int = Field(description="How many are tied to it today, not counting those below.")

    @staticmethod
    def resolve_parent(row: Any) -> str | None:
        """The code of the structure above."""
        return row.parent.code if row.parent else None


class AffiliationOut(Schema):
    """What a person is to a structure, and when."""

    uuid: UUID
    person: UUID
    kind: Kind
    structure: StructureBrief
    level: str
    valid_from: date
    valid_until: date | None = Field(None, description="First day without it; null: open.")

    @staticmethod
    def resolve_person(row: Any) -> UUID:
        """The person's address."""
        found: UUID = row.person.uuid
        return found


class RoleOut(Schema):
    """A role: over what (null: the whole institution), when, by whose decision and why."""

    uuid: UUID
    role: Role
    structure: StructureBrief | None
    valid_from: date
    valid_until: date | None
    granted_by: str
    reason: str

    @staticmethod
    def resolve_granted_by(row: Any) -> str:
        """The name of who granted it; empty when the system did."""
        return row.granted_by.full_name if row.granted_by else ""


class AnsweringOut(Schema):
    """Who answers for a structure, as what, and when."""

    role: Role
    person: PersonOut
    valid_from: date
    valid_until: date | None = Field(None, description="First day without it; null: open.")


class RoleIn(Schema):
    """A role to grant."""

    person: UUID
    role: Role
    structure: Code | None = None
    valid_from: Day
    valid_until: Day | None = None
    reason: Line


class GroupOut(Schema):
    """A group, kept by hand or by a rule."""

    uuid: UUID
    code: str
    title_fr: str
    title_en: str
    follows_rule: bool

    @staticmethod
    def resolve_follows_rule(row: Any) -> bool:
        """Whether its people follow a rule."""
        return bool(row.rule)
