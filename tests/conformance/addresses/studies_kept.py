"""What the addresses where programmes end, units are replaced and synonyms are kept name, and what is sent there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cartable.engines.catalogue.models import SynonymGroup
from cartable.kernel.clock import today
from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus


def _programme(campus: Campus) -> list[Any]:
    return [campus.choosing.regulation.programme.code]


def _group(campus: Campus) -> list[Any]:
    return [_first_group().uuid]


def _first_group() -> SynonymGroup:
    return SynonymGroup.objects.order_by("pk")[0]


PAGE_KEYS: dict[str, Keys] = {
    "catalogue:unit-replaced-by": lambda campus: [campus.choosing.unit.code],
    "catalogue:programme-edit": _programme,
    "catalogue:programme-end": _programme,
    "catalogue:programme-reopen": _programme,
    "catalogue:synonym-edit": _group,
    "catalogue:synonym-remove": _group,
}
PATH_KEYS: dict[str, Key] = {}
FORMS: dict[str, Form] = {
    "catalogue:unit-replaced-by": lambda campus: {"replaced_by": campus.choosing.other_unit.code, "reason": "Refonte"},
    "catalogue:programme-edit": lambda campus: {
        "title_fr": "Informatique",
        "kind": "engineer",
        "structure": campus.choosing.regulation.programme.structure_id,
        "terms_count": 6,
        "reason": "Nouveau titre",
    },
    "catalogue:programme-end": lambda campus: {
        "on": (today() + timedelta(days=300)).isoformat(),
        "reason": "Refonte",
        "is_confirmed": "on",
    },
    "catalogue:programme-reopen": lambda campus: {"reason": "Erreur"},
    "catalogue:synonym-new": lambda campus: {"phrases": "grimpe\nescalade"},
    "catalogue:synonym-edit": lambda campus: {
        "phrases": "grimpe\nescalade",
        "before": "\n".join(_first_group().phrases),
    },
}
BODIES: dict[str, Form] = {}
QUERIES: dict[str, str] = {}
UPLOADS: dict[str, Upload] = {}
