"""Addresses that raise each problem, for the tests of what becomes of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, ProgrammingError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from ninja import Router, Schema

from cartable.config.api import Api, PerAccount
from cartable.config.urls import urlpatterns as usual
from cartable.kernel.problems import Conflict, Fault, InputRefused, NotAllowed, NotFound

handler400 = "cartable.config.problem_pages.bad_request"
handler403 = "cartable.config.problem_pages.forbidden"
handler404 = "cartable.config.problem_pages.not_found"
handler500 = "cartable.config.problem_pages.server_error"

FAULTS = [
    Fault("room.unknown", "There is no room Z9.", "rooms.csv", "Use a known code.", 12),
    Fault("mail.bad", "No mail."),
]


def raising(name: str) -> Exception:
    """The problem of this name."""
    problems: dict[str, Exception] = {
        "refused": InputRefused(FAULTS),
        "not-allowed": NotAllowed("term.solve", "Only the timetabler may."),
        "not-found": NotFound("No such room."),
        "conflict": Conflict("Someone was quicker.", "Reload the page."),
        "down": OperationalError("connection refused"),
        "bug": ZeroDivisionError("a bug"),
        "wrong-query": ProgrammingError("no such column"),
        "http404": Http404("nothing"),
        "denied": PermissionDenied("Not you."),
    }
    return problems[name]


def page(request: HttpRequest, name: str) -> HttpResponse:
    """Raises what its address names."""
    raise raising(name)


class Thing(Schema):
    """Something sent."""

    number: int


router = Router()


@router.post("/things")
def keep(request: HttpRequest, thing: Thing) -> dict[str, Any]:
    """Takes a number."""
    return {"number": thing.number}


@router.get("/raise/{name}")
def fail(request: HttpRequest, name: str) -> dict[str, Any]:
    """Raises what its address names."""
    raise raising(name)


api = Api(urls_namespace="problems", throttle=[PerAccount("6/m")])
api.add_router("", router)

urlpatterns = [path("page/<name>", page), path("api/problems/", api.urls), path("", include(usual))]
