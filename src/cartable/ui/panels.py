"""What engines add to a page of another one that knows nothing of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cartable.kernel.registry import HomeCard, announced_for


def panels_of(page: str, request: HttpRequest, thing: Any) -> list[tuple[HomeCard, SafeString]]:
    """The panels for this reader and thing, in their order, drawn; none when ``page`` is "".

    Each function says itself what the reader may see, and answers None when there is nothing to show.
    """
    if not page:
        return []
    found = [panel for function in announced_for(page) if (panel := function(request, thing)) is not None]
    ordered = sorted(found, key=lambda panel: panel.order)
    return [(panel, render_to_string(panel.template, dict(panel.context), request=request)) for panel in ordered]
