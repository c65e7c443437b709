"""Addresses of the pages of people."""

from django.urls import path

from cartable.engines.people.web.affiliation_forms import AddAffiliation, EndAffiliation
from cartable.engines.people.web.contract_forms import AddContract, EditContract, EndContract
from cartable.engines.people.web.contracts import (
    ContractList,
    ImportContracts,
    contract_faults,
    contract_report,
    contract_write,
)
from cartable.engines.people.web.directory import PeopleList
from cartable.engines.people.web.group_forms import EditGroup, NewGroup
from cartable.engines.people.web.groups import GroupList, GroupPage
from cartable.engines.people.web.identifier_forms import AddIdentifier, RemoveIdentifier
from cartable.engines.people.web.importing import ImportPeople, import_faults, import_report, import_run
from cartable.engines.people.web.member_forms import AddMembers, EndMembership
from cartable.engines.people.web.mine import EditMine, EditMyPhoto
from cartable.engines.people.web.person import MyPage, PersonPage
from cartable.engines.people.web.photo import photo
from cartable.engines.people.web.record_forms import EditPerson, NewPerson
from cartable.engines.people.web.role_forms import EndRole, GrantRole
from cartable.engines.people.web.rules.answers import rule_check, rule_complete, rule_preview
from cartable.engines.people.web.rules.population import PopulationPage
from cartable.engines.people.web.sources.urls import source_patterns
from cartable.engines.people.web.structure_forms import EditStructure, NewStructure
from cartable.engines.people.web.structure_page import StructureDetail
from cartable.engines.people.web.structures import structures

app_name = "people"

urlpatterns = [
    path("", PeopleList.as_view(), name="list"),
    path("me/", MyPage.as_view(), name="me"),
    path("me/edit/", EditMine.as_view(), name="edit-me"),
    path("me/photo/", EditMyPhoto.as_view(), name="edit-my-photo"),
    path("new/", NewPerson.as_view(), name="new"),
    path("groups/", GroupList.as_view(), name="groups"),
    path("groups/new/", NewGroup.as_view(), name="new-group"),
    path("groups/<str:code>/edit/", EditGroup.as_view(), name="edit-group"),
    path("groups/<str:code>/members/new/", AddMembers.as_view(), name="add-members"),
    path("groups/<str:code>/members/<uuid:uuid>/end/", EndMembership.as_view(), name="end-membership"),
    path("groups/<str:code>/", GroupPage.as_view(), name="group"),
    path("populations/", PopulationPage.as_view(), name="populations"),
    path("rules/check/", rule_check, name="rule-check"),
    path("rules/complete/", rule_complete, name="rule-complete"),
    path("rules/preview/", rule_preview, name="rule-preview"),
    path("structures/", structures, name="structures"),
    path("structures/new/", NewStructure.as_view(), name="new-structure"),
    path("structures/<str:code>/", StructureDetail.as_view(), name="structure"),
    path("structures/<str:code>/edit/", EditStructure.as_view(), name="edit-structure"),
    path("affiliations/<uuid:uuid>/end/", EndAffiliation.as_view(), name="end-affiliation"),
    path("roles/<uuid:uuid>/end/", EndRole.as_view(), name="end-role"),
    path("import/", ImportPeople.as_view(), name="import"),
    path("import/<uuid:uuid>/", import_report, name="import-report"),
    path("import/<uuid:uuid>/refused.csv", import_faults, name="import-faults"),
    path("import/<uuid:uuid>/write/", import_run, name="import-write"),
    *source_patterns,
    path("<uuid:uuid>/", PersonPage.as_view(), name="person"),
    path("<uuid:uuid>/photo/", photo, name="photo"),
    path("<uuid:uuid>/identifiers/new/", AddIdentifier.as_view(), name="add-identifier"),
    path("<uuid:uuid>/contracts/new/", AddContract.as_view(), name="add-contract"),
    path("identifiers/<uuid:uuid>/remove/", RemoveIdentifier.as_view(), name="remove-identifier"),
    path("contracts/", ContractList.as_view(), name="contracts"),
    path("contracts/import/", ImportContracts.as_view(), name="import-contracts"),
    path("contracts/import/<uuid:uuid>/", contract_report, name="contract-report"),
    path("contracts/import/<uuid:uuid>/refused.csv", contract_faults, name="contract-faults"),
    path("contracts/import/<uuid:uuid>/write/", contract_write, name="contract-write"),
    path("contracts/<uuid:uuid>/edit/", EditContract.as_view(), name="edit-contract"),
    path("contracts/<uuid:uuid>/end/", EndContract.as_view(), name="end-contract"),
    path("<uuid:uuid>/edit/", EditPerson.as_view(), name="edit"),
    path("<uuid:uuid>/affiliations/new/", AddAffiliation.as_view(), name="add-affiliation"),
    path("<uuid:uuid>/roles/new/", GrantRole.as_view(), name="grant-role"),
]
