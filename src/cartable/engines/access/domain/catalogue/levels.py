"""Grades of a service: add, rename, remove those that nothing refers to."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.catalogue.judging import code_faults, length_fault
from cartable.engines.access.domain.catalogue.services import refuse_if_any
from cartable.engines.access.models import EntitlementRule, Grant, Holding, Incompatibility, Service, ServiceLevel
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault

LONGEST_CODE, LONGEST_TITLE, HIGHEST = 40, 120, 1_000
REASON = "level of the service"


class LevelTaken(Conflict):
    """Another level of the service has that code or rank."""

    code = "level.taken"


class LevelInUse(Conflict):
    """A rule, a decision, a right or an incompatibility names the level."""

    code = "level.in_use"


def add_level(*, service: Service, code: str, title_fr: str, title_en: str = "", rank: int, actor: Any) -> ServiceLevel:
    """Add a grade. Raises InputRefused for a faulty value, LevelTaken when its code or rank is used."""
    level = ServiceLevel(service=service, code=code)
    return _write(level, title_fr, title_en, rank, actor)


def edit_level(*, level: ServiceLevel, title_fr: str, title_en: str, rank: int, actor: Any) -> ServiceLevel:
    """Rename a grade or move it; the higher rank wins where several reasons meet. Raises as ``add_level``."""
    return _write(level, title_fr, title_en, rank, actor)


def remove_level(*, level: ServiceLevel, actor: Any) -> None:
    """Take away a grade that nothing names, past included. Raises LevelInUse."""
    with transaction.atomic(), because(actor=actor, reason=REASON):
        ServiceLevel.objects.select_for_update().get(pk=level.pk)
        if _is_named(level):
            what = format_lazy(_("Rules, decisions or rights name the level “{level}”."), level=level.title_fr)
            raise LevelInUse(what, _("Rename it instead: the history of rights keeps it."))
        level.delete()


def _is_named(level: ServiceLevel) -> bool:
    where = Q(first_level=level) | Q(second_level=level)
    rows = [model._default_manager.filter(level=level) for model in (EntitlementRule, Grant, Holding)]
    return any(found.exists() for found in (*rows, Incompatibility.objects.filter(where)))


def _write(level: ServiceLevel, title_fr: str, title_en: str, rank: int, actor: Any) -> ServiceLevel:
    title_fr, title_en = " ".join(title_fr.split()), " ".join(title_en.split())
    refuse_if_any([*code_faults(level.code, LONGEST_CODE), *_faults(title_fr, title_en, rank)])
    level.title_fr, level.title_en, level.rank = title_fr, title_en, rank
    try:
        with transaction.atomic(), because(actor=actor, reason=REASON):
            level.save()
    except IntegrityError as error:
        what = _("Another level of this service has this code or this rank.")
        raise LevelTaken(what, _("Choose another one.")) from error
    return level


def _faults(title_fr: str, title_en: str, rank: int) -> list[Fault]:
    faults = []
    if not title_fr:
        faults.append(Fault("title.missing", _("The French title is missing."), "title_fr", _("Write it.")))
    faults += [
        length_fault(field, LONGEST_TITLE)
        for field, title in (("title_fr", title_fr), ("title_en", title_en))
        if len(title) > LONGEST_TITLE
    ]
    if not 1 <= rank <= HIGHEST:
        mend = format_lazy(_("Give a number from 1 to {highest}."), highest=HIGHEST)
        faults.append(Fault("level.rank", _("This rank can't be used."), "rank", mend))
    return faults
