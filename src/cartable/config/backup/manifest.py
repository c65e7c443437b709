"""What a backup holds, with a fingerprint of each part."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the archive."""

    bytes: int
    sha256: str


@dataclass(slots=True)
class Manifest:
    """The last file of the archive."""

    version: str
    created_at: str
    postgres: str
    parts: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> str:
        """As written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)

    @classmethod
    def parse(cls, text: str) -> Manifest:
        """Raises ValueError when this is no manifest of ours."""
        try:
            data: dict[str, Any] = json.loads(text)
            parts = {name: Part(**part) for name, part in data.pop("parts").items()}
            return cls(parts=parts, **data)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a manifest: {error}") from error
