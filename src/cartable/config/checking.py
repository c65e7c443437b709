"""Is the program whole? Django's checks, migrations that lack, and what the engines announce."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core import checks
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from cartable.kernel.permissions import permission_names
from cartable.kernel.registry import EngineConfig, engines


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend. ``level`` is "error" or "warning"."""

    level: str
    where: str
    what: str
    mend: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For ``--json``."""
        return asdict(self)


def examine() -> list[Finding]:
    """Everything found, the worst first."""
    found = [*_django(), *_migrations(), *_engines()]
    return sorted(found, key=lambda one: (one.level != "error", one.where))


def _django() -> Iterator[Finding]:
    for message in checks.run_checks(include_deployment_checks=False):
        level = "error" if message.is_serious() else "warning"
        if not message.is_silenced():
            yield Finding(level, str(message.id or message.obj or "django"), str(message.msg), str(message.hint or ""))


def _migrations() -> Iterator[Finding]:
    """Models of ours that have changed since their last migration; the database isn't asked."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for app, names in loader.detect_conflicts().items():
        yield Finding("error", app, f"several last migrations: {', '.join(names)}", "Merge them.")
    detector = MigrationAutodetector(
        loader.project_state(), ProjectState.from_apps(apps), NonInteractiveMigrationQuestioner()
    )
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("cartable.")}
    with override(None):  # labels are kept in migrations as written, in no one's language
        changes = detector.changes(graph=loader.graph)
    for app, migrations in changes.items():
        if app in ours:
            acts = ", ".join(operation.describe() for migration in migrations for operation in migration.operations)
            yield Finding("error", app, f"a migration is missing: {acts}", f"cartable django makemigrations {app}")


def _engines() -> Iterator[Finding]:
    permissions = set(permission_names())
    for engine in engines():
        for name in (*engine.home, *engine.search):
            try:
                _function(name)
            except (ImportError, AttributeError, ValueError) as error:
                yield Finding("error", engine.label, f"{name} can't be found: {error}", "Correct its name in apps.py.")
        yield from _menu(engine, permissions)


def _function(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


def _menu(engine: EngineConfig, permissions: set[str]) -> Iterator[Finding]:
    for entry in engine.menu:
        where = f"{engine.label}: {entry.key}"
        try:
            reverse(entry.url_name)
        except NoReverseMatch:
            yield Finding("error", where, f"the menu leads nowhere: {entry.url_name}", "Correct url_name in apps.py.")
        if entry.permission is not None and entry.permission not in permissions:
            yield Finding("error", where, f"no rule is named {entry.permission}", "Add it in the engine's rules.")
