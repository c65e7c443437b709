"""Building the demo campus once: a build cut short is cleared and begun again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

import cartable
from cartable.config.cli.language import chosen_language
from cartable_demo.progress import STEPS


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """What ``demo.json`` in the data folder says."""

    state: str  # building, ready
    size: int | None
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
    from cartable.config.backup.emptying import empty_database

    record = find_record(settings.DATA_DIR)
    if record is not None and record.state == "building":
        empty_database(url)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def build(size: int | None, seed: int | None, *, tell: Callable[..., None]) -> None:
    """Build unless it is built. Each step is told as ``tell(key, state, fraction=…, message=…)``."""
    record = find_record(settings.DATA_DIR)
    if record is None or record.state != "ready":
        write_record(settings.DATA_DIR, DemoRecord("building", size, seed, cartable.__version__))
        import cartable_demo

        wanted = {"size": size, "seed": seed}
        told = Steps(tell)
        cartable_demo.build(progress=told, **{name: value for name, value in wanted.items() if value is not None})
        write_record(settings.DATA_DIR, DemoRecord("ready", size, seed, cartable.__version__))
    for step in STEPS:
        tell(step_key(step.key), "done")


def step_key(key: str) -> str:
    """The demo's step, apart from the others."""
    return f"demo.{key}"


class Steps:
    """Hears the demo's own progress (``cartable_demo.progress.Tell``); a step that begins ends the one before."""

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        self._present = ""

    def __call__(self, step: str, fraction: float | None, message: str) -> None:
        """How far a step is."""
        if self._present not in ("", step):
            self._tell(step_key(self._present), "done")
        self._present = step
        # Words come in the campus's language: they are left out where the command speaks another.
        told = str(message) if chosen_language() == settings.LANGUAGE_CODE else ""
        self._tell(step_key(step), "now", fraction=fraction, message=told)
