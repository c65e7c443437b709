"""The style of the pages that need nothing else, served by the site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cartable.config.starting.page import style_text


@cache_control(public=True, max_age=3600)
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """The style sheet, as a page: it must come without the database and before static files are collected."""
    return HttpResponse(style_text(), content_type="text/css")
