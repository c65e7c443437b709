"""Creating programmes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import Programme
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused

MAX_CODE, MAX_TITLE, MOST_TERMS = 40, 200, 20
CODE_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def create_programme(
    *,
    code: str,
    title_fr: str,
    title_en: str = "",
    kind: str,
    structure: Any,
    terms_count: int = 6,
    leads_to: Sequence[Programme] = (),
    actor: Any,
    reason: str = "",
) -> Programme:
    """Create a programme; ``leads_to`` are those that one may enter after it.

    Raises NotAllowed, or InputRefused: a code missing, with other signs than letters, figures, hyphens and dots, or in
    use; a title missing or too long; an unknown kind; no term or too many.
    """
    require(actor, "programme.create", structure)
    faults = _faults(code, title_fr, title_en, kind, terms_count)
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason or "programme created"):
        programme = Programme.objects.create(
            code=code, title_fr=title_fr, title_en=title_en, kind=kind, structure=structure, terms_count=terms_count
        )
        if leads_to:
            programme.leads_to.set(leads_to)
    return programme


def _faults(code: str, title_fr: str, title_en: str, kind: str, terms_count: int) -> list[Fault]:
    faults = []
    if not 1 <= len(code) <= MAX_CODE or not CODE_SIGNS.issuperset(code):
        what = _("The code of the programme is missing, too long or has signs that no code has.")
        faults.append(Fault("programme.code", what, "code", _("Give 1 to 40 letters, figures, hyphens or dots.")))
    elif Programme.objects.filter(code=code).exists():
        what = format_lazy(_("A programme already has the code {code}."), code=code)
        faults.append(Fault("programme.taken", what, "code", _("Choose another code, or use that programme.")))
    return [*faults, *fact_faults(title_fr, title_en, kind, terms_count)]


def fact_faults(title_fr: str, title_en: str, kind: str, terms_count: int) -> list[Fault]:
    """What is wrong in what a programme is, its code apart."""
    faults = []
    for name, title in (("title_fr", title_fr), ("title_en", title_en)):
        if len(title) > MAX_TITLE or "\0" in title or (name == "title_fr" and not title.strip()):
            what = _("The title of the programme is missing or too long.")
            faults.append(Fault("programme.title", what, name, _("Give 1 to 200 characters.")))
    if kind not in Programme.Kind.values:
        what = format_lazy(_("No programme is of the kind “{kind}”."), kind=kind)
        mend = format_lazy(_("Choose one of: {known}."), known=", ".join(Programme.Kind.values))
        faults.append(Fault("programme.kind", what, "kind", mend))
    if not 1 <= terms_count <= MOST_TERMS:
        what = _("A programme lasts 1 to 20 terms.")
        faults.append(Fault("programme.terms", what, "terms_count", _("Give a number from 1 to 20.")))
    return faults
