"""Half-open periods of days: ``valid_from`` belongs to the period, ``valid_until`` doesn't."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` up to but not including ``end``; ``end`` None is open.

    Raises ValueError when the period would hold no day.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"a period ends after it starts: {self.start} to {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


class ValidityQuerySet(models.QuerySet[Any]):
    """Rows with a validity."""

    def valid_on(self, day: date) -> Self:
        """Only the rows whose period contains ``day``."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)


class ValidityModel(models.Model):
    """Gives a row a half-open period of days; the database refuses an empty one."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = ValidityQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_period",
            )
        ]

    @property
    def period(self) -> Period:
        """The row's period."""
        return Period(self.valid_from, self.valid_until)


def validity_range() -> Func:
    """The row's period as a PostgreSQL ``daterange``, for exclusion constraints."""
    return Func(F("valid_from"), F("valid_until"), Value("[)"), function="DATERANGE", output_field=DateRangeField())
