"""The guide for search engines: every page in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cartable.engines.catalogue.queries.guide import list_programmes, units_in_force
from cartable.engines.catalogue.web.guide.page import LANGUAGES
from cartable.kernel.clock import today
from cartable.kernel.permissions import require

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """``sitemap.xml``: two addresses a page, each with its other language; the day of a unit's last decision."""
    require(request.user, "guide.view")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">']
    for address, changed in _pages():
        url = request.build_absolute_uri(address)
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(f"{url}?lang={language}")}/>'
            for language in LANGUAGES
        )
        day = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines += [f"<url><loc>{escape(f'{url}?lang={language}')}</loc>{day}{others}</url>" for language in LANGUAGES]
    return HttpResponse("\n".join([*lines, "</urlset>", ""]), content_type="application/xml; charset=utf-8")


def _pages() -> Iterator[tuple[str, str]]:
    for name in ("units", "paths", "coming"):
        yield reverse(f"guide:{name}"), ""
    for programme in list_programmes(today()):
        yield reverse("guide:path", args=[programme.code]), ""
    for code, decided_at in units_in_force(today()).order_by("code").values_list("code", "version__decided_at"):
        yield reverse("guide:unit", args=[code]), decided_at.date().isoformat() if decided_at else ""
