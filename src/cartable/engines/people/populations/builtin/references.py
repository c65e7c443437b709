"""Structures and groups, as rules name them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Case, Model, Q, Value, When
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Group, Structure
from cartable.engines.people.populations.words import Option, Reference
from cartable.kernel.languages import in_language
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import Text


def coded(model: type[Model], title: Text, permission: str, **only: str) -> Reference:
    """What has ``code``, ``title_fr`` and ``title_en``, proposed to who holds the permission; ``only`` narrows rows."""
    rows = model._default_manager.filter(**only)

    def known(codes: Collection[str]) -> dict[str, str]:
        found = rows.filter(code__in=codes).values_list("code", "title_fr", "title_en")
        return {code: in_language(french, english) for code, french, english in found}

    def propose(actor: Any, prefix: str, limit: int) -> list[Option]:
        if not is_allowed(actor, permission):
            return []
        begins = Q(code__istartswith=prefix) | Q(title_fr__icontains=prefix) | Q(title_en__icontains=prefix)
        by_code_first = Case(When(code__istartswith=prefix, then=Value(0)), default=Value(1))
        found = rows.filter(begins).order_by(by_code_first, "code").values_list("code", "title_fr", "title_en")[:limit]
        return [Option(code, in_language(french, english)) for code, french, english in found]

    def all_codes() -> Iterable[str]:
        return rows.order_by("code").values_list("code", flat=True)

    return Reference(title, known, propose, all_codes)


STRUCTURE = coded(Structure, _("structure"), "structure.view")
PROGRAMME = coded(Structure, _("programme"), "structure.view", kind=Structure.Kind.PROGRAMME)
GROUP = coded(Group, _("group"), "group.view")
