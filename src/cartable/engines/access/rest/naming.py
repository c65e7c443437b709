"""What several shapes of rights say in the same way."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.queries.choices import structures_in_force
from cartable.kernel.clock import today
from cartable.kernel.problems import Fault, InputRefused


def code_of(name: str) -> Any:
    """Reads the code of what a row names, None when it names nothing."""

    def read(row: Any) -> str | None:
        named = getattr(row, name)
        return named.code if named is not None else None

    return staticmethod(read)


def name_of(name: str) -> Any:
    """Reads the name of the person that a row names, None when it names nobody."""

    def read(row: Any) -> str | None:
        named = getattr(row, name)
        return named.full_name if named is not None else None

    return staticmethod(read)


def uuid_of(name: str) -> Any:
    """Reads the uuid of what a row names."""
    return staticmethod(lambda row: getattr(row, name).uuid)


def rows_named(rows: QuerySet[Any], codes: list[str], field: str) -> list[Any]:
    """The rows with these codes, in their order. Raises InputRefused naming those that aren't there."""
    found = {row.code: row for row in rows.filter(code__in=codes)}
    missing = [code for code in dict.fromkeys(codes) if code not in found]
    if missing:
        raise InputRefused([_unknown(code, field) for code in missing])
    return [found[code] for code in dict.fromkeys(codes)]


def structure_named(code: str | None, field: str = "structure") -> Any:
    """The structure in force with this code; None when none is given. Raises InputRefused."""
    return rows_named(structures_in_force(today()), [code], field)[0] if code else None


def _unknown(code: str, field: str) -> Fault:
    what = _("Nothing that you may name here has the code “%(code)s”.") % {"code": code}
    return Fault(f"{field}.unknown", what, field, _("Look the code up in the list, and correct it."))
