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
from cartable.engines.access.models import AccountPolicy, AccountStanding, Charter, Service, ServiceLevel
from cartable.engines.access.queries.accounts import NoSuchAccount, NoSuchCharter, charter_in_force, find_policy
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
    "FollowReport",
    "IssuedCode",
    "LevelInUse",
    "LevelTaken",
    "NoSuchAccount",
    "NoSuchCharter",
    "NoSuchLevel",
    "NoSuchService",
    "Service",
    "ServiceDraft",
    "ServiceInUse",
    "ServiceLevel",
    "ServiceTaken",
    "StrongSignInNeeded",
    "accept_charter",
    "access_account",
    "access_charter",
    "access_service",
    "add_level",
    "can_send_mail",
    "change_state",
    "charter_in_force",
    "check_code",
    "count_acceptances",
    "count_use",
    "create_service",
    "draft_charter",
    "draft_of",
    "edit_level",
    "edit_service",
    "end_all_sessions",
    "factors_of",
    "find_policy",
    "follow_accounts",
    "follow_rights_again",
    "has_factor",
    "import_services_csv",
    "is_strong",
    "issue_codes",
    "list_services",
    "open_with_code",
    "publish_charter",
    "record_uses",
    "remove_level",
    "reopen_account",
    "require_strong",
    "require_strong_for",
    "reset_factors",
    "retire_service",
    "say_why_closed",
    "search_services",
    "send_codes",
    "send_recovery_code",
    "suspend_account",
    "write_policy",
]
