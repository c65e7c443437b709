"""The pages that a public service owes its readers: accessibility, personal data, help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/pages/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people."""
    return render(request, "portal/pages/privacy.html")


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to get about, with the keyboard too."""
    return render(request, "portal/pages/help.html")
