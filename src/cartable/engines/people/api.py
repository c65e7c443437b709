"""The door of the people engine: what others may ask of it and have it do."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from cartable.engines.people import populations
from cartable.engines.people.domain import arriving, file_jobs, import_file, import_headers, merges
from cartable.engines.people.domain.accounts import (
    AccountTaken,
    close_account,
    open_accounts,
    set_password,
    switch_accounts,
)
from cartable.engines.people.domain.affiliations import AffiliationOverlaps, add_affiliations, end_affiliation
from cartable.engines.people.domain.consents import set_consents
from cartable.engines.people.domain.contract_import import ContractReport, import_contracts_csv
from cartable.engines.people.domain.contract_jobs import (
    NoSuchContractImport,
    access_contract_import,
    run_contract_import,
    start_contract_import,
    write_contract_import,
)
from cartable.engines.people.domain.contracts import ContractTaken, add_contract, correct_contract, end_contract
from cartable.engines.people.domain.facts import tell_facts_changed
from cartable.engines.people.domain.group_refreshing import (
    Refreshed,
    refresh_all_groups,
    refresh_group,
    refresh_groups_of,
    refresh_groups_reading,
)
from cartable.engines.people.domain.groups import (
    GroupFollowsRule,
    GroupTaken,
    MembershipOverlaps,
    add_members,
    create_group,
    edit_group,
    end_membership,
)
from cartable.engines.people.domain.identifiers import IdentifierTaken, add_identifier, remove_identifier
from cartable.engines.people.domain.import_jobs import (
    NoSuchImport,
    access_import,
    list_imports,
    run_import,
    start_import,
    write_import,
)
from cartable.engines.people.domain.import_people import import_people_csv
from cartable.engines.people.domain.last_administrator import LastAdministrator
from cartable.engines.people.domain.people import PersonTaken, create_people, edit_person
from cartable.engines.people.domain.photos import remove_photo, set_photo
from cartable.engines.people.domain.roles import RoleHeldAlready, end_role, grant_role
from cartable.engines.people.domain.structure_edits import edit_structure
from cartable.engines.people.domain.structures import StructureTaken, create_structure
from cartable.engines.people.domain.written_rules import accept_rule
from cartable.engines.people.models import (
    Account,
    Affiliation,
    Contract,
    Group,
    GroupMembership,
    Identifier,
    Person,
    RoleAssignment,
    Structure,
)
from cartable.engines.people.queries import (
    NoSuchAffiliation,
    NoSuchContract,
    NoSuchGroup,
    NoSuchIdentifier,
    NoSuchPerson,
    NoSuchRole,
    NoSuchStructure,
    StructureNode,
    affiliations_of,
    consents_given,
    contracts_of,
    explained_roles,
    find_person_by_code,
    first_with_text,
    get_affiliation,
    get_contract,
    get_group,
    get_identifier,
    get_person,
    get_role,
    get_structure,
    groups_of,
    identifiers_of,
    list_contracts,
    list_people,
    manager_of,
    members_of,
    people_by_code,
    people_not_gone,
    people_with_text,
    seen_affiliations,
    structure_forest,
)
from cartable.engines.people.rules import (
    counted_people,
    forget_circle,
    has_role,
    has_role_somewhere,
    is_in_situation,
    is_member,
    is_member_or_newcomer,
    kept_people,
    register_circle,
    register_situation,
    standing_of,
    visible_people,
)
from cartable.engines.people.types import (
    AccountRow,
    AffiliationRow,
    HeldAffiliation,
    HeldRole,
    ImportReport,
    PersonRow,
    Progress,
    Standing,
)
from cartable.kernel.permissions import is_allowed, require

__all__ = [
    "Account",
    "AccountRow",
    "AccountTaken",
    "Affiliation",
    "AffiliationOverlaps",
    "AffiliationRow",
    "Contract",
    "ContractReport",
    "ContractTaken",
    "Group",
    "GroupFollowsRule",
    "GroupMembership",
    "GroupTaken",
    "HeldAffiliation",
    "HeldRole",
    "Identifier",
    "IdentifierTaken",
    "ImportReport",
    "LastAdministrator",
    "MembershipOverlaps",
    "NoSuchAffiliation",
    "NoSuchContract",
    "NoSuchContractImport",
    "NoSuchGroup",
    "NoSuchIdentifier",
    "NoSuchImport",
    "NoSuchPerson",
    "NoSuchRole",
    "NoSuchStructure",
    "Person",
    "PersonRow",
    "PersonTaken",
    "Progress",
    "Refreshed",
    "RoleAssignment",
    "RoleHeldAlready",
    "Standing",
    "Structure",
    "StructureNode",
    "StructureTaken",
    "accept_rule",
    "access_affiliation",
    "access_contract",
    "access_contract_import",
    "access_group",
    "access_identifier",
    "access_import",
    "access_person",
    "access_role",
    "access_structure",
    "add_affiliations",
    "add_contract",
    "add_identifier",
    "add_members",
    "affiliations_of",
    "arriving",
    "close_account",
    "consents_given",
    "contracts_of",
    "correct_contract",
    "counted_people",
    "create_group",
    "create_people",
    "create_person",
    "create_structure",
    "edit_group",
    "edit_person",
    "edit_structure",
    "end_affiliation",
    "end_contract",
    "end_membership",
    "end_role",
    "explained_roles",
    "file_jobs",
    "find_account",
    "find_person_by_code",
    "find_structure_by_code",
    "forget_circle",
    "grant_role",
    "groups_of",
    "has_role",
    "has_role_somewhere",
    "identifiers_of",
    "import_contracts_csv",
    "import_file",
    "import_headers",
    "import_people_csv",
    "is_in_situation",
    "is_member",
    "is_member_or_newcomer",
    "kept_people",
    "list_contracts",
    "list_imports",
    "list_people",
    "manager_of",
    "members_of",
    "merges",
    "open_accounts",
    "people_by_code",
    "people_not_gone",
    "people_with_text",
    "populations",
    "refresh_all_groups",
    "refresh_group",
    "refresh_groups_of",
    "refresh_groups_reading",
    "register_circle",
    "register_situation",
    "remove_identifier",
    "remove_photo",
    "roles_of",
    "run_contract_import",
    "run_import",
    "search_people",
    "seen_affiliations",
    "set_consents",
    "set_password",
    "set_photo",
    "shows_photo",
    "standing_of",
    "start_contract_import",
    "start_import",
    "structure_forest",
    "switch_accounts",
    "tell_facts_changed",
    "visible_people",
    "write_contract_import",
    "write_import",
]


def create_person(
    *,
    code: str,
    family_name: str,
    given_name: str = "",
    mail: str = "",
    birth_on: date | None = None,
    origin: str = "",
    is_protected: bool = False,
    usage_family_name: str = "",
    usage_given_name: str = "",
    birth_place: str = "",
    birth_country: str = "",
    nationality: str = "",
    personal_mail: str = "",
    phone: str = "",
) -> Person:
    """Create one person. ``code`` is the campus number, given once and never reused; mails ignore case.

    Raises InputRefused with every fault (missing name, malformed mail, number or mail of someone else…), PersonTaken
    when someone was quicker.
    """
    row = PersonRow(
        code,
        family_name,
        given_name,
        mail,
        birth_on,
        origin,
        is_protected,
        usage_family_name,
        usage_given_name,
        birth_place,
        birth_country,
        nationality,
        personal_mail,
        phone,
    )
    return create_people(rows=[row])[0]


def access_person(actor: Any, uuid: UUID | str) -> Person:
    """The person at this address, if the actor may read their name.

    Raises NoSuchPerson when there is none, or when it is a protected person whom the actor may not even know;
    NotAllowed otherwise.
    """
    person = get_person(uuid)
    if person.is_protected and not is_allowed(actor, "person.view", person):
        require(actor, "person.list")
        raise NoSuchPerson
    require(actor, "person.view", person)
    return person


def access_structure(actor: Any, code: str) -> Structure:
    """The structure with this code, with its parent. Raises NotAllowed, then NoSuchStructure."""
    require(actor, "structure.view")
    return get_structure(code)


def access_group(actor: Any, code: str) -> Group:
    """The group with this code. Raises NotAllowed, then NoSuchGroup."""
    require(actor, "group.view")
    return get_group(code)


def access_role(actor: Any, uuid: UUID | str) -> RoleAssignment:
    """The grant of a role at this address, to who may grant and end it. Raises NoSuchRole, NotAllowed."""
    found = get_role(uuid)
    require(actor, "role.grant", found.structure)
    return found


def access_affiliation(actor: Any, uuid: UUID | str) -> Affiliation:
    """The affiliation at this address, to who keeps those of its structure. Raises NoSuchAffiliation, NotAllowed."""
    found = get_affiliation(uuid)
    require(actor, "affiliation.edit", found.structure)
    return found


def access_identifier(actor: Any, uuid: UUID | str) -> Identifier:
    """The number of a person at this address, to who keeps the person's record. Raises NoSuchIdentifier, NotAllowed."""
    found = get_identifier(uuid)
    require(actor, "person.edit", found.person)
    return found


def access_contract(actor: Any, uuid: UUID | str) -> Contract:
    """The contract at this address, to who keeps those of its structure. Raises NoSuchContract, NotAllowed."""
    found = get_contract(uuid)
    require(actor, "contract.edit", found.structure)
    return found


def shows_photo(actor: Any, person: Person) -> bool:
    """Whether the actor may see the photo: who reads the record, and those who see the name if the person agrees."""
    if person.photo_id is None or not is_allowed(actor, "person.view", person):
        return False
    return is_allowed(actor, "person.read_file", person) or "photo" in consents_given(person)


def find_structure_by_code(code: str) -> Structure | None:
    """The structure with this code, or None."""
    return Structure.objects.filter(code=code).first()


def find_account(username: str) -> Account | None:
    """The account with this sign-in name, whatever its case, or None."""
    found: Account | None = Account.objects.filter(username__iexact=username).first()
    return found


def roles_of(account: Any, on: date | None = None) -> tuple[HeldRole, ...]:
    """The roles in force on a day (today unless told), each with its scope, end and reason."""
    return standing_of(account, on).roles


def search_people(actor: Any, text: str, limit: int = 20) -> list[Person]:
    """Those whose name the actor may read and who answer the text (names, number, mail), the nearest first.

    A blank text finds nobody.
    """
    if not text.strip() or not is_allowed(actor, "person.list"):
        return []
    return first_with_text(list_people(actor), text, limit)
