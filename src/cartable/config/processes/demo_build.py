"""Building the demo campus once: a build cut short is cleared and begun again."""

from __future__ import annotations

import inspect
import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cartable


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """What ``demo.json`` in the data folder says."""

    state: str  # building, ready
    size: float | None
    seed: int | None
    version: str


def find_record(data_dir: Path) -> DemoRecord | None:
    """The record of this data folder."""
    try:
        return DemoRecord(**json.loads((data_dir / "demo.json").read_text()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        return DemoRecord("building", None, None, "")


def write_record(data_dir: Path, record: DemoRecord) -> None:
    """Replace the record in one move."""
    beside = data_dir / "demo.json.new"
    beside.write_text(json.dumps(asdict(record)))
    beside.replace(data_dir / "demo.json")


def clear_unfinished(url: str) -> None:
    """Empty the database and the files of a build that was cut short."""
    from django.conf import settings

    from cartable.config.backup.emptying import empty_database

    record = find_record(settings.DATA_DIR)
    if record is not None and record.state == "building":
        empty_database(url)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def build(size: float | None, seed: int | None, *, tell: Callable[..., None]) -> None:
    """Build unless it is built. Progress: ``tell(fraction=…, message=…)``."""
    from django.conf import settings

    record = find_record(settings.DATA_DIR)
    if record is not None and record.state == "ready":
        return
    write_record(settings.DATA_DIR, DemoRecord("building", size, seed, cartable.__version__))
    import cartable_demo

    def progress(fraction: float | None = None, message: str = "", **more: Any) -> None:
        tell(fraction=fraction, message=str(message))

    cartable_demo.build(progress=progress, **_accepted(cartable_demo.build, size=size, seed=seed))
    write_record(settings.DATA_DIR, DemoRecord("ready", size, seed, cartable.__version__))


def _accepted(function: Callable[..., Any], **wanted: Any) -> dict[str, Any]:
    """What was asked for; what wasn't is left to the demo's own choice."""
    names = inspect.signature(function).parameters
    return {name: value for name, value in wanted.items() if value is not None and name in names}
