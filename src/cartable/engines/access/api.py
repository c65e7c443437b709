"""The door of the access engine: what others may ask of it and have it do."""

from __future__ import annotations

from cartable.engines.access.domain.accounts.activation import open_with_code
from cartable.engines.access.domain.accounts.by_hand import (
    AccountStateRefuses,
    end_all_sessions,
    follow_rights_again,
    reopen_account,
    reset_factors,
    suspend_account,
)
from cartable.engines.access.domain.accounts.charter import (
    CharterNotInForce,
    CharterPublished,
    accept_charter,
    count_acceptances,
    draft_charter,
    publish_charter,
)
from cartable.engines.access.domain.accounts.codes import CodeRefused, IssuedCode, check_code, issue_codes
from cartable.engines.access.domain.accounts.doors import access_account, access_charter, say_why_closed
from cartable.engines.access.domain.accounts.factors import factors_of, has_factor
from cartable.engines.access.domain.accounts.following import FollowReport, follow_accounts
from cartable.engines.access.domain.accounts.passwords.strength import strength_words
from cartable.engines.access.domain.accounts.policy import write_policy
from cartable.engines.access.domain.accounts.recovery import send_codes, send_recovery_code
from cartable.engines.access.domain.accounts.strong import (
    StrongSignInNeeded,
    is_strong,
    require_strong,
    require_strong_for,
)
from cartable.engines.access.domain.catalogue.doors import access_service, search_services
from cartable.engines.access.domain.catalogue.drafts import ServiceDraft, draft_of
from cartable.engines.access.domain.catalogue.importing import CatalogueReport, import_services_csv
from cartable.engines.access.domain.catalogue.levels import LevelInUse, LevelTaken, add_level, edit_level, remove_level
from cartable.engines.access.domain.catalogue.services import (
    ServiceInUse,
    ServiceTaken,
    create_service,
    edit_service,
    retire_service,
)
from cartable.engines.access.domain.catalogue.states import change_state
from cartable.engines.access.domain.catalogue.uses import count_use, record_uses
from cartable.engines.access.domain.doors.checks import DoorTaken
from cartable.engines.access.domain.doors.controllers import create_controller, edit_controller, tell_again
from cartable.engines.access.domain.doors.doors import create_door, edit_door, set_door_in_service
from cartable.engines.access.domain.doors.entering import (
    access_controller,
    access_door,
    access_door_group,
    access_time_rule,
)
from cartable.engines.access.domain.doors.failures import say_failure
from cartable.engines.access.domain.doors.groups import create_door_group, edit_door_group, set_group_doors
from cartable.engines.access.domain.doors.importing import DoorsReport, import_doors_csv
from cartable.engines.access.domain.doors.making import OrdersMade, make_orders
from cartable.engines.access.domain.doors.orders import orders_for
from cartable.engines.access.domain.doors.port import (
    ControllerAddress,
    ControllerFailed,
    ControllerPort,
    Order,
    OrderResult,
    connector_names,
    forget_connector,
    register_connector,
)
from cartable.engines.access.domain.doors.sending import SendingReport, send_orders
from cartable.engines.access.domain.doors.state import state_as_csv, state_as_json
from cartable.engines.access.domain.doors.times import add_time_rule, end_time_rule
from cartable.engines.access.domain.doors.waking import make_all_orders, start_sending, wake_controllers
from cartable.engines.access.domain.holdings.refreshing import refresh_all, refresh_people, refresh_pools, refresh_rule
from cartable.engines.access.domain.rights.asking import (
    AskedAlready,
    NotWaitingForDecision,
    ask,
    refuse,
    reopen_request,
    withdraw_request,
)
from cartable.engines.access.domain.rights.clearances import (
    ClearanceAsked,
    ask_clearance,
    decide_clearance,
    withdraw_clearance,
)
from cartable.engines.access.domain.rights.delegations import delegate, end_delegation
from cartable.engines.access.domain.rights.doors import (
    NoSuchRight,
    access_clearance,
    access_delegation,
    access_grant,
    access_held_change,
    access_incompatibility,
    access_pool,
    access_review,
    access_review_item,
    access_rule,
    access_zone,
)
from cartable.engines.access.domain.rights.giving import GivenAlready, end_grant, give, give_asked, prolong
from cartable.engines.access.domain.rights.held_changes import apply_held_change, refuse_held_change
from cartable.engines.access.domain.rights.incompatibilities import Incompatible, forbid_together, permit_together
from cartable.engines.access.domain.rights.losses import TooManyLosses, preview_rule
from cartable.engines.access.domain.rights.pools import PoolTaken, create_pool, edit_pool, position_in, set_pool_size
from cartable.engines.access.domain.rights.reviews import (
    ReviewClosed,
    close_review,
    decide_item,
    grants_in_scope,
    open_review,
)
from cartable.engines.access.domain.rights.rules_of import RuleTaken, activate_rule, stop_rule, write_rule
from cartable.engines.access.domain.rights.zones import ZoneTaken, create_zone, edit_zone
from cartable.engines.access.models import (
    AccountPolicy,
    AccountStanding,
    Charter,
    Clearance,
    Delegation,
    Door,
    DoorController,
    DoorGroup,
    DoorOrder,
    EntitlementRule,
    Grant,
    HeldChange,
    Holding,
    Incompatibility,
    LossWarning,
    Pool,
    Review,
    ReviewItem,
    Service,
    ServiceLevel,
    TimeRule,
    Zone,
)
from cartable.engines.access.queries.accounts import NoSuchAccount, NoSuchCharter, charter_in_force, find_policy
from cartable.engines.access.queries.doors.deciding import Decision, may_open
from cartable.engines.access.queries.doors.holders import DoorRight, doors_of, who_opens
from cartable.engines.access.queries.doors.hours import Opening, opening_times
from cartable.engines.access.queries.doors.reading import (
    NoSuchController,
    NoSuchDoor,
    NoSuchDoorGroup,
    NoSuchTimeRule,
    list_controllers,
    list_door_groups,
    list_doors,
)
from cartable.engines.access.queries.holdings import holders_of, holds
from cartable.engines.access.queries.lacking import lacking_of
from cartable.engines.access.queries.rights import rights_of
from cartable.engines.access.queries.services import NoSuchLevel, NoSuchService, list_services
from cartable.engines.access.types import HeldRight, LackingRight, Reason, RefreshReport, RuleDraft, RulePreview

__all__ = [
    "AccountPolicy",
    "AccountStanding",
    "AccountStateRefuses",
    "AskedAlready",
    "CatalogueReport",
    "Charter",
    "CharterNotInForce",
    "CharterPublished",
    "Clearance",
    "ClearanceAsked",
    "CodeRefused",
    "ControllerAddress",
    "ControllerFailed",
    "ControllerPort",
    "Decision",
    "Delegation",
    "Door",
    "DoorController",
    "DoorGroup",
    "DoorOrder",
    "DoorRight",
    "DoorTaken",
    "DoorsReport",
    "EntitlementRule",
    "FollowReport",
    "GivenAlready",
    "Grant",
    "HeldChange",
    "HeldRight",
    "Holding",
    "Incompatibility",
    "Incompatible",
    "IssuedCode",
    "LackingRight",
    "LevelInUse",
    "LevelTaken",
    "LossWarning",
    "NoSuchAccount",
    "NoSuchCharter",
    "NoSuchController",
    "NoSuchDoor",
    "NoSuchDoorGroup",
    "NoSuchLevel",
    "NoSuchRight",
    "NoSuchService",
    "NoSuchTimeRule",
    "NotWaitingForDecision",
    "Opening",
    "Order",
    "OrderResult",
    "OrdersMade",
    "Pool",
    "PoolTaken",
    "Reason",
    "RefreshReport",
    "Review",
    "ReviewClosed",
    "ReviewItem",
    "RuleDraft",
    "RulePreview",
    "RuleTaken",
    "SendingReport",
    "Service",
    "ServiceDraft",
    "ServiceInUse",
    "ServiceLevel",
    "ServiceTaken",
    "StrongSignInNeeded",
    "TimeRule",
    "TooManyLosses",
    "Zone",
    "ZoneTaken",
    "accept_charter",
    "access_account",
    "access_charter",
    "access_clearance",
    "access_controller",
    "access_delegation",
    "access_door",
    "access_door_group",
    "access_grant",
    "access_held_change",
    "access_incompatibility",
    "access_pool",
    "access_review",
    "access_review_item",
    "access_rule",
    "access_service",
    "access_time_rule",
    "access_zone",
    "activate_rule",
    "add_level",
    "add_time_rule",
    "apply_held_change",
    "ask",
    "ask_clearance",
    "change_state",
    "charter_in_force",
    "check_code",
    "close_review",
    "connector_names",
    "count_acceptances",
    "count_use",
    "create_controller",
    "create_door",
    "create_door_group",
    "create_pool",
    "create_service",
    "create_zone",
    "decide_clearance",
    "decide_item",
    "delegate",
    "doors_of",
    "draft_charter",
    "draft_of",
    "edit_controller",
    "edit_door",
    "edit_door_group",
    "edit_level",
    "edit_pool",
    "edit_service",
    "edit_zone",
    "end_all_sessions",
    "end_delegation",
    "end_grant",
    "end_time_rule",
    "factors_of",
    "find_policy",
    "follow_accounts",
    "follow_rights_again",
    "forbid_together",
    "forget_connector",
    "give",
    "give_asked",
    "grants_in_scope",
    "has_factor",
    "holders_of",
    "holds",
    "import_doors_csv",
    "import_services_csv",
    "is_strong",
    "issue_codes",
    "lacking_of",
    "list_controllers",
    "list_door_groups",
    "list_doors",
    "list_services",
    "make_all_orders",
    "make_orders",
    "may_open",
    "open_review",
    "open_with_code",
    "opening_times",
    "orders_for",
    "permit_together",
    "position_in",
    "preview_rule",
    "prolong",
    "publish_charter",
    "record_uses",
    "refresh_all",
    "refresh_people",
    "refresh_pools",
    "refresh_rule",
    "refuse",
    "refuse_held_change",
    "register_connector",
    "remove_level",
    "reopen_account",
    "reopen_request",
    "require_strong",
    "require_strong_for",
    "reset_factors",
    "retire_service",
    "rights_of",
    "say_failure",
    "say_why_closed",
    "search_services",
    "send_codes",
    "send_orders",
    "send_recovery_code",
    "set_door_in_service",
    "set_group_doors",
    "set_pool_size",
    "start_sending",
    "state_as_csv",
    "state_as_json",
    "stop_rule",
    "strength_words",
    "suspend_account",
    "tell_again",
    "wake_controllers",
    "who_opens",
    "withdraw_clearance",
    "withdraw_request",
    "write_policy",
    "write_rule",
]
