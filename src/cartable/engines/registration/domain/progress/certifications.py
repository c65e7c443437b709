"""Levels that others certify: languages, Pix, certificates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.domain.progress.rows import CertificationRow
from cartable.engines.registration.models import Certification
from cartable.kernel.audit import insert_many
from cartable.kernel.problems import Fault, InputRefused

CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
"""Levels of the Common European Framework of Reference for Languages (Council of Europe, 2001)."""
MOST_PIX = 1024
"""The most points that Pix gives (pix.fr)."""


def record_certifications(rows: Iterable[CertificationRow]) -> int:
    """Record certificates, all or none. Returns how many there are. Raises InputRefused with every fault."""
    drafts = list(rows)
    faults = [fault for draft in drafts for fault in _faults(draft)]
    if faults:
        raise InputRefused(faults)
    with transaction.atomic():
        written = insert_many(Certification, (_certification(draft) for draft in drafts))
    return len(written)


def _certification(draft: CertificationRow) -> Certification:
    return Certification(**{name: getattr(draft, name) for name in draft.__slots__})


def _faults(draft: CertificationRow) -> Iterator[Fault]:
    where = str(draft.person_id)
    if draft.kind not in Certification.Kind.values:
        yield Fault("certification.kind", _("This kind of certificate isn't known."), where, "language, pix, other")
    if draft.kind == "language" and draft.level not in CEFR:
        yield Fault(
            "certification.level", _("This level isn't on the scale."), "level", _("Use A1, A2, B1, B2, C1 or C2.")
        )
    if draft.kind == "language" and len(draft.code) != 2:
        yield Fault(
            "certification.code", _("The language isn't named."), "code", _("Give its two letters: en, de, es.")
        )
    if draft.kind == "pix" and (draft.points is None or not 0 <= draft.points <= MOST_PIX):
        yield Fault("certification.points", _("Pix gives from 0 to 1,024 points."), "points", _("Check the number."))
    if draft.valid_until is not None and draft.valid_until <= draft.obtained_on:
        yield Fault(
            "certification.period", _("The period ends before it begins."), "valid_until", _("Give a later day.")
        )
