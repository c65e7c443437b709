"""Plain values that enter and leave the people engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cartable.kernel.problems import Fault

INSIDE_KINDS = ("student", "faculty", "staff", "temporary", "affiliate")
"""Kinds of affiliation that make someone a member; who applies isn't one yet, who has graduated isn't any more."""
WORKING_KINDS = ("faculty", "staff", "temporary")
"""Kinds of those who teach or work here, for a time or for good: their names are open to every member."""
EDUPERSON: Mapping[str, tuple[str, ...]] = {
    "student": ("student", "member"),
    "faculty": ("faculty", "employee", "member"),
    "staff": ("staff", "employee", "member"),
    "temporary": ("faculty", "member"),
    "affiliate": ("affiliate",),
    "applicant": (),
    "alumnus": ("alum",),
}
"""``eduPersonAffiliation`` of each kind (eduPerson 202208, section 2.2.1: *member* goes with student, faculty, staff
and employee; *alum* isn't a member). Temporary teachers teach without being employed: faculty, not employee."""
SUPANN: Mapping[str, tuple[str, ...]] = {
    **EDUPERSON,
    "faculty": ("faculty", "member"),
    "staff": ("employee", "member"),
}
"""The same as French federations write it (SUPANN 2009, appendix 2): *employee* are those who don't teach, *staff* is
obsolete."""


def edu_affiliations(kinds: Iterable[str], vocabulary: Mapping[str, tuple[str, ...]] = EDUPERSON) -> list[str]:
    """The values of all kinds that a person is today, each once; *affiliate* gives way to *member* (SUPANN)."""
    found = {value for kind in kinds for value in vocabulary.get(kind, ())}
    return sorted(found - {"affiliate"} if "member" in found else found)


Progress = Callable[[float | None, str], None]
"""Told how far a long work is (0 to 1, None when unknown) and what it is doing."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person to create. ``mail`` is empty or an address that nobody else has, whatever its case.

    Names of use are empty when they are those of civil status; countries are two letters (ISO 3166).
    """

    code: str
    family_name: str
    given_name: str = ""
    mail: str = ""
    birth_on: date | None = None
    origin: str = ""
    is_protected: bool = False
    usage_family_name: str = ""
    usage_given_name: str = ""
    birth_place: str = ""
    birth_country: str = ""
    nationality: str = ""
    personal_mail: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AffiliationRow:
    """A tie to write; ``kind`` is a value of ``Affiliation.Kind``, ``valid_until`` is exclusive, None is open."""

    person_id: int
    structure_id: int
    kind: str
    valid_from: date
    valid_until: date | None = None
    level: str = ""
    source: str = ""
    contract_id: int | None = None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account to open; without ``password_hash`` nobody can sign in with a password."""

    person_id: int
    username: str
    password_hash: str | None = None


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role in force: over which structure (None: the whole institution), until when (exclusive), and why."""

    role: str
    structure_id: int | None
    valid_until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class HeldAffiliation:
    """A tie in force."""

    kind: str
    structure_id: int


@dataclass(frozen=True, slots=True)
class Standing:
    """All that an account's rights follow from on one day. ``parents`` gives each structure's parent."""

    on: date
    roles: tuple[HeldRole, ...] = ()
    affiliations: tuple[HeldAffiliation, ...] = ()
    parents: Mapping[int, int | None] = field(default_factory=dict)

    @property
    def is_anybody(self) -> bool:
        """Whether the person is a member on that day: by a role, or by a tie of those inside (``INSIDE_KINDS``)."""
        return bool(self.roles) or self.has_kind(*INSIDE_KINDS)

    def has_kind(self, *kinds: str) -> bool:
        """Whether one of the ties is of one of these kinds."""
        return any(tie.kind in kinds for tie in self.affiliations)

    def holds(self, role: str, structure_id: int | None = None) -> bool:
        """Whether ``role`` is held over the structure, or above it; without one, over the whole institution."""
        scopes = {held.structure_id for held in self.roles if held.role == role}
        return None in scopes or (structure_id is not None and bool(scopes & set(self.lineage(structure_id))))

    def holds_somewhere(self, *roles: str) -> bool:
        """Whether one of the roles is held, whatever it covers."""
        return any(held.role in roles for held in self.roles)

    def covered(self, *roles: str) -> set[int]:
        """Ids of the structures covered by these roles: those named and all below them."""
        roots = {held.structure_id for held in self.roles if held.role in roles and held.structure_id is not None}
        return {node for node in self.parents if roots & set(self.lineage(node))} | roots

    def under(self, structure_id: int) -> set[int]:
        """The structure and all below it."""
        return {node for node in self.parents if structure_id in self.lineage(node)} | {structure_id}

    def lineage(self, structure_id: int) -> list[int]:
        """The structure, its parent, and so on up to the root."""
        found: list[int] = []
        node: int | None = structure_id
        while node is not None and node not in found:
            found.append(node)
            node = self.parents.get(node)
        return found


@dataclass(slots=True)
class ImportReport:
    """What an import did, or would do when ``is_preview``: each refused row has its faults, with line and column.

    ``created`` and ``unchanged`` count people, ``affiliated`` the ties written; ``matched`` the rows under a new campus
    number that are of somebody known, ``to_decide`` those that wait for a human to say so.
    """

    total: int = 0
    created: int = 0
    unchanged: int = 0
    affiliated: int = 0
    matched: int = 0
    to_decide: int = 0
    refused: list[Fault] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    is_preview: bool = False

    @property
    def refused_rows(self) -> int:
        """How many rows were refused (a row may have several faults)."""
        return len({fault.line for fault in self.refused})

    def as_dict(self) -> dict[str, Any]:
        """The report in the active language, for the API and for keeping."""
        return {
            "total": self.total,
            "created": self.created,
            "unchanged": self.unchanged,
            "affiliated": self.affiliated,
            "matched": self.matched,
            "to_decide": self.to_decide,
            "refused_rows": self.refused_rows,
            "refused": [fault.as_dict() for fault in self.refused],
            "ignored_columns": self.ignored_columns,
            "is_preview": self.is_preview,
        }
