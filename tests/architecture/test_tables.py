"""What the import linter can't see: foreign keys point down, and a service owns no table."""

from __future__ import annotations

from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models
from django.test.utils import isolate_apps

ROOT = Path(__file__).resolve().parents[2]


def engine_ranks() -> dict[str, int]:
    """Each engine's rank in the import rules, 0 at the bottom; engines on one line share a rank."""
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter")
    lines = parser["importlinter:contract:engines"]["layers"].split("\n")
    layers = [line.strip() for line in reversed(lines) if line.strip()]
    return {name.strip(): rank for rank, line in enumerate(layers) for name in line.split("|")}


def layer_of(model: type[models.Model]) -> tuple[int, int]:
    """Where a model stands: (layer, rank in the layer); what is not ours stands below everything."""
    module = model.__module__
    if module.startswith("cartable.engines."):
        return (2, engine_ranks()[module.split(".")[2]])
    for prefix, layer in (("cartable.kernel.", 0), ("cartable.ui.", 1), ("cartable.portal.", 3)):
        if module.startswith(prefix):
            return (layer, 0)
    return (-1, 0)


def upward_keys(candidates: list[type[models.Model]]) -> Iterator[str]:
    """Foreign keys that don't point to the own engine or down. ``AUTH_USER_MODEL`` is a door the framework gives."""
    ours = [model for model in candidates if model.__module__.startswith("cartable.")]
    for model in ours:
        here = layer_of(model)
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey | models.ManyToManyField):
                continue
            target = field.related_model
            if (
                isinstance(target, str)
                or target is get_user_model()
                or model.__module__.split(".")[:3] == (target.__module__.split(".")[:3])
            ):
                continue
            if layer_of(target) >= here:
                yield f"{model._meta.label}.{field.name} -> {target._meta.label}"


def test_foreign_keys_point_down() -> None:
    assert list(upward_keys(list(apps.get_models()))) == []


@isolate_apps("cartable.engines.people", "cartable.engines.timetable")
def test_a_foreign_key_upwards_is_named() -> None:
    upper = type(
        "Planted",
        (models.Model,),
        {"__module__": "cartable.engines.timetable.models.planted", "Meta": _meta("timetable")},
    )
    lower = type(
        "PlantedBelow",
        (models.Model,),
        {
            "__module__": "cartable.engines.people.models.planted",
            "Meta": _meta("people"),
            "above": models.ForeignKey(upper, on_delete=models.CASCADE),
        },
    )
    assert list(upward_keys([lower])) == ["people.PlantedBelow.above -> timetable.Planted"]


def _meta(label: str) -> type:
    return type("Meta", (), {"app_label": label})


def test_a_service_owns_no_table() -> None:
    owners = [model._meta.label for model in apps.get_models() if model.__module__.startswith("cartable.services")]
    folders = [str(path) for path in (ROOT / "src/cartable/services").glob("*/models*")]
    assert (owners, folders) == ([], [])


@pytest.mark.django_db
def test_every_table_of_the_database_belongs_to_an_installed_application() -> None:
    known = set(connection.introspection.django_table_names(include_views=False))
    strays = set(connection.introspection.table_names()) - known
    allowed = {name for name in strays if name.startswith("procrastinate_") or name == "django_migrations"}
    assert strays - allowed - {"kernel_cache"} == set()
