"""The engines installed, and what each announces: addresses, menu, home cards, search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any, ClassVar

from django.apps import AppConfig, apps

from cartable.kernel.problems import Text


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the main menu; shown to those who hold ``permission`` (None: everyone signed in)."""

    key: str
    title: Text
    url_name: str
    permission: str | None = None
    icon: str = "calendar"
    order: int = 100


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One answer of the portal's search."""

    kind: Text
    title: str
    subtitle: str
    url: str


@dataclass(frozen=True, slots=True)
class HomeCard:
    """A card of the home page, or a panel of another engine's: a template and what it shows."""

    title: Text
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    order: int = 100


class EngineConfig(AppConfig):
    """An engine's announcement. Functions are dotted names, so that nothing is imported before use.

    ``panels``: what it adds to pages of engines below, which know nothing of it; ``{"catalogue.unit": ["…"]}`` names
    functions ``(request, object) -> HomeCard | None``. ``mounts``: pages that stand at an address of their own beside
    ``url_prefix``, ``{"guide/": "module of urls"}``.
    """

    default_auto_field = "django.db.models.BigAutoField"
    url_prefix: ClassVar[str] = ""
    mounts: ClassVar[Mapping[str, str]] = {}
    menu: ClassVar[Sequence[MenuEntry]] = ()
    home: ClassVar[Sequence[str]] = ()
    search: ClassVar[Sequence[str]] = ()
    panels: ClassVar[Mapping[str, Sequence[str]]] = {}

    def __init_subclass__(cls) -> None:
        """Make it the one that Django takes in its module, where this base is imported too."""
        super().__init_subclass__()
        cls.default = True

    def ready(self) -> None:
        """Import what registers itself: rules, event subscribers, jobs."""
        for name in ("rules", "subscribers", "tasks"):
            module = f"{self.name}.{name}"
            if find_spec(module) is not None:
                import_module(module)


def engines() -> Iterator[EngineConfig]:
    """The installed engines, in the order of the settings."""
    return (config for config in apps.get_app_configs() if isinstance(config, EngineConfig))


def menu_entries() -> list[MenuEntry]:
    """All menu entries, ordered; the caller keeps those that the reader may open."""
    return sorted((entry for engine in engines() for entry in engine.menu), key=lambda entry: entry.order)
