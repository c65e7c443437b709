"""Addresses of the pages of rights."""

from django.urls import URLPattern, path

from cartable.engines.access.web.rights.asking import AskPage, WithdrawRequest
from cartable.engines.access.web.rights.clearance_acts import AskClearance, DecideClearance, WithdrawClearance
from cartable.engines.access.web.rights.delegations import DelegationList, EndDelegation, NewDelegation
from cartable.engines.access.web.rights.desk import RightsDesk
from cartable.engines.access.web.rights.find_person import FindPerson
from cartable.engines.access.web.rights.grant_forms import ChooseService, GiveRight
from cartable.engines.access.web.rights.grants import EndGrants, GrantList, ProlongGrant
from cartable.engines.access.web.rights.held_changes import DecideHeldChange, HeldChangeList
from cartable.engines.access.web.rights.holders import HolderList
from cartable.engines.access.web.rights.incompatibilities import (
    IncompatibilityList,
    LiftIncompatibility,
    NewIncompatibility,
)
from cartable.engines.access.web.rights.mine import MyLacking, MyRights
from cartable.engines.access.web.rights.person import PersonRights
from cartable.engines.access.web.rights.pool_forms import EditPool, NewPool
from cartable.engines.access.web.rights.pools import PoolList, PoolPage, PoolSize
from cartable.engines.access.web.rights.requests import DecidePage, RefuseRequest, ReopenRequest, RequestList
from cartable.engines.access.web.rights.review_pages import CloseReview, ReviewPage
from cartable.engines.access.web.rights.reviews import NewReview, ReviewList
from cartable.engines.access.web.rights.right import RightPage
from cartable.engines.access.web.rights.rule_acts import ActivateRule, StopRule
from cartable.engines.access.web.rights.rule_forms import ChooseServiceOfRule, EditRule, WriteRule
from cartable.engines.access.web.rights.rules import RuleList, RulePage
from cartable.engines.access.web.rights.zone_pages import EditZone, NewZone, ZonePage
from cartable.engines.access.web.rights.zones import ClearanceList, ZoneList

urlpatterns: list[URLPattern] = [
    path("rights/", MyRights.as_view(), name="my-rights"),
    path("rights/missing/", MyLacking.as_view(), name="my-lacking"),
    path("rights/desk/", RightsDesk.as_view(), name="rights-desk"),
    path("rights/people/", FindPerson.as_view(), name="find-person"),
    path("rights/people/<uuid:uuid>/", PersonRights.as_view(), name="person-rights"),
    path("rights/people/<uuid:uuid>/give/", ChooseService.as_view(), name="give"),
    path("rights/people/<uuid:uuid>/give/<str:code>/", GiveRight.as_view(), name="give-service"),
    path("rights/people/<uuid:uuid>/<str:code>/", RightPage.as_view(), name="right"),
    path("services/<str:code>/holders/", HolderList.as_view(), name="holders"),
    path("services/<str:code>/ask/", AskPage.as_view(), name="ask"),
    path("requests/", RequestList.as_view(), name="requests"),
    path("requests/<uuid:uuid>/", DecidePage.as_view(), name="decide"),
    path("requests/<uuid:uuid>/refuse/", RefuseRequest.as_view(), name="refuse-request"),
    path("requests/<uuid:uuid>/reopen/", ReopenRequest.as_view(), name="reopen-request"),
    path("requests/<uuid:uuid>/withdraw/", WithdrawRequest.as_view(), name="withdraw-request"),
    path("grants/", GrantList.as_view(), name="grants"),
    path("grants/end/", EndGrants.as_view(), name="end-grants"),
    path("grants/<uuid:uuid>/prolong/", ProlongGrant.as_view(), name="prolong"),
    path("rules/", RuleList.as_view(), name="rules"),
    path("rules/new/", ChooseServiceOfRule.as_view(), name="new-rule"),
    path("rules/new/<str:code>/", WriteRule.as_view(), name="new-rule-for"),
    path("rules/<str:code>/", RulePage.as_view(), name="rule"),
    path("rules/<str:code>/edit/", EditRule.as_view(), name="edit-rule"),
    path("rules/<str:code>/activate/", ActivateRule.as_view(), name="activate-rule"),
    path("rules/<str:code>/stop/", StopRule.as_view(), name="stop-rule"),
    path("held-changes/", HeldChangeList.as_view(), name="held-changes"),
    path("held-changes/<uuid:uuid>/", DecideHeldChange.as_view(), name="held-change"),
    path("delegations/", DelegationList.as_view(), name="delegations"),
    path("delegations/new/", NewDelegation.as_view(), name="new-delegation"),
    path("delegations/<uuid:uuid>/end/", EndDelegation.as_view(), name="end-delegation"),
    path("pools/", PoolList.as_view(), name="pools"),
    path("pools/new/", NewPool.as_view(), name="new-pool"),
    path("pools/<str:code>/", PoolPage.as_view(), name="pool"),
    path("pools/<str:code>/edit/", EditPool.as_view(), name="edit-pool"),
    path("pools/<str:code>/size/", PoolSize.as_view(), name="pool-size"),
    path("zones/", ZoneList.as_view(), name="zones"),
    path("zones/new/", NewZone.as_view(), name="new-zone"),
    path("zones/<str:code>/", ZonePage.as_view(), name="zone"),
    path("zones/<str:code>/edit/", EditZone.as_view(), name="edit-zone"),
    path("zones/<str:code>/ask/", AskClearance.as_view(), name="ask-clearance"),
    path("clearances/", ClearanceList.as_view(), name="clearances"),
    path("clearances/<uuid:uuid>/", DecideClearance.as_view(), name="decide-clearance"),
    path("clearances/<uuid:uuid>/withdraw/", WithdrawClearance.as_view(), name="withdraw-clearance"),
    path("incompatibilities/", IncompatibilityList.as_view(), name="incompatibilities"),
    path("incompatibilities/new/", NewIncompatibility.as_view(), name="new-incompatibility"),
    path("incompatibilities/<uuid:uuid>/lift/", LiftIncompatibility.as_view(), name="lift-incompatibility"),
    path("reviews/", ReviewList.as_view(), name="reviews"),
    path("reviews/new/", NewReview.as_view(), name="new-review"),
    path("reviews/<uuid:uuid>/", ReviewPage.as_view(), name="review"),
    path("reviews/<uuid:uuid>/close/", CloseReview.as_view(), name="close-review"),
]
