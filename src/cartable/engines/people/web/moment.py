"""The day that a page is read as of."""

from __future__ import annotations

from datetime import date
from typing import Any

from cartable.kernel.clock import today


def asked_day(request: Any) -> date:
    """The day of ``?on=2026-10-01``; today without one, or when it is no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return today()
