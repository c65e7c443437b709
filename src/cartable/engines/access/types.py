"""Plain values that enter and leave the access engine."""

from __future__ import annotations
