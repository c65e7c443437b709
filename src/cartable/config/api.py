"""The programming interface: one door at ``/api/v1``, one shape of error, described at ``/api/openapi.json``."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer
from ninja.throttling import SimpleRateThrottle
from pydantic import Field

import cartable
from cartable.config.api_session import Session
from cartable.config.problem_pages import is_database_down, status_of
from cartable.kernel.problems import Problem
from cartable.kernel.registry import engines

logger = logging.getLogger(__name__)

RATE = "300/m"
ERROR_STATUSES = {
    400: "What was sent is refused; faults lists every point.",
    401: "Sign in first.",
    403: "Not allowed; mend says which rule refuses.",
    404: "There is nothing at this address, or you may not know of it.",
    409: "The act contradicts the present state.",
    413: "What was sent is too large.",
    422: "What was sent has not the right shape; faults lists every point.",
    429: "Too many requests; Retry-After says when to come back.",
    503: "The database does not answer; try again in a few seconds.",
}


class FaultOut(Schema):
    """One thing wrong in what was sent."""

    code: str
    what: str
    where: str = ""
    mend: str = ""
    line: int | None = None


class ProblemOut(Schema):
    """The body of every answer from 400 up."""

    code: str = Field(description="For machines: never changes with the language.")
    what: str
    mend: str = ""
    faults: list[FaultOut] = []


class PerAccount(SimpleRateThrottle):
    """A limit for each account, so that one script can't slow the campus down."""

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """The account, or the address of who isn't signed in."""
        user = request.user
        return f"api-rate:{user.pk if user.is_authenticated else request.META.get('REMOTE_ADDR', '')}"


class Api(NinjaAPI):
    """Ninja's interface for signed-in accounts, whose description states the errors that every operation may give."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            title="Cartable",
            version=cartable.__version__,
            description="The digital campus, for programs. Sign in by session; errors have one shape, ProblemOut.",
            auth=Session(),
            docs_url=None,  # its pages need inline scripts and another site
            **options,
        )
        for kind, handler in HANDLERS.items():
            self.add_exception_handler(kind, handler)

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The OpenAPI 3.1 document."""
        schema = super().get_openapi_schema(**options)
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        shapes = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(shapes.pop("$defs"))
        schemas["ProblemOut"] = shapes
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, description in ERROR_STATUSES.items():
                    operation["responses"].setdefault(status, _response(description))
        return schema


def _response(description: str) -> dict[str, Any]:
    reference = {"$ref": "#/components/schemas/ProblemOut"}
    return {"description": description, "content": {"application/json": {"schema": reference}}}


_renderer = JSONRenderer()


def _answer(request: HttpRequest, status: int, body: dict[str, Any]) -> HttpResponse:
    told = _renderer.render(request, {"mend": "", "faults": [], **body}, response_status=status)
    return HttpResponse(told, status=status, content_type="application/json; charset=utf-8")


def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    status = 401 if status_of(problem) == 403 and not request.user.is_authenticated else status_of(problem)
    return _answer(request, status, problem.as_dict())


def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    mend = _("Sign in, and send the session's cookie with the request.")
    return _answer(request, 401, {"code": "not.signed_in", "what": _("Sign in first."), "mend": mend})


def _wrong_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [
        {"code": f"shape.{one['type']}", "what": one["msg"], "where": ".".join(map(str, one["loc"]))}
        for one in error.errors
    ]
    what = _("What was sent has not the right shape.")
    return _answer(request, 422, {"code": "input.shape", "what": what, "faults": faults})


def _too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    what, mend = _("Too many requests."), _("Wait for the time that Retry-After says, in seconds.")
    return _answer(request, 429, {"code": "rate.exceeded", "what": what, "mend": mend})


def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return _answer(request, 404, {"code": "not.found", "what": _("There is nothing at this address.")})


def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _answer(request, error.status_code, {"code": f"http.{error.status_code}", "what": str(error)})


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    if not is_database_down(error):
        raise error
    logger.error("The database does not answer: %s", error)
    what, mend = _("The database does not answer."), _("Try again in a few seconds.")
    return _answer(request, 503, {"code": "database.down", "what": what, "mend": mend})


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Problem: _problem,
    AuthenticationError: _unknown,
    ValidationError: _wrong_shape,
    Throttled: _too_many,
    Http404: _nothing,
    HttpError: _refused,
    Exception: _broken,
}


api = Api(urls_namespace="api", throttle=[PerAccount(RATE)])


def _add_engines() -> None:
    for engine in engines():
        try:
            rest = import_module(f"{engine.name}.rest")
        except ModuleNotFoundError as error:
            if error.name != f"{engine.name}.rest":
                raise
            continue
        if hasattr(rest, "router"):
            api.add_router("/v1", rest.router, tags=[engine.label])


_add_engines()
