"""The door of the access engine: what others may ask of it and have it do."""

from __future__ import annotations

__all__: list[str] = []
