"""``/robots.txt``: what search engines may read, and where the sitemap of the public guide is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

#: Public pages; everything else is for those who sign in.
OPEN = ("/$", "/guide/", "/catalogue/programmes/", "/access/services/", "/about/", "/static/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Robots Exclusion Protocol, RFC 9309, with the line ``Sitemap`` that search engines agreed on."""
    lines = ["User-agent: *", *(f"Allow: {path}" for path in OPEN), "Disallow: /"]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('guide:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
