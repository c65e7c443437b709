"""A framework read from files and written, after a look at what would change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cartable.engines.catalogue.domain.competences.drafts import FrameworkDraft
from cartable.engines.catalogue.domain.competences.reading import read_framework
from cartable.engines.catalogue.domain.competences.writing import save_framework
from cartable.engines.catalogue.models import Competence
from cartable.kernel.permissions import require


@dataclass(frozen=True, slots=True)
class FrameworkReport:
    """What an import did, or would do: competences and blocks there afterwards, new ones, ones that went."""

    code: str
    competences: int
    added: int
    removed: int
    levels: int


def import_framework(
    *,
    sources: Iterable[bytes],
    about: FrameworkDraft,
    actor: Any,
    target_is_french: bool = False,
    preview: bool = False,
) -> FrameworkReport:
    """Write the framework that the files hold; with ``preview`` nothing is.

    Raises NotAllowed without ``competence.manage``, InputRefused (see ``read_framework`` and ``save_framework``).
    """
    require(actor, "competence.manage")
    draft = read_framework(sources, about=about, target_is_french=target_is_french)
    before = set(Competence.objects.filter(framework__code=draft.code).values_list("code", flat=True))
    after = {row.code for row in draft.competences}
    with transaction.atomic():
        save_framework(draft=draft, actor=actor)
        if preview:
            transaction.set_rollback(True)
    return FrameworkReport(draft.code, len(after), len(after - before), len(before - after), len(draft.levels))
