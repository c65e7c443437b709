"""The pages of things gone wrong: what it is, why, and the way out."""

from __future__ import annotations

import logging
import sys
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import resolve_url
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from cartable.kernel.problems import Conflict, InputRefused, NotAllowed, NotFound, Problem

logger = logging.getLogger(__name__)

STATUS: dict[type[Problem], int] = {InputRefused: 400, NotAllowed: 403, NotFound: 404, Conflict: 409}
RETRY_SECONDS = 5


def status_of(problem: Problem) -> int:
    """The HTTP status that says what kind of problem it is."""
    return next((status for kind, status in STATUS.items() if isinstance(problem, kind)), 400)


def answer_to(request: HttpRequest, exception: BaseException) -> HttpResponse | None:
    """The page for an exception that has one; None for a fault of the program."""
    if isinstance(exception, NotAllowed) and not is_for_programs(request) and must_sign_in(request):
        return to_sign_in(request)
    if isinstance(exception, Problem):
        return problem_page(request, status_of(exception), problem=exception)
    if is_database_down(exception):
        logger.error("The database does not answer: %s", exception)
        return database_down(request)
    return None


def is_for_programs(request: HttpRequest) -> bool:
    """Whether the answer must be JSON: everything below /api/."""
    return request.path.startswith("/api/")


def is_database_down(exception: BaseException) -> bool:
    """Whether the database doesn't answer, as opposed to an answer that refuses."""
    if isinstance(exception, InterfaceError):
        return True
    if not isinstance(exception, OperationalError):
        return False
    state = getattr(exception.__cause__, "sqlstate", None)
    # Class 08: connection; 57P: shutting down or starting up; 53: out of connections or disk; none: never answered.
    return state is None or state.startswith(("08", "57P", "53"))


def must_sign_in(request: HttpRequest) -> bool:
    """Whether a refused reader could simply sign in: nobody is known, and a page was asked for."""
    try:
        signed_in = request.user.is_authenticated
    except (AttributeError, DatabaseError):
        return False
    return not signed_in and request.method in ("GET", "HEAD")


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Go to the sign-in page and come back here; a page fragment asks the whole page to go."""
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def problem_page(request: HttpRequest, status: int, *, problem: Problem) -> HttpResponse:
    """The page of one problem, in the reader's language, within the usual frame; JSON for programs."""
    if is_for_programs(request):
        return JsonResponse(problem.as_dict(), status=status)
    context: dict[str, Any] = {"status": status, "problem": problem, "faults": getattr(problem, "faults", [])}
    try:
        text = render_to_string("ui/problem.html", context, request=request)
    except (TemplateDoesNotExist, DatabaseError):
        logger.exception("The page of a problem could not be drawn in its frame")
        text = render_to_string("config/bare_problem.html", context)
    response = HttpResponse(text, status=status)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def database_down(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database."""
    problem = Problem(
        _("The database does not answer."),
        _("This page tries again by itself every few seconds. What you last saved is safe."),
        code="database.down",
    )
    headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    return bare_page(request, 503, problem, refresh=RETRY_SECONDS, headers=headers)


def bare_page(
    request: HttpRequest, status: int, problem: Problem, *, refresh: int = 0, headers: dict[str, str] | None = None
) -> HttpResponse:
    """A page that needs neither session nor menu."""
    if is_for_programs(request):
        return JsonResponse(problem.as_dict(), status=status, headers=headers)
    context = {"status": status, "problem": problem, "faults": [], "refresh": refresh}
    return HttpResponse(render_to_string("config/bare_problem.html", context), status=status, headers=headers)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404; what its exception says is for developers."""
    return problem_page(request, 404, problem=NotFound())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    if not is_for_programs(request) and must_sign_in(request):
        return to_sign_in(request)
    told = str(exception) if isinstance(exception, PermissionDenied) else ""
    return problem_page(request, 403, problem=NotAllowed("page.open", told))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW."""
    logger.warning("A form was refused: %s", reason)
    problem = Problem(
        _("This form can't be accepted: it was opened too long ago, or from another site."),
        _("Go back, reload the page and send it again. Cookies must be allowed for this site."),
        code="form.expired",
    )
    return problem_page(request, 403, problem=problem)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    problem = Problem(
        _("This request can't be understood."), _("Go back and try again from the page."), code="request.bad"
    )
    return problem_page(request, 400, problem=problem)


def too_large(request: HttpRequest, most_bytes: int) -> HttpResponse:
    """413: more was sent than the site takes. Nothing of it was read."""
    problem = Problem(
        _("What was sent is larger than %(size)d MB.") % {"size": most_bytes // 1024**2},
        _("Send a smaller file, compressed if need be. Sign in first if you aren't."),
        code="request.too_large",
    )
    return problem_page(request, 413, problem=problem)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500; also reached when the frame itself (session, menu) meets a problem."""
    exception = sys.exc_info()[1]
    if exception is not None:
        known = answer_to(request, exception)
        if known is not None:
            return known
    problem = Problem(
        _("Cartable made a mistake on this page."),
        _("It is in the log, with the number of this request. Try again; if it comes back, tell the help desk."),
        code="server.error",
    )
    return bare_page(request, 500, problem)
