"""Constraints by kind. Each registers itself, so a new one is a new module and edits no list."""

from __future__ import annotations

from typing import TypeVar

from cartable_timetable.extensions.extension import Extension
from cartable_timetable.extensions.kinds import ExtensionKind

_ExtensionClass = TypeVar("_ExtensionClass", bound=type[Extension])

_classes: dict[ExtensionKind, type[Extension]] = {}


def register(extension: _ExtensionClass) -> _ExtensionClass:
    """Class decorator: makes the constraint known under its ``kind``. Raises ValueError when the kind is taken."""
    if extension.kind in _classes:
        raise ValueError(f"{extension.kind.value} is both {_classes[extension.kind].__name__} and {extension.__name__}")
    _classes[extension.kind] = extension
    return extension


def get_extension_class(kind: ExtensionKind) -> type[Extension]:
    """The class of a kind. Raises KeyError when no module defines it."""
    return _classes[kind]
