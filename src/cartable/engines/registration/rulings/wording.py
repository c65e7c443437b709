"""A ruling with its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cartable.engines.registration.rulings.kinds import RULES, Ruling, Severity
from cartable.kernel.problems import Text

Lifted = Collection[tuple[str, str]]
"""Derogations granted: (rule, code of the unit or "")."""


def ruling(
    rule: str,
    what: Text,
    mend: Text = "",
    *,
    unit: str = "",
    other: str = "",
    severity: Severity | None = None,
    lifted: Lifted = (),
) -> Ruling:
    """The ruling with the weight of its rule, or counsel where a derogation lifts it or ``severity`` says so."""
    usual, can_be_lifted = RULES[rule]
    is_lifted = can_be_lifted and (rule, unit) in lifted
    return Ruling(
        rule=rule,
        unit=unit,
        other=other,
        severity="counsel" if is_lifted else (severity or usual),
        can_be_lifted=can_be_lifted,
        what=what,
        mend=_("A derogation was granted to you.") if is_lifted else mend,
        is_lifted=is_lifted,
    )


def joined(codes: Iterable[str]) -> Text:
    """« MT01 ou MT02 »."""
    ordered = sorted(codes)
    found: Text = ordered[0]
    for code in ordered[1:]:
        found = format_lazy(_("{first} or {second}"), first=found, second=code)
    return found


def credits_said(count: int) -> Text:
    """« 6 crédits »."""
    return format_lazy(ngettext_lazy("{count} credit", "{count} credits", count), count=count)


def units_said(count: int) -> Text:
    """« 8 UE »."""
    return format_lazy(ngettext_lazy("{count} unit", "{count} units", count), count=count)
