"""Texts that managers write in Markdown, as HTML that does no harm: no raw HTML, no image, no link that runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cartable.ui.typography import is_french, set_french

LOWEST = 6


def render_markdown(text: str, *, below: int = 2) -> SafeString:
    """The HTML of a text whose headings stand below a heading of rank ``below`` of the page."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + below, LOWEST)}"
        _mend_inline(token.children or ())
    html: str = parser.renderer.render(tokens, parser.options, {})
    return mark_safe(html)  # noqa: S308 — raw HTML is off


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables; dangerous schemes (javascript:, data:…) are refused by its own check of links."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    parser.add_render_rule("table_open", lambda *given: '<div class="scroll" tabindex="0"><table>\n')
    parser.add_render_rule("table_close", lambda *given: "</table></div>\n")
    return parser


def _mend_inline(tokens: Sequence[Token]) -> None:
    """Links say that they aren't vouched for; plain text gets the typography of the reader's language, code doesn't."""
    for token in tokens:
        if token.type == "link_open":
            token.attrSet("rel", "noopener nofollow")
        elif token.type == "text" and is_french():
            token.content = set_french(token.content)
