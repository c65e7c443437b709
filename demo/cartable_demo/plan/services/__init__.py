"""The digital services of Valbelle, as the files beside tell them: texts, levels, pools, rules, troubles, uses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

#: The order in which services are created; that of the catalogue is by category.
FILES = (
    "communication.toml",
    "network.toml",
    "storage.toml",
    "teaching.toml",
    "software.toml",
    "research.toml",
    "administration.toml",
    "premises.toml",
)
#: Columns told in both languages.
BILINGUAL = ("title", "summary", "audience", "description", "how_to_ask", "support_hours")
PLAIN = ("icon", "category", "url", "restored_hours", "availability_percent", "quota_unit", "contact_phone")
FLAGS = ("can_be_asked", "needs_strong_sign_in")


@dataclass(frozen=True, slots=True)
class PlannedTrouble:
    """A state that began ``days`` ago and lasted ``hours`` (None: it still is)."""

    days: float
    hours: float | None
    state: str
    note_fr: str
    note_en: str


@dataclass(frozen=True, slots=True)
class PlannedPool:
    """Licences for a ``share`` of the campus's students."""

    code: str
    title_fr: str
    title_en: str
    share: float


@dataclass(frozen=True, slots=True)
class PlannedLevel:
    """A grade."""

    code: str
    title_fr: str
    title_en: str
    rank: int


@dataclass(frozen=True, slots=True)
class PlannedRule:
    """A population that is given the service."""

    code: str
    population: str
    reason: str
    level: str = ""
    pool: str = ""
    quota: int | None = None
    grace: int = 0


@dataclass(frozen=True, slots=True)
class PlannedService:
    """A service; ``columns`` are those of its draft, ``uses`` the opens of a working day on a campus of usual size."""

    code: str
    owner: str
    zone: str
    columns: dict[str, Any]
    state: str
    note: tuple[str, str]
    troubles: tuple[PlannedTrouble, ...]
    levels: tuple[PlannedLevel, ...]
    pools: tuple[PlannedPool, ...]
    rules: tuple[PlannedRule, ...]
    uses: int


def plan_services() -> Iterator[PlannedService]:
    """All of them."""
    for name in FILES:
        told = tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
        yield from map(_service, told["service"])


def _service(told: dict[str, Any]) -> PlannedService:
    columns = {name: told[name] for name in (*PLAIN, *FLAGS) if name in told}
    for name in BILINGUAL:
        if name in told:
            columns[f"{name}_fr"], columns[f"{name}_en"] = _both(told[name])
    return PlannedService(
        code=told["code"],
        owner=told["owner"],
        zone=told.get("zone", ""),
        columns=columns,
        state=told.get("state", "open"),
        note=_both(told.get("note", ("", ""))),
        troubles=tuple(_trouble(one) for one in told.get("states", ())),
        levels=tuple(PlannedLevel(one["code"], *_both(one["title"]), one["rank"]) for one in told.get("levels", ())),
        pools=tuple(PlannedPool(one["code"], *_both(one["title"]), one["share"]) for one in told.get("pools", ())),
        rules=tuple(PlannedRule(**one) for one in told["rules"]),
        uses=told["uses"],
    )


def _trouble(told: dict[str, Any]) -> PlannedTrouble:
    return PlannedTrouble(told["days"], told.get("hours"), told["state"], *_both(told["note"]))


def _both(texts: Sequence[str]) -> tuple[str, str]:
    french, english = texts
    return french.strip(), english.strip()
