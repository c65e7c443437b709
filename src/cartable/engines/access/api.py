"""The door of the access engine: what others may ask of it and have it do."""

from __future__ import annotations

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
from cartable.engines.access.models import Service, ServiceLevel
from cartable.engines.access.queries.services import NoSuchLevel, NoSuchService, list_services

__all__ = [
    "CatalogueReport",
    "LevelInUse",
    "LevelTaken",
    "NoSuchLevel",
    "NoSuchService",
    "Service",
    "ServiceDraft",
    "ServiceInUse",
    "ServiceLevel",
    "ServiceTaken",
    "access_service",
    "add_level",
    "change_state",
    "count_use",
    "create_service",
    "draft_of",
    "edit_level",
    "edit_service",
    "import_services_csv",
    "list_services",
    "record_uses",
    "remove_level",
    "retire_service",
    "search_services",
]
