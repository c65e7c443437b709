"""A charter's text as it is read."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString

from cartable.engines.access.web.markdown import render_markdown

TOP = re.compile(r"^# ", re.MULTILINE)


def draw_text(text: str) -> SafeString:
    """HTML whose headings stand right below the page's own, whether the writer began with ``#`` or ``##``."""
    return render_markdown(text, below=1 if TOP.search(text) else 0)
