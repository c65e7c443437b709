"""Reads of the people engine."""

from cartable.engines.people.queries.directory import (
    NoSuchPerson,
    get_person,
    list_affiliations,
    list_known_people,
    list_people,
    people_with_text,
    seen_affiliations,
    tied,
)
from cartable.engines.people.queries.groups import NoSuchGroup, get_group, list_groups, members_seen
from cartable.engines.people.queries.history import PersonChange, person_history
from cartable.engines.people.queries.keys import (
    accounts_holding,
    find_person_by_code,
    people_by_code,
    people_by_mail,
    structures_by_code,
)
from cartable.engines.people.queries.rights import affiliations_in_force, affiliations_of, explained_roles, groups_of
from cartable.engines.people.queries.structures import (
    NoSuchStructure,
    StructureNode,
    get_structure,
    list_structures,
    structure_forest,
)

__all__ = [
    "NoSuchGroup",
    "NoSuchPerson",
    "NoSuchStructure",
    "PersonChange",
    "StructureNode",
    "accounts_holding",
    "affiliations_in_force",
    "affiliations_of",
    "explained_roles",
    "find_person_by_code",
    "get_group",
    "get_person",
    "get_structure",
    "groups_of",
    "list_affiliations",
    "list_groups",
    "list_known_people",
    "list_people",
    "list_structures",
    "members_seen",
    "people_by_code",
    "people_by_mail",
    "people_with_text",
    "person_history",
    "seen_affiliations",
    "structure_forest",
    "structures_by_code",
    "tied",
]
