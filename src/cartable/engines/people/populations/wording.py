"""Say a rule as a sentence, in French or in English."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext, override

from cartable.engines.people.populations.clauses import clause, condition_phrase, inside_where
from cartable.engines.people.populations.faults import RuleRefused
from cartable.engines.people.populations.membership import as_rule
from cartable.engines.people.populations.nodes import And, At, Call, Not, Or, Rule, Where
from cartable.engines.people.populations.said_values import say_moment
from cartable.engines.people.populations.titles import Titles, titles_in


def in_words(rule: str | Rule, language: str) -> str:
    """The rule as a sentence without a full stop: “students who belong to …, except people under protection”.

    ``language``: "fr" or "en". One query for each kind of thing that the rule names by code. Raises RuleRefused for
    a text that can't be read; a word that no engine knows any more is shown as it is written.
    """
    tree = as_rule(rule)
    with override(language):
        return say(tree, titles_in(tree))


def all_in_words(texts: Iterable[str], language: str) -> dict[str, str]:
    """Each of these rules as a sentence, in one query for each kind of thing that any of them names by code.

    A text that can't be read any more says itself.
    """
    trees: dict[str, Rule] = {}
    said = {text: text for text in texts}
    for text in said:
        try:
            trees[text] = as_rule(text)
        except RuleRefused:
            continue
    with override(language):
        titles = titles_in(*trees.values())
        return said | {text: say(tree, titles) for text, tree in trees.items()}


def say(rule: Rule, titles: Titles) -> str:
    """The people that the rule means, in the active language."""
    if isinstance(rule, Or):
        return gettext(", or ").join(say(part, titles) for part in rule.conditions)
    if isinstance(rule, And):
        return _say_all(rule, titles)
    if isinstance(rule, Not):
        return gettext("everyone except %(people)s") % {"people": say(rule.condition, titles)}
    if isinstance(rule, At):
        said = {"people": say(rule.condition, titles), "day": say_moment(rule.day)}
        return gettext("%(people)s (as of %(day)s)") % said
    if isinstance(rule, Where):
        said = {"people": _noun(rule.subject, titles), "inside": inside_where(rule.condition, titles)}
        return gettext("%(people)s by one and the same affiliation %(inside)s") % said
    if isinstance(rule, Call):
        return _noun(rule, titles)
    return _people_who(clause(rule, titles))


def _say_all(rule: And, titles: Titles) -> str:
    """A head (“students”), then what is said of them, then who is left out."""
    left_out = [part.condition for part in rule.conditions if isinstance(part, Not)]
    kept = [part for part in rule.conditions if not isinstance(part, Not)]
    head = next((part for part in kept if _has_noun(part, titles)), None)
    others = [part for part in kept if part is not head]
    clauses = [clause(part, titles) for part in others]
    if len(others) == 1 and isinstance(others[0], Or):
        clauses = [clauses[0][1:-1]]  # nothing follows: no need of its parentheses
    named = gettext("people") if head is None else say(head, titles)
    if head is None and not clauses:
        named = gettext("everyone")
    said = " ".join([named, gettext(" and ").join(clauses)]) if clauses else named
    if not left_out:
        return said
    excepted = gettext(", and ").join(say(part, titles) for part in left_out)
    return gettext("%(people)s, except %(others)s") % {"people": said, "others": excepted}


def _has_noun(rule: Rule, titles: Titles) -> bool:
    call = rule.subject if isinstance(rule, Where) else rule
    phrase = condition_phrase(call, titles) if isinstance(call, Call) else None
    return phrase is not None and bool(phrase.noun)


def _noun(call: Call, titles: Titles) -> str:
    phrase = condition_phrase(call, titles)
    if phrase is None:
        return _people_who(clause(call, titles))
    return phrase.noun or _people_who(phrase.clause)


def _people_who(said: str) -> str:
    return gettext("people %(clause)s") % {"clause": said}
