"""How often codes may be typed and asked for, from one address and for one name."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse


def refuse_too_many(request: HttpRequest, action: str, name: str) -> HttpResponse | None:
    """The page that asks to wait, when the limits of ``CODE_RATE_LIMITS`` are passed; counts this try otherwise."""
    key = name.strip().lower()[:60]
    limits: dict[str, str] = settings.CODE_RATE_LIMITS
    if ratelimit.consume(request, app="cartable.access", action=action, config=limits, key=key):
        return None
    answer: HttpResponse = ratelimit.respond_429(request)
    return answer
