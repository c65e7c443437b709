"""Where the parser is in the text, and what could stand there: the latter is what completion proposes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.faults import RuleRefused, rule_fault
from cartable.engines.people.populations.lexer import Kind, Token
from cartable.engines.people.populations.limits import MOST_CONDITIONS, MOST_DEPTH
from cartable.engines.people.populations.nodes import Call, Span
from cartable.kernel.problems import Text

KEYWORDS = frozenset(
    {"and", "or", "not", "in", "on", "where", "within", "today", "true", "false", "before", "after", "since", "until"}
)


class Place(Enum):
    """What may stand at a place of the text."""

    CONDITION = "condition"
    CONNECTOR = "connector"
    OPERATOR = "operator"
    VALUE = "value"
    ARGUMENT = "argument"
    DAY = "day"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that may stand where the parser is: for which word, and which of its parameters.

    ``is_of_tie`` tells that only what is said of one affiliation may stand there.
    """

    place: Place
    subject: Call | None = None
    parameter: str | int | None = None
    is_of_tie: bool = False


class Cursor:
    """Goes through the tokens, and counts what the limits are about."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.index = 0
        self.depth = 0
        self.conditions = 0
        self.tie_depth = 0
        self.wanted: list[Wanted] = []

    @property
    def token(self) -> Token:
        """What comes next."""
        return self.tokens[self.index]

    def advance(self) -> Token:
        """Take the next token."""
        token = self.tokens[self.index]
        self.index += 1
        self.wanted = []
        return token

    def want(self, place: Place, subject: Call | None = None, parameter: str | int | None = None) -> None:
        """Note that this could come next."""
        self.wanted.append(Wanted(place, subject, parameter, self.tie_depth > 0))

    def is_at(self, *texts: str) -> bool:
        """Whether one of these keywords or signs comes next."""
        return self.token.text in texts and self.token.kind in (Kind.WORD, Kind.SIGN)

    def is_followed_by(self, text: str) -> bool:
        """Whether this keyword or sign comes after the next token."""
        return self.index + 1 < len(self.tokens) and self.tokens[self.index + 1].text == text

    def take(self, *texts: str) -> Token | None:
        """Take one of these keywords or signs if it comes next."""
        return self.advance() if self.is_at(*texts) else None

    def need(self, text: str, opened: Span) -> Token:
        """Take this sign. Raises RuleRefused when something else comes next; ``opened`` is what it would answer."""
        if self.is_at(text):
            return self.advance()
        what, mend = _("“{sign}” is missing here."), _("It answers the one at character {number}.")
        raise RuleRefused(rule_fault("rule.missing", what, mend, self.token.span, sign=text, number=opened.start + 1))

    def refuse(self, code: str, what: Text, mend: Text, **said: object) -> RuleRefused:
        """The refusal of what comes next."""
        if self.token.kind is Kind.END:
            what = _("The rule stops too early.")
            code = "rule.unfinished"
        return RuleRefused(rule_fault(code, what, mend, self.token.span, found=self.token.text, **said))

    def enter(self, span: Span) -> None:
        """One level deeper. Raises RuleRefused beyond the limit, so that no rule exhausts the machine."""
        self.depth += 1
        if self.depth > MOST_DEPTH:
            what, mend = _("The rule has too many levels."), _("Keep to {most} levels inside one another.")
            raise RuleRefused(rule_fault("rule.too_deep", what, mend, span, most=MOST_DEPTH))

    def leave(self) -> None:
        """Back up."""
        self.depth -= 1

    def count_condition(self, span: Span) -> None:
        """One condition more. Raises RuleRefused beyond the limit."""
        self.conditions += 1
        if self.conditions > MOST_CONDITIONS:
            what, mend = (
                _("The rule has too many conditions."),
                _("Keep to {most}: make groups, or several populations."),
            )
            raise RuleRefused(rule_fault("rule.too_many", what, mend, span, most=MOST_CONDITIONS))
