"""Say a rule as a clause that follows “people” or “an affiliation”: “who are students”, “whose level is S3”.

Negations are pushed down to the single conditions, where each language has its own words for them.
"""

from __future__ import annotations

from django.utils.translation import gettext

from cartable.engines.people.populations.arguments import matched_arguments
from cartable.engines.people.populations.faults import RuleFault
from cartable.engines.people.populations.nodes import (
    And,
    At,
    Call,
    Comparison,
    Leaf,
    Not,
    OneOf,
    Operator,
    Or,
    Rule,
    Where,
    Within,
)
from cartable.engines.people.populations.registry import find_word
from cartable.engines.people.populations.said_comparisons import say_comparison
from cartable.engines.people.populations.said_values import say_moment, say_value
from cartable.engines.people.populations.titles import Titles
from cartable.engines.people.populations.walking import subject_of
from cartable.engines.people.populations.words import Attribute, Condition, Phrase, Scope
from cartable.engines.people.populations.writing import to_text


def clause(rule: Rule, titles: Titles, *, is_denied: bool = False, of_tie: bool = False) -> str:
    """The clause of a rule, or of its contrary; ``of_tie``: after “an affiliation”."""
    if isinstance(rule, Not):
        return clause(rule.condition, titles, is_denied=not is_denied, of_tie=of_tie)
    if isinstance(rule, And | Or):
        # The contrary of "a and b" is "not a or not b".
        joint = gettext(" and ") if isinstance(rule, And) != is_denied else gettext(" or ")
        told = [clause(part, titles, is_denied=is_denied, of_tie=of_tie) for part in rule.conditions]
        return f"({joint.join(told)})"
    if isinstance(rule, At):
        told_then = clause(rule.condition, titles, is_denied=is_denied)
        return gettext("%(clause)s (as of %(day)s)") % {"clause": told_then, "day": say_moment(rule.day)}
    if isinstance(rule, Where):
        said = {
            "clause": clause(rule.subject, titles, is_denied=is_denied),
            "inside": inside_where(rule.condition, titles),
        }
        if is_denied:
            return gettext("%(clause)s by an affiliation %(inside)s") % said
        return gettext("%(clause)s by one and the same affiliation %(inside)s") % said
    return _leaf(rule, titles, is_denied=is_denied, of_tie=of_tie)


def inside_where(rule: Rule, titles: Titles) -> str:
    """What a ``where`` says of the affiliation; an "and" needs no parentheses."""
    if isinstance(rule, And):
        return gettext(" and ").join(clause(part, titles, of_tie=True) for part in rule.conditions)
    return clause(rule, titles, of_tie=True)


def condition_phrase(call: Call, titles: Titles) -> Phrase | None:
    """How a word that is true or false is said with its arguments; None when it isn't one, or is misused."""
    word = find_word(call.name)
    if not isinstance(word, Condition):
        return None
    shown: dict[str, str | bool] = {}
    for match in matched_arguments(call, word):
        if isinstance(match, RuleFault):
            return None
        shown[match[1].name] = say_value(match[0].value, match[1], titles)
    return word.phrase(shown)


def _leaf(rule: Leaf, titles: Titles, *, is_denied: bool, of_tie: bool) -> str:
    call = subject_of(rule)
    word = find_word(call.name) if call else None
    if call is not None and isinstance(word, Attribute) and not isinstance(rule, Call):
        return _compared(rule, call, word, titles, is_denied=is_denied, of_tie=of_tie)
    phrase = condition_phrase(call, titles) if call else None
    if phrase is None or isinstance(rule, OneOf | Within):
        return _as_written(rule, is_denied=is_denied)
    if of_tie:
        said = (phrase.not_of_tie if is_denied else phrase.of_tie) or _as_written(call or rule, is_denied=is_denied)
    else:
        said = phrase.negative if is_denied else phrase.clause
    return said if isinstance(rule, Call) else _since(rule, said, is_denied=is_denied)


def _since(rule: Comparison, said: str, *, is_denied: bool) -> str:
    if rule.operator is not Operator.SINCE:
        return _as_written(rule, is_denied=is_denied)
    told = {"clause": said, "day": say_moment(rule.value)}
    if is_denied:
        return gettext("%(clause)s, or only after %(day)s") % told
    return gettext("%(clause)s, since %(day)s or before") % told


def _compared(
    rule: Comparison | OneOf | Within, call: Call, word: Attribute, titles: Titles, *, is_denied: bool, of_tie: bool
) -> str:
    shown: dict[str, str | bool] = {}
    for match in matched_arguments(call, word):
        if isinstance(match, RuleFault):
            return _as_written(rule, is_denied=is_denied)
        shown[match[1].name] = say_value(match[0].value, match[1], titles)
    if word.scope is Scope.PERSON or of_tie:
        return say_comparison(rule, word, shown, titles, is_denied=is_denied)
    # Of a person, "structure != A" is "not structure = A": no affiliation there.
    is_none = is_denied
    if isinstance(rule, Comparison) and rule.operator is Operator.NE:
        rule, is_none = Comparison(rule.subject, Operator.EQ, rule.value), not is_denied
    elif isinstance(rule, OneOf) and rule.is_negated:
        rule, is_none = OneOf(rule.subject, rule.values), not is_denied
    told = {"clause": say_comparison(rule, word, shown, titles, is_denied=False)}
    if is_none:
        return gettext("who have no affiliation %(clause)s") % told
    return gettext("who have an affiliation %(clause)s") % told


def _as_written(rule: Rule, *, is_denied: bool) -> str:
    """A word that isn't known any more, or is misused."""
    told = {"text": to_text(rule)}
    if is_denied:
        return gettext("who do not meet “%(text)s”") % told
    return gettext("who meet “%(text)s”") % told
