"""Every write made by a page is recorded with the person who asked for it, and the address."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import lazystr

from cartable.kernel.audit.reasons import actor_text, because

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class ActorMiddleware:
    """Stands after AuthenticationMiddleware. A page that writes nothing pays nothing: who it is for is read when the
    first write is recorded, and again afterwards, so that signing in is seen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number = request.headers.get("X-Request-ID", "")
        more = {"request": number} if number else {}
        with because(actor=lazystr(_Actor(request)), reason=lazystr(_Reason(request)), **more):
            return self.get_response(request)


class _Actor:
    """Writes itself as who the request is from, at the moment it is asked."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def __str__(self) -> str:
        return str(actor_text(getattr(self._request, "user", None) or "anonymous"))


class _Reason:
    """Writes itself as the method and the address. What is read by a secret address (a calendar's) is named by the
    pattern of its address, which holds no secret."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def __str__(self) -> str:
        request = self._request
        if request.method in SAFE_METHODS and request.resolver_match is not None:
            return f"{request.method} /{request.resolver_match.route}"
        return f"{request.method} {request.path}"
