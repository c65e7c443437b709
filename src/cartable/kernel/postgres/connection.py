"""How to reach a database, in the forms that callers need."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

DATABASE = ROLE = "cartable"


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a database answers. ``source`` names what serves it: "embedded", "system" or "url"."""

    url: str
    source: str
    server_version: str = ""

    @classmethod
    def by_socket(cls, directory: str, *, source: str, server_version: str, role: str = ROLE) -> Connection:
        """The connection to a server of ours, through its Unix socket."""
        url = f"postgresql://{role}@/{DATABASE}?host={quote(directory, safe='')}"
        return cls(url, source, server_version)
