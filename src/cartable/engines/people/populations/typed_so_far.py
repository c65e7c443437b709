"""What is before the cursor: whole tokens, and the beginning of one that completion replaces."""

from __future__ import annotations

from dataclasses import dataclass

from cartable.engines.people.populations.faults import RuleFault, RuleRefused
from cartable.engines.people.populations.lexer import Kind, Token, tokens_of
from cartable.engines.people.populations.nodes import Span


@dataclass(frozen=True, slots=True)
class Begun:
    """The tokens before the cursor, an END last, and what is begun at the cursor (``prefix``), from ``start``.

    ``is_text``: a quoted text is begun; its prefix is without the quote. ``end`` goes past the rest of what is begun.
    """

    tokens: list[Token]
    prefix: str
    start: int
    end: int
    is_text: bool = False


def begun_at(text: str, cursor: int) -> Begun | None:
    """What is before the cursor; None when it can't be read."""
    before = text[:cursor]
    try:
        tokens = tokens_of(before)
    except RuleRefused as refusal:
        return _in_text(text, cursor, refusal)
    last = tokens[-2] if len(tokens) > 1 else None
    if last is not None and last.kind is Kind.WORD and last.span.end == cursor:
        return Begun(_ended(tokens[:-2], last.span.start), last.text, last.span.start, _word_end(text, cursor))
    return Begun(tokens, "", cursor, cursor)


def _in_text(text: str, cursor: int, refusal: RuleRefused) -> Begun | None:
    """A quoted text that isn't closed before the cursor."""
    fault = refusal.faults[0]
    if not isinstance(fault, RuleFault) or fault.code != "rule.string_open":
        return None
    start = fault.span.start
    end = text.find(text[start], cursor)
    rest = text[cursor:end] if end >= 0 else ""
    end = end + 1 if end >= 0 and not set(rest) & set(",()=\n") else cursor
    return Begun(_ended(tokens_of(text[:start])[:-1], start), text[start + 1 : cursor], start, end, True)


def _ended(tokens: list[Token], end: int) -> list[Token]:
    return [*tokens, Token(Kind.END, "", Span(end, end))]


def _word_end(text: str, cursor: int) -> int:
    while cursor < len(text) and (text[cursor].isalnum() or text[cursor] == "_") and text[cursor].isascii():
        cursor += 1
    return cursor
