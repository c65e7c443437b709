"""What a demonstration adds to the sign-in page: its personas, each a button away."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language


def demo_doors(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``demo_personas``, read only by the page that shows them; nothing where people are real."""
    return {"demo_personas": SimpleLazyObject(_personas)} if settings.DEMO else {}


def _personas() -> list[dict[str, str]]:
    from cartable_demo.personas import PERSONAS  # a real campus never loads the demo

    language = (get_language() or "fr")[:2]
    return [
        {
            "username": one.username,
            "password": one.password,
            "name": f"{one.given_name} {one.family_name}",
            "what": one.title_fr if language == "fr" else one.title_en,
        }
        for one in PERSONAS
    ]
