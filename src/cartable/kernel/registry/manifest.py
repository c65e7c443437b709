"""A service's ``service.toml``: read, checked, and explained when it is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault, Text

FILE_NAME = "service.toml"
LANGUAGES = ("fr", "en")
KNOWN_KEYS = ("id", "title", "owner", "engines", "roles", "retention", "quality")
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class ServiceRole:
    """A role that the service gives to people."""

    id: str
    titles: Mapping[str, str]

    @property
    def title(self) -> str:
        """In the active language."""
        return in_active_language(self.titles)


@dataclass(frozen=True, slots=True)
class ServiceManifest:
    """A campus service as its folder declares it. ``owner`` is the code of the structure that answers for it."""

    id: str
    titles: Mapping[str, str]
    owner: str
    engines: tuple[str, ...]
    roles: tuple[ServiceRole, ...]
    folder: Path
    retention: Mapping[str, Any] = field(default_factory=dict)
    quality: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """In the active language."""
        return in_active_language(self.titles)


def in_active_language(titles: Mapping[str, str]) -> str:
    """The title in the active language, else the first one."""
    return titles.get((get_language() or "")[:2]) or next(iter(titles.values()))


def read_manifest(folder: Path, engines: Collection[str]) -> ServiceManifest | list[Fault]:
    """The manifest of a folder, or all that is wrong with it. ``engines`` are the labels of those installed."""
    place = f"{folder.name}/{FILE_NAME}"
    try:
        content = tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        return [_unreadable(place, error)]
    faults = list(_faults(content, folder, engines))
    if faults:
        return [Fault(code, what, where=place, mend=mend) for code, what, mend in faults]
    return ServiceManifest(
        id=content["id"],
        titles={language: content["title"][language] for language in LANGUAGES},
        owner=content["owner"],
        engines=tuple(content["engines"]),
        roles=tuple(ServiceRole(role, dict(titles)) for role, titles in content.get("roles", {}).items()),
        folder=folder,
        retention=content.get("retention", {}),
        quality=content.get("quality", {}),
    )


def _unreadable(place: str, error: Exception) -> Fault:
    line = re.search(r"at line (\d+)", str(error))
    return Fault(
        "service.unreadable",
        _("The file can't be read as TOML: %(error)s.") % {"error": error},
        where=place,
        mend=_("Correct the file; it must be in UTF-8."),
        line=int(line.group(1)) if line else None,
    )


Found = tuple[str, Text, Text]


def _faults(content: Mapping[str, Any], folder: Path, engines: Collection[str]) -> Iterator[Found]:
    for key in content:
        if key not in KNOWN_KEYS:
            yield "service.key_unknown", _("“%(key)s” means nothing here.") % {"key": key}, _known_keys()
    yield from _id_faults(content.get("id"), folder.name)
    yield from _title_faults(content.get("title"), "title")
    if not _is_text(content.get("owner")):
        yield (
            "service.owner_missing",
            _("“owner” is missing."),
            _("Write the code of the structure that answers for it."),
        )
    yield from _engine_faults(content.get("engines"), engines)
    yield from _role_faults(content.get("roles", {}))
    for key in ("retention", "quality"):
        if not isinstance(content.get(key, {}), dict):
            yield (
                "service.not_a_table",
                _("“%(key)s” isn't a table.") % {"key": key},
                _("Write it as [%(key)s].") % {"key": key},
            )


def _id_faults(given: Any, folder_name: str) -> Iterator[Found]:
    mend = _('Write: id = "%(id)s", the name of the folder.') % {"id": folder_name}
    if not isinstance(given, str) or not IDENTIFIER.fullmatch(given):
        rule = _("“id” must be lower-case letters, digits and underscores, and begin with a letter.")
        yield "service.id_wrong", rule, mend
    elif given != folder_name:
        yield (
            "service.id_differs",
            _("“id” says %(id)s, the folder %(folder)s.")
            % {
                "id": given,
                "folder": folder_name,
            },
            mend,
        )


def _title_faults(given: Any, key: str) -> Iterator[Found]:
    for language in LANGUAGES:
        if not isinstance(given, dict) or not _is_text(given.get(language)):
            yield (
                "service.title_missing",
                _("“%(key)s” has no text in the language “%(language)s”.") % {"key": key, "language": language},
                _('Under [%(key)s], write: %(language)s = "…".') % {"key": key, "language": language},
            )


def _engine_faults(given: Any, engines: Collection[str]) -> Iterator[Found]:
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        yield "service.engines_wrong", _("“engines” must be a list of names."), _known_engines(engines)
        return
    for name in given:
        if name not in engines:
            yield (
                "service.engine_unknown",
                _("No engine is named “%(name)s”.") % {"name": name},
                _known_engines(engines),
            )


def _role_faults(given: Any) -> Iterator[Found]:
    if not isinstance(given, dict):
        yield "service.not_a_table", _("“%(key)s” isn't a table.") % {"key": "roles"}, _("Write one [roles.name] each.")
        return
    for role, titles in given.items():
        if not IDENTIFIER.fullmatch(role):
            yield (
                "service.role_wrong",
                _("The role “%(role)s” is badly named.") % {"role": role},
                _("Use lower-case letters, digits and underscores."),
            )
        yield from _title_faults(titles, f"roles.{role}")


def _known_keys() -> Text:
    return _("Known: %(names)s.") % {"names": ", ".join(KNOWN_KEYS)}


def _known_engines(engines: Collection[str]) -> Text:
    return _("Known: %(names)s.") % {"names": ", ".join(sorted(engines)) or "—"}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
