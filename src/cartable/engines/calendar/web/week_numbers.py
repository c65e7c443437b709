"""Numbers of weeks written by people: « 8, 15-16 »."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ONE = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


class WeekNumbers(forms.CharField):
    """Gives the numbers in order, each once; refuses what isn't numbers and ranges."""

    def __init__(self, **named: Any) -> None:
        super().__init__(
            required=False, max_length=200, help_text=_("Numbers of weeks from 1, as in 8, 15-16."), **named
        )

    def clean(self, value: Any) -> tuple[int, ...]:
        """The numbers. Raises ValidationError naming the part that isn't understood."""
        text = super().clean(value)
        return tuple(sorted({number for part in re.split(r"[,;]", text) if part.strip() for number in _numbers(part)}))


def _numbers(part: str) -> range:
    found = ONE.fullmatch(part.strip())
    if found is None:
        raise ValidationError(
            _("“%(part)s” is no number of a week. Write it like 8, or 15-16."), params={"part": part.strip()}
        )
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise ValidationError(
            _("“%(part)s” goes backwards. Write the smaller number first."), params={"part": part.strip()}
        )
    return range(first, last + 1)
