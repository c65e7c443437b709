"""Academic years."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.domain.codes import code_faults
from cartable.engines.calendar.models import AcademicYear
from cartable.kernel.problems import Conflict, Fault, InputRefused


class YearTaken(Conflict):
    """Another year has that code."""

    code = "year.taken"


def create_year(*, code: str, starts_on: date, ends_on: date) -> AcademicYear:
    """Add a year, from ``starts_on`` up to but not including ``ends_on``.

    Raises InputRefused for a malformed code or an empty period, YearTaken when the code is used.
    """
    faults = code_faults(code)
    if ends_on <= starts_on:
        mend = _("The end is the first day after the year.")
        faults.append(Fault("period.empty", _("The year ends before it begins."), "ends_on", mend))
    if faults:
        raise InputRefused(faults)
    try:
        with transaction.atomic():
            return AcademicYear.objects.create(code=code, starts_on=starts_on, ends_on=ends_on)
    except IntegrityError as error:
        what = format_lazy(_("The code “{code}” belongs to another year."), code=code)
        raise YearTaken(what, _("Choose another one.")) from error
