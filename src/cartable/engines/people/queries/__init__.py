"""Reads of the people engine."""

from cartable.engines.people.queries.directory import (
    NoSuchPerson,
    get_person,
    list_known_people,
    list_people,
    people_with_text,
    seen_affiliations,
)
from cartable.engines.people.queries.keys import (
    accounts_holding,
    find_person_by_code,
    people_by_code,
    people_by_mail,
    structures_by_code,
)
from cartable.engines.people.queries.rights import affiliations_of, explained_roles, groups_of
from cartable.engines.people.queries.structures import NoSuchStructure, StructureNode, get_structure, structure_forest

__all__ = [
    "NoSuchPerson",
    "NoSuchStructure",
    "StructureNode",
    "accounts_holding",
    "affiliations_of",
    "explained_roles",
    "find_person_by_code",
    "get_person",
    "get_structure",
    "groups_of",
    "list_known_people",
    "list_people",
    "people_by_code",
    "people_by_mail",
    "people_with_text",
    "seen_affiliations",
    "structure_forest",
    "structures_by_code",
]
