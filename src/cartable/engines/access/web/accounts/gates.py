"""What stands between a signed-in person and any page: the charter in force, and the second factor asked of some.

Both are read on the account, which each request loads anyway. Programs on the API get a 403 that says why.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.access.domain.accounts.charter import may_programs_go_on
from cartable.engines.access.domain.accounts.journal import SEEN_KEY
from cartable.engines.access.domain.accounts.sessions import note_seen
from cartable.engines.access.domain.accounts.strong import StrongSignInNeeded, is_strong, must_be_strong
from cartable.kernel.clock import system_clock, today
from cartable.kernel.problems import NotAllowed
from cartable.ui.moments import say_day

#: Pages that serve to do what is due, to leave, or to be helped.
OPEN_ALWAYS = (
    "/account/",
    "/access/my-account/",
    "/access/charter/",
    "/access/strong/",
    "/access/activate/",
    "/i18n/",
    "/static/",
    "/health",
    "/starting.css",
    "/preferences/",
    "/about/",
)
SEEN_EVERY = timedelta(minutes=10)
TOLD_KEY = "access_told_strong"


class CharterNotAccepted(NotAllowed):
    """A program goes on for 30 days after a publication, then its owner must have accepted."""

    code = "charter.not_accepted"

    def __init__(self) -> None:
        super().__init__("charter.accept", _("Sign in on the site once and accept the charter of use."))


class AccountGates:
    """Stands last: after sign-in and history, and nearer to the pages than the one that draws problems."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Whoever has no session isn't looked at: their pages stay the same for all, and caches may keep them.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not request.path.startswith(OPEN_ALWAYS):
            user: Any = request.user
            if user.is_authenticated:
                _note_seen(request)
                led = _lead(request, user)
                if led is not None:
                    return led
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What asked for a strong sign-in leads to it; the API answers by itself."""
        if isinstance(exception, StrongSignInNeeded) and not request.path.startswith("/api/"):
            return _go(request, "access:strong")
        return None


def _lead(request: HttpRequest, user: Any) -> HttpResponse | None:
    """Where to go first, if anything is due."""
    is_program = request.path.startswith("/api/")
    if user.charter_due:
        if not is_program:
            return _go(request, "access:charter")
        if not may_programs_go_on(system_clock()):
            return _refuse(CharterNotAccepted())
    if user.strong_due_on is None or is_strong(request):
        return None
    if must_be_strong(user, today()):
        return _refuse(StrongSignInNeeded()) if is_program else _go(request, "access:strong")
    if request.method == "GET" and not is_program:
        _tell_once(request, user)
    return None


def _go(request: HttpRequest, name: str) -> HttpResponse:
    """Lead there, and back afterwards; a page fragment asks the whole page to go."""
    back = request.get_full_path() if request.method == "GET" and "HX-Request" not in request.headers else "/"
    address = f"{reverse(name)}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _refuse(problem: NotAllowed) -> HttpResponse:
    return JsonResponse(problem.as_dict(), status=403)


def _tell_once(request: HttpRequest, user: Any) -> None:
    """Once a session, before the day comes."""
    if request.session.get(TOLD_KEY):
        return
    request.session[TOLD_KEY] = True
    said = _(
        "From %(day)s on, you will need a passkey or the code of an app to sign in. "
        "Set one up now on the page of your account."
    )
    messages.warning(request, said % {"day": say_day(user.strong_due_on, "year")})


def _note_seen(request: HttpRequest) -> None:
    if SEEN_KEY not in request.session:
        return
    now = system_clock()
    if now.timestamp() - float(request.session[SEEN_KEY]) > SEEN_EVERY.total_seconds():
        request.session[SEEN_KEY] = now.timestamp()
        note_seen(session_key=str(request.session.session_key), now=now)
