"""What every request passes through: its number, and an answer that helps when something goes wrong.

Who writes, and from which page, is kept in history by ``cartable.kernel.audit.middleware``.
"""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404

from cartable.config.problem_pages import answer_to, bad_request, not_found, too_large

Next = Callable[[HttpRequest], HttpResponse]

request_number: ContextVar[str] = ContextVar("request_number", default="-")
MOST_BYTES = 210 * 1024 * 1024  # the largest file that a page takes is 200 MB
MOST_UNKNOWN_BYTES = 1024 * 1024
SAFE_NUMBER = re.compile(r"[A-Za-z0-9._-]{1,64}")


class RequestNumber:
    """Give each request a number, the one that the proxy gave if it is sane: it is in the answer and in the log."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if SAFE_NUMBER.fullmatch(given) else uuid.uuid4().hex
        request.META["HTTP_X_REQUEST_ID"] = number  # so that history names the request as the log does
        request_number.set(number)  # until this thread's next request: Django logs the answer after we are done
        response = self.get_response(request)
        response.headers["X-Request-ID"] = number
        return response


class WithRequestNumber(logging.Filter):
    """Lets the log's format name the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_number = request_number.get()
        return True


class NoNul:
    """No code, name or search holds the character NUL, and the database can hold none: such an address is answered
    here, so that nobody who looks for a key has to think of it. Bodies are read by forms and schemas, which refuse it.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return not_found(request, Resolver404())
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\0" in query:
            return bad_request(request, BadRequest())
        return self.get_response(request)


class BodyLimit:
    """Refuse what is too large before a byte of it is read; who isn't signed in has nothing to send but forms."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        if size > MOST_BYTES or (size > MOST_UNKNOWN_BYTES and not request.user.is_authenticated):
            return too_large(request, MOST_BYTES if request.user.is_authenticated else MOST_UNKNOWN_BYTES)
        return self.get_response(request)


class ProblemMiddleware:
    """Turn the problems that views raise into pages that say why, and what to do."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django with what a view raised; None lets it go on to the 500 page."""
        return answer_to(request, exception)
