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
from cartable.engines.access.domain.accounts.policy import write_policy
from cartable.engines.access.domain.accounts.recovery import can_send_mail, send_codes, send_recovery_code
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
from cartable.engines.access.models import (
    AccountPolicy,
    AccountStanding,
    Charter,
    Door,
    DoorController,
    DoorGroup,
    Service,
    ServiceLevel,
    TimeRule,
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
from cartable.engines.access.queries.services import NoSuchLevel, NoSuchService, list_services

__all__ = [
    "AccountPolicy",
    "AccountStanding",
    "AccountStateRefuses",
    "CatalogueReport",
    "Charter",
    "CharterNotInForce",
    "CharterPublished",
    "CodeRefused",
    "ControllerAddress",
    "ControllerFailed",
    "ControllerPort",
    "Decision",
    "Door",
    "DoorController",
    "DoorGroup",
    "DoorRight",
    "DoorTaken",
    "DoorsReport",
    "FollowReport",
    "IssuedCode",
    "LevelInUse",
    "LevelTaken",
    "NoSuchAccount",
    "NoSuchCharter",
    "NoSuchController",
    "NoSuchDoor",
    "NoSuchDoorGroup",
    "NoSuchLevel",
    "NoSuchService",
    "NoSuchTimeRule",
    "Opening",
    "Order",
    "OrderResult",
    "OrdersMade",
    "SendingReport",
    "Service",
    "ServiceDraft",
    "ServiceInUse",
    "ServiceLevel",
    "ServiceTaken",
    "StrongSignInNeeded",
    "TimeRule",
    "accept_charter",
    "access_account",
    "access_charter",
    "access_controller",
    "access_door",
    "access_door_group",
    "access_service",
    "access_time_rule",
    "add_level",
    "add_time_rule",
    "can_send_mail",
    "change_state",
    "charter_in_force",
    "check_code",
    "connector_names",
    "count_acceptances",
    "count_use",
    "create_controller",
    "create_door",
    "create_door_group",
    "create_service",
    "doors_of",
    "draft_charter",
    "draft_of",
    "edit_controller",
    "edit_door",
    "edit_door_group",
    "edit_level",
    "edit_service",
    "end_all_sessions",
    "end_time_rule",
    "factors_of",
    "find_policy",
    "follow_accounts",
    "follow_rights_again",
    "forget_connector",
    "has_factor",
    "import_doors_csv",
    "import_services_csv",
    "is_strong",
    "issue_codes",
    "list_controllers",
    "list_door_groups",
    "list_doors",
    "list_services",
    "make_all_orders",
    "make_orders",
    "may_open",
    "open_with_code",
    "opening_times",
    "orders_for",
    "publish_charter",
    "record_uses",
    "register_connector",
    "remove_level",
    "reopen_account",
    "require_strong",
    "require_strong_for",
    "reset_factors",
    "retire_service",
    "say_failure",
    "say_why_closed",
    "search_services",
    "send_codes",
    "send_orders",
    "send_recovery_code",
    "set_door_in_service",
    "set_group_doors",
    "start_sending",
    "state_as_csv",
    "state_as_json",
    "suspend_account",
    "tell_again",
    "wake_controllers",
    "who_opens",
    "write_policy",
]
