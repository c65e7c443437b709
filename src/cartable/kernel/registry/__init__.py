"""What is installed: engines and services are found by what they declare, and listed nowhere."""

from cartable.kernel.registry.announced import announced, announced_for
from cartable.kernel.registry.engines import EngineConfig, HomeCard, MenuEntry, SearchHit, engines, menu_entries
from cartable.kernel.registry.manifest import ServiceManifest, ServiceRole
from cartable.kernel.registry.services import get_service, services

__all__ = [
    "EngineConfig",
    "HomeCard",
    "MenuEntry",
    "SearchHit",
    "ServiceManifest",
    "ServiceRole",
    "announced",
    "announced_for",
    "engines",
    "get_service",
    "menu_entries",
    "services",
]
