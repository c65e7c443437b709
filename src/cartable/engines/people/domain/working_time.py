"""Shares of working time: together they never exceed a whole on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Contract
from cartable.kernel.periods import Period
from cartable.kernel.problems import Fault

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Share:
    """What a contract takes of someone's time: ``percent`` of a whole, over a period."""

    number: str
    percent: int
    period: Period


@dataclass(frozen=True, slots=True)
class Overload:
    """The first day when the shares exceed a whole, what they come to, and the numbers of the contracts."""

    day: date
    percent: int
    numbers: tuple[str, ...]


def find_overload(shares: Iterable[Share], since: date | None = None) -> Overload | None:
    """The first day (from ``since`` on) when the shares exceed 100 %; None when they never do.

    The sum only grows on the first day of a contract: those days are enough.
    """
    given = list(shares)
    first = since or date.min
    days = sorted({max(share.period.start, first) for share in given})
    for day in days:
        held = [share for share in given if day in share.period]
        total = sum(share.percent for share in held)
        if total > WHOLE:
            return Overload(day, total, tuple(share.number for share in held))
    return None


def share_of(contract: Contract) -> Share:
    """The share of a contract."""
    return Share(contract.number, contract.working_percent, contract.period)


def overload_fault(found: Overload, *, where: str, line: int | None) -> Fault:
    """Which day, how much, by which contracts."""
    what = format_lazy(
        _("On {day} the contracts {numbers} would come to {percent} % of working time."),
        day=found.day.isoformat(),
        numbers=", ".join(found.numbers),
        percent=found.percent,
    )
    mend = _("Shorten one of them or lower its share, so that they never exceed 100 %.")
    return Fault("contract.overload", what, where, mend, line)
