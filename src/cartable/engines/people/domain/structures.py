"""Build the tree of structures."""

from __future__ import annotations

import re
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import empty_period
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.domain.structure_reach import reach_faults, tidy_reach
from cartable.engines.people.models import Structure
from cartable.kernel.problems import Conflict, Fault

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class StructureTaken(Conflict):
    """Another structure has that code."""

    code = "structure.taken"


def create_structure(
    *,
    code: str,
    title_fr: str,
    title_en: str = "",
    kind: str,
    parent: Structure | None = None,
    valid_from: date,
    valid_until: date | None = None,
    uai: str = "",
    mail: str = "",
    phone: str = "",
) -> Structure:
    """Add a structure below ``parent`` (None: a root).

    Raises InputRefused for a faulty value, StructureTaken when the code is used.
    """
    title_fr, title_en = tidy(title_fr), tidy(title_en)
    uai, mail, phone = tidy_reach(uai, mail, phone)
    faults = structure_faults(code, title_fr, title_en, kind, valid_from, valid_until)
    refuse_if_any([*faults, *reach_faults(uai, mail, phone)])
    structure = Structure(
        code=code,
        title_fr=title_fr,
        title_en=title_en,
        kind=kind,
        parent=parent,
        valid_from=valid_from,
        valid_until=valid_until,
        uai=uai,
        mail=mail,
        phone=phone,
    )
    try:
        with transaction.atomic():
            structure.save(force_insert=True)
    except IntegrityError as error:
        what = format_lazy(_("The code “{code}” belongs to another structure."), code=code)
        raise StructureTaken(what, _("Choose another one.")) from error
    return structure


def structure_faults(
    code: str, title_fr: str, title_en: str, kind: str, valid_from: date, valid_until: date | None
) -> list[Fault]:
    """All that is wrong in a structure taken alone."""
    faults = []
    if not CODE.fullmatch(code):
        what = format_lazy(_("“{code}” is no code."), code=code[:60])
        mend = _("Use 1 to 40 letters without accent, figures, dots, hyphens or underscores.")
        faults.append(Fault("code.form", what, "code", mend))
    if not title_fr:
        faults.append(Fault("title.missing", _("The French title is missing."), "title_fr", _("Write it.")))
    for field, title in (("title_fr", title_fr), ("title_en", title_en)):
        if len(title) > 200:
            faults.append(Fault("text.too_long", _("The title is too long."), field, _("Keep to 200 characters.")))
    if kind not in Structure.Kind.values:
        what = format_lazy(_("“{kind}” is no kind of structure."), kind=kind)
        mend = format_lazy(_("Write one of: {kinds}."), kinds=", ".join(Structure.Kind.values))
        faults.append(Fault("structure.kind", what, "kind", mend))
    if valid_until is not None and valid_until <= valid_from:
        faults.append(empty_period("valid_until", line=None))
    return faults
