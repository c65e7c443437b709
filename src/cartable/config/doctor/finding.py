"""One thing looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """``state``: ok, note (harmless), warning, broken (Cartable can't work)."""

    key: str
    title: str
    state: str
    what: str
    mend: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For ``--json``."""
        return asdict(self)
