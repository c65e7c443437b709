"""Say a comparison: “whose birth date is before 1 January 2000”."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.nodes import Comparison, OneOf, Operator, Within
from cartable.engines.people.populations.said_values import say_distance, say_one_of, say_text_of
from cartable.engines.people.populations.titles import Titles
from cartable.engines.people.populations.words import Attribute, Shown, ValueType

SAID = {
    Operator.EQ: (_("is %(value)s"), _("is not %(value)s")),
    Operator.LT: (_("is less than %(value)s"), _("is not less than %(value)s")),
    Operator.LE: (_("is at most %(value)s"), _("is not at most %(value)s")),
    Operator.GT: (_("is more than %(value)s"), _("is not more than %(value)s")),
    Operator.GE: (_("is at least %(value)s"), _("is not at least %(value)s")),
    Operator.BEFORE: (_("is before %(value)s"), _("is not before %(value)s")),
    Operator.AFTER: (_("is after %(value)s"), _("is not after %(value)s")),
    Operator.SINCE: (_("is %(value)s or after"), _("is neither %(value)s nor after")),
    Operator.UNTIL: (_("is %(value)s or before"), _("is neither %(value)s nor before")),
}
"""As said, then denied. Of days, the signs read as the words."""
OF_DAYS = {
    Operator.LT: Operator.BEFORE,
    Operator.LE: Operator.UNTIL,
    Operator.GT: Operator.AFTER,
    Operator.GE: Operator.SINCE,
}


def say_comparison(
    rule: Comparison | OneOf | Within, word: Attribute, shown: Shown, titles: Titles, *, is_denied: bool
) -> str:
    """The comparison, or its contrary, after the thing compared."""
    return gettext("whose %(label)s %(comparison)s") % {
        "label": word.label(shown),
        "comparison": _comparison(rule, word, titles, is_denied=is_denied),
    }


def _comparison(rule: Comparison | OneOf | Within, word: Attribute, titles: Titles, *, is_denied: bool) -> str:
    if isinstance(rule, Within):
        return _distance(rule, word)[is_denied]
    if isinstance(rule, OneOf):
        said = {"value": say_one_of([say_text_of(value, word.value, titles) for value in rule.values])}
        # Both denied and negated says it again.
        return str(SAID[Operator.EQ][is_denied != rule.is_negated]) % said
    operator = OF_DAYS.get(rule.operator, rule.operator) if word.value.type is ValueType.DAY else rule.operator
    said = {"value": say_text_of(rule.value, word.value, titles)}
    if operator is Operator.NE:
        return str(SAID[Operator.EQ][not is_denied]) % said
    return str(SAID[operator][is_denied]) % said


def _distance(rule: Within, word: Attribute) -> tuple[str, str]:
    distance = say_distance(rule.count, rule.unit)
    if word.within is not None:
        return word.within(distance)
    said = {"distance": distance}
    return gettext("is at most %(distance)s from today") % said, gettext("is more than %(distance)s from today") % said
