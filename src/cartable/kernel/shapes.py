"""What every programming interface takes in the same way: pages of a list, a day, a code in an address."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination
from pydantic import BeforeValidator, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f/]{1,40}$")]
"""A code in an address: forty characters at most, without slash."""

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def refuse_timestamps(value: Any) -> Any:
    """Pydantic takes ``0`` for a day of 1970: here a day is written ``2026-09-07``. Raises ValueError."""
    if isinstance(value, date) or (isinstance(value, str) and ISO_DAY.fullmatch(value)):
        return value
    raise ValueError("write the day as 2026-09-07")


Day = Annotated[date, BeforeValidator(refuse_timestamps), Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]
"""A day written as 2026-09-07, from 1900 to 2999."""


class Pages(LimitOffsetPagination):
    """Pages of 50 rows, 500 at most."""

    class Input(Schema):
        """Which page."""

        limit: int = Field(50, ge=1, le=500)
        offset: int = Field(0, ge=0, le=10_000_000)
