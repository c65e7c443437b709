"""Tables of people."""

from cartable.engines.people.models.account import Account
from cartable.engines.people.models.affiliation import Affiliation
from cartable.engines.people.models.consent import Consent
from cartable.engines.people.models.contract import Contract
from cartable.engines.people.models.duplicate import LikelyDuplicate
from cartable.engines.people.models.group import Group, GroupMembership
from cartable.engines.people.models.identifier import Identifier
from cartable.engines.people.models.merge import Merge
from cartable.engines.people.models.person import Person
from cartable.engines.people.models.role import RoleAssignment
from cartable.engines.people.models.source import MatchCandidate, Source, SourceRecord, SourceRun
from cartable.engines.people.models.structure import Structure

__all__ = [
    "Account",
    "Affiliation",
    "Consent",
    "Contract",
    "Group",
    "GroupMembership",
    "Identifier",
    "LikelyDuplicate",
    "MatchCandidate",
    "Merge",
    "Person",
    "RoleAssignment",
    "Source",
    "SourceRecord",
    "SourceRun",
    "Structure",
]
