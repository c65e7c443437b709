"""Cut the text of a rule into tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.faults import RuleFault, RuleRefused, rule_fault
from cartable.engines.people.populations.limits import MOST_CHARACTERS, MOST_IN_STRING
from cartable.engines.people.populations.nodes import Span


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    STRING = "string"
    DAY = "day"
    NUMBER = "number"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text. ``text`` is a word in lower case, what a string says, or the characters themselves."""

    kind: Kind
    text: str
    span: Span


TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n\u00a0]+)
    | (?P<string>"(?:[^"\\\x00-\x1f]|\\["\\])*" | '(?:[^'\\\x00-\x1f]|\\['\\])*')
    | (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z_]))
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z_]))
    | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<sign><=|>=|!=|[=<>(),+-])
    """,
    re.VERBOSE,
)
INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ud800-\\udfff\\ufeff]"
)
"""What would make a text read otherwise than it looks, or that the database refuses."""
TYPOGRAPHIC = "“”«»„‘’"
OF_OTHER_LANGUAGES = {"&": "and", "|": "or", "!": "not", "~": "not", "≥": ">=", "≤": "<=", "≠": "!=", "−": "-"}
"""What people write from habit, and what it is here."""


def tokens_of(text: str) -> list[Token]:
    """The tokens, an END last. Raises RuleRefused for the first character that begins none."""
    if len(text) > MOST_CHARACTERS:
        what, mend = _("The rule is too long."), _("Keep to {most} characters: share it between several populations.")
        raise RuleRefused(
            rule_fault("rule.too_long", what, mend, Span(MOST_CHARACTERS, len(text)), most=MOST_CHARACTERS)
        )
    hidden = INVISIBLE.search(text)
    if hidden is not None:
        what, mend = _("There is an invisible character here: {sign}."), _("Remove it.")
        span = Span(hidden.start(), hidden.end())
        raise RuleRefused(rule_fault("rule.invisible", what, mend, span, sign=f"U+{ord(hidden[0]):04X}"))
    return [*_cut(text), Token(Kind.END, "", Span(len(text), len(text)))]


def _cut(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise RuleRefused(_unreadable(text, place))
        span = Span(found.start(), found.end())
        if found.lastgroup != "space":
            yield _token(Kind(found.lastgroup), found[0], span)
        place = found.end()


def _token(kind: Kind, said: str, span: Span) -> Token:
    if kind is Kind.WORD:
        return Token(kind, said.lower(), span)
    if kind is not Kind.STRING:
        return Token(kind, said, span)
    if len(said) - 2 > MOST_IN_STRING:
        what, mend = _("This text is too long."), _("Keep to {most} characters between quotes.")
        raise RuleRefused(rule_fault("rule.string_too_long", what, mend, span, most=MOST_IN_STRING))
    return Token(kind, re.sub(r"\\(.)", r"\1", said[1:-1]), span)


def _unreadable(text: str, place: int) -> RuleFault:
    """Why nothing begins here."""
    sign, here = text[place], Span(place, place + 1)
    if sign in "\"'":
        what = _("This text is never closed.")
        mend = _("End it with the quote that it begins with; write \\\\ before a quote or a backslash inside.")
        return rule_fault("rule.string_open", what, mend, Span(place, len(text)))
    if sign in TYPOGRAPHIC:
        what = _("“{sign}” is a typographic quote.")
        return rule_fault("rule.quote", what, _('Write straight quotes: "…".'), here, sign=sign)
    if sign in OF_OTHER_LANGUAGES:
        what, mend = _("“{sign}” isn't written in a rule."), _("Write “{name}”.")
        return rule_fault("rule.sign", what, mend, here, sign=sign, name=OF_OTHER_LANGUAGES[sign])
    if sign.isalnum():
        what = _("“{sign}” can't stand here.")
        mend = _("Words have letters without accent; put texts between quotes, and write days as 2026-09-01.")
        return rule_fault("rule.word", what, mend, here, sign=_whole_word(text, place))
    what = _("“{sign}” isn't written in a rule.")
    return rule_fault("rule.sign", what, _("Remove it, or put it between quotes."), here, sign=sign)


def _whole_word(text: str, place: int) -> str:
    found = re.compile(r"\w+").match(text, place)
    return found[0] if found else text[place]
