"""What takes the place of a unit that is taught no more: said when it is withdrawn, or later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.versions.circles import find_circle
from cartable.engines.catalogue.domain.versions.rules_between import no_such_unit
from cartable.engines.catalogue.events import UnitReplaced
from cartable.engines.catalogue.models import CourseUnit, UnitReplacement
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused

GUARD = "catalogue_replacement_no_circle"
FIELD = "replaced_by"
MOST = 20


def set_replacements(*, unit: CourseUnit, codes: Sequence[str], reason: str, actor: Any) -> bool:
    """Say which units take the place of a withdrawn unit, instead of those said before; whether that changed anything.

    Emits ``unit.replaced`` when it did. Raises InputRefused: the unit is taught still, a code is unknown, the unit
    itself, a unit taught no more by then, more than 20, or a circle (its chain is told).
    """
    wanted = list(dict.fromkeys(code.strip() for code in codes if code.strip()))
    try:
        with transaction.atomic(), because(actor=actor, reason=reason.strip()):
            held = CourseUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
            return _write(held, wanted)
    except IntegrityError as error:
        # Someone else wrote the other half of the circle meanwhile: the database is the last guard.
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != GUARD:
            raise
        raise InputRefused(_closed(_("this unit and those just written by someone else"))) from error


def lift_replacements(unit: CourseUnit) -> None:
    """A unit taught again is replaced by nothing. Inside the transaction and the reason of the caller."""
    UnitReplacement.objects.filter(unit=unit).delete()


def replacement_faults(unit: CourseUnit, codes: Iterable[str], units: dict[str, CourseUnit]) -> list[Fault]:
    """What can't take the place of a unit, circles apart; ``units`` are those known by code."""
    wanted = list(codes)
    if wanted and unit.withdrawn_on is None:
        what = format_lazy(_("{code} is still taught: nothing takes its place."), code=unit.code)
        return [Fault("replacement.taught", what, FIELD, _("Withdraw it first, or leave this empty."))]
    faults = [no_such_unit(code, FIELD) for code in wanted if code not in units]
    for code in wanted:
        by = units.get(code)
        if code == unit.code:
            faults.append(_closed(f"{code} → {code}"))
        elif (
            by is not None
            and by.withdrawn_on is not None
            and unit.withdrawn_on
            and by.withdrawn_on <= unit.withdrawn_on
        ):
            what = format_lazy(_("{code} is itself taught no more by then."), code=code)
            faults.append(Fault("replacement.withdrawn", what, FIELD, _("Name the unit that takes its place.")))
    if len(wanted) > MOST:
        faults.append(Fault("replacement.many", _("There are too many units."), FIELD, _("Keep to 20 units.")))
    return faults


def _write(unit: CourseUnit, wanted: list[str]) -> bool:
    held = {row.by.code: row for row in UnitReplacement.objects.filter(unit=unit).select_related("by")}
    fresh = [code for code in wanted if code not in held]
    units = {row.code: row for row in CourseUnit.objects.filter(code__in=fresh)}
    if faults := replacement_faults(unit, fresh, units):
        raise InputRefused(faults)
    if chain := _circle(unit, wanted):
        raise InputRefused(_closed(" → ".join(chain)))
    lost = [row.pk for code, row in held.items() if code not in wanted]
    if not fresh and not lost:
        return False
    UnitReplacement.objects.filter(pk__in=lost).delete()
    for code in fresh:
        UnitReplacement.objects.create(unit=unit, by=units[code])
    emit(UnitReplaced(aggregate=f"unit:{unit.uuid}", unit_code=unit.code, replaced_by=sorted(wanted)))
    return True


def _circle(unit: CourseUnit, wanted: list[str]) -> list[str]:
    after: dict[str, set[str]] = defaultdict(set)
    for code, by in UnitReplacement.objects.exclude(unit=unit).values_list("unit__code", "by__code"):
        after[code].add(by)
    after[unit.code] = set(wanted)
    return find_circle(after)


def _closed(chain: Any) -> Fault:
    return Fault(
        "replacement.circle",
        format_lazy(_("A unit would take its own place: {chain}."), chain=chain),
        FIELD,
        _("Remove one of these units."),
    )
