"""What is wrong in a number that names a person: its form, its key, or whose it is already."""

from __future__ import annotations

import logging
import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.matching.identifiers import read_ine, read_orcid
from cartable.engines.people.models import Identifier
from cartable.kernel.problems import Fault, InputRefused, Text

log = logging.getLogger(__name__)
Kind = Identifier.Kind
HR = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
IDHAL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?")
CARD = re.compile(r"[0-9A-Fa-f]{4,32}")
FEDERATED = re.compile(r"[^@\s]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?")


def read_identifier(kind: str, text: str, *, where: str = "value") -> str:
    """The number as it is kept. Raises InputRefused for a kind that isn't one, a wrong form or a wrong key."""
    value = tidy(text)
    if not value:
        raise InputRefused(Fault("identifier.missing", _("The number is missing."), where, _("Write it.")))
    try:
        return _read(kind, value)
    except InputRefused as refusal:
        raise InputRefused([Fault(one.code, one.what, where, one.mend) for one in refusal.faults]) from refusal


def _read(kind: str, value: str) -> str:
    if kind == Kind.INE:
        return read_ine(value).value
    if kind == Kind.ORCID:
        return read_orcid(value)
    if kind == Kind.HR:
        return _shaped(value, HR, _("Use 1 to 40 letters without accent, figures, dots, hyphens, slashes."))
    if kind == Kind.IDHAL:
        return _shaped(
            value.lower(), IDHAL, _("Write it as in the address of the HAL page: small letters and hyphens.")
        )
    if kind == Kind.CARD:
        mend = _("Write the 4 to 32 figures and letters A to F that the reader shows.")
        return _shaped(re.sub(r"[\s:-]", "", value).upper(), CARD, mend)
    if kind == Kind.FEDERATED:
        return _shaped(value.lower(), FEDERATED, _("Write it like name@institution.fr."))
    if kind == Kind.SOURCE:
        return value[:120]
    what = format_lazy(_("“{kind}” is no kind of number."), kind=kind)
    raise InputRefused(Fault("identifier.kind", what, "kind", _("Choose one of the list.")))


def _shaped(value: str, form: re.Pattern[str], mend: Text) -> str:
    if not form.fullmatch(value):
        what = format_lazy(_("“{value}” has not the form of such a number."), value=value[:60])
        raise InputRefused(Fault("identifier.form", what, "value", mend))
    return value


def ine_taken(value: str, *, line: int | None) -> Fault:
    """The fault of an INE that somebody else has. Their name isn't told: it may be a protected person's."""
    log.warning("an INE of somebody else was given and refused (line %s)", line)
    what = format_lazy(_("The number “{value}” is that of another record."), value=value)
    mend = _(
        "Check the number; if it is the right one, the two records may be one person's: ask the registrar's office."
    )
    return Fault("identifier.taken", what, "ine", mend, line)


def ine_twice(kept: str, value: str, *, line: int | None) -> Fault:
    """The fault of a second INE for one person."""
    log.warning("a second INE for one person was given and refused (line %s)", line)
    what = format_lazy(_("This person has the number “{kept}” already, not “{value}”."), kept=kept, value=value)
    mend = _("Nobody has two: remove the wrong one first, or check that this isn't somebody else's record.")
    return Fault("identifier.twice", what, "ine", mend, line)
