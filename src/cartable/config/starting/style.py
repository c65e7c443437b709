"""The style of the pages that need nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control


@cache
def style_text() -> str:
    """The style sheet."""
    return (Path(__file__).parent / "starting.css").read_text()


@cache_control(public=True, max_age=3600)
def style(request: HttpRequest) -> HttpResponse:
    """The style sheet, as a page: it must come without the database and before static files are collected."""
    return HttpResponse(style_text(), content_type="text/css")
