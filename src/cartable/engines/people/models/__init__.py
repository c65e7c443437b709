"""Tables of people."""

from cartable.engines.people.models.account import Account
from cartable.engines.people.models.affiliation import Affiliation
from cartable.engines.people.models.group import Group, GroupMembership
from cartable.engines.people.models.person import Person
from cartable.engines.people.models.role import RoleAssignment
from cartable.engines.people.models.structure import Structure

__all__ = ["Account", "Affiliation", "Group", "GroupMembership", "Person", "RoleAssignment", "Structure"]
