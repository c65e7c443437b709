"""What every decision on rights must have: a reason, a day, a period that makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.clock import today
from cartable.kernel.problems import Fault, InputRefused

LONGEST_REASON = 300
LONGEST_TITLE = 200


def day_of(now: datetime) -> date:
    """The civil day on campus at an instant."""
    return today(lambda: now)


def reason_faults(reason: str, *, field: str = "reason", longest: int = LONGEST_REASON) -> Iterator[Fault]:
    """A decision without a reason can't be explained to anybody."""
    if not reason.strip():
        mend = _("Write why: the person and the auditors will read it.")
        yield Fault("right.reason_missing", _("The reason is missing."), field, mend)
    elif len(reason) > longest:
        mend = format_lazy(_("Keep to {count} characters."), count=longest)
        yield Fault("text.too_long", _("The reason is too long."), field, mend)


def title_faults(title_fr: str, title_en: str) -> Iterator[Fault]:
    """A title in French; the English one may be missing."""
    if not title_fr.strip():
        yield Fault("right.title", _("The title is missing."), "title_fr", _("Write a title in French."))
    for field, text in (("title_fr", title_fr), ("title_en", title_en)):
        if len(text.strip()) > LONGEST_TITLE:
            mend = format_lazy(_("Keep to {count} characters."), count=LONGEST_TITLE)
            yield Fault("text.too_long", _("The title is too long."), field, mend)


def period_faults(start: date | None, end: date | None, *, on: date, longest_days: int) -> Iterator[Fault]:
    """A period from today on, with an end, and no longer than is allowed."""
    if start is None:
        yield Fault("right.start_missing", _("The first day is missing."), "valid_from", _("Give the first day."))
    elif start < on:
        mend = _("Begin today, or later.")
        yield Fault("right.start_gone", _("The first day is in the past."), "valid_from", mend)
    if end is None:
        mend = _("Give the last day: nothing is given by name for ever.")
        yield Fault("right.end_missing", _("The last day is missing."), "valid_until", mend)
    elif start is not None and end <= start:
        mend = _("The end is the first day without it, after the beginning.")
        yield Fault("period.empty", _("The period ends before it begins."), "valid_until", mend)
    elif start is not None and (end - start).days > longest_days:
        what = format_lazy(_("This is longer than {count} days."), count=longest_days)
        yield Fault("right.too_long", what, "valid_until", _("Choose an earlier last day; it can be prolonged later."))


def refuse_if_any(faults: Iterator[Fault] | list[Fault]) -> None:
    """Raises InputRefused with all that is wrong."""
    found = list(faults)
    if found:
        raise InputRefused(found)
