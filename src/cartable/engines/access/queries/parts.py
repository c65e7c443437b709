"""Rows named by their codes in what is sent."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault, InputRefused


def row_of(rows: QuerySet[Any], code: str | None, field: str) -> Any:
    """The row with this code among those allowed; None when no code is given. Raises InputRefused."""
    if not code:
        return None
    found = rows.filter(code=code).first()
    if found is None:
        mend = _("Look the code up on the page of the service.")
        raise InputRefused(Fault(f"{field}.unknown", _("This service has nothing of this code."), field, mend))
    return found
