"""Restricted zones: declared and corrected by the security officers of their structures."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.rights.judging import reason_faults, refuse_if_any, title_faults
from cartable.engines.access.models import Zone
from cartable.engines.people.api import Structure
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEPT_CODES = ("new",)  # the address of the page that makes one


class ZoneTaken(Conflict):
    """Another zone has this code."""

    code = "zone.taken"


def create_zone(
    *, code: str, title_fr: str, title_en: str = "", structure: Structure, actor: Any, reason: str, now: datetime
) -> Zone:
    """Write a zone, kept by a structure. Raises NotAllowed, InputRefused, ZoneTaken."""
    zone = Zone(code=code, title_fr=title_fr.strip(), title_en=title_en.strip(), structure=structure)
    require(actor, "clearance.decide", zone)
    faults = [*reason_faults(reason), *title_faults(title_fr, title_en)]
    if not CODE.fullmatch(code) or len(code) > 60 or code in KEPT_CODES:
        mend = _("Use up to 60 small letters without accent, figures and hyphens.")
        faults.append(Fault("zone.code", _("This is no code of a zone."), "code", mend))
    refuse_if_any(faults)
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            zone.save()
    except IntegrityError as error:
        raise ZoneTaken(_("Another zone has this code."), _("Choose another one.")) from error
    return zone


def edit_zone(
    *, zone: Zone, title_fr: str, title_en: str, structure: Structure, actor: Any, reason: str, now: datetime
) -> Zone:
    """Correct a zone; another structure has other security officers, and the actor must be one of both.

    Clearances stay as they were decided. Raises NotAllowed, InputRefused.
    """
    require(actor, "clearance.decide", zone)
    changed = Zone(code=zone.code, structure=structure)
    require(actor, "clearance.decide", changed)
    refuse_if_any([*reason_faults(reason), *title_faults(title_fr, title_en)])
    with transaction.atomic(), because(actor=actor, reason=reason):
        zone.title_fr, zone.title_en, zone.structure = title_fr.strip(), title_en.strip(), structure
        zone.save(update_fields=["title_fr", "title_en", "structure"])
    return zone
