"""The price of one unit of excess once weeks are folded, when it can be told exactly.

MaxDayLoad, MaxBreaks and MaxBlock cost ``p × Σ over weeks // n`` for n weeks. Let part i of the pattern have w_i weeks,
and e_i be the excess in each of them: the sum is ``Σ w_i e_i``. Folded into k weeks, the constraint costs
``p' × Σ e_i // k``. Both are equal for every timetable when ``p × Σ w_i e_i / n = p' × Σ e_i / k`` for every e:

* when the classes of the constraint meet in every part alike, all e_i are equal: ``p' = p × Σ w_i / n``;
* otherwise the parts they meet in must have as many weeks w each: ``p' = p × w × k / n``;

and p' must be an integer. The other kinds never count weeks: pair rules only ask whether weeks are shared, contained or
which come first (:class:`~cartable_timetable.weekly.pattern.Pattern` keeps all three), and MaxDays isn't divided.
"""

from __future__ import annotations

from cartable_timetable.distributions import SetRule, get_rule
from cartable_timetable.model import Distribution, DistributionKind
from cartable_timetable.weekly.pattern import Pattern


def is_divided_by_weeks(distribution: Distribution) -> bool:
    """Whether the price of a constraint depends on the number of weeks: a soft sum over days and weeks."""
    rule = get_rule(distribution)
    is_sum = isinstance(rule, SetRule) and distribution.kind is not DistributionKind.MAX_DAYS
    return is_sum and not distribution.required and distribution.penalty != 0


def fold_penalty(penalty: int, masks: set[int], pattern: Pattern, weeks: int) -> int | None:
    """``p'`` for a constraint whose classes may meet in the week ``masks``; None when no integer is exact."""
    sizes = [part.bit_count() for part in pattern.parts]
    if all(mask == sum(pattern.parts) for mask in masks):
        return _divide(penalty * sum(sizes), weeks)
    met = {size for size, part in zip(sizes, pattern.parts, strict=True) if any(mask & part for mask in masks)}
    if len(met) != 1:
        return None
    return _divide(penalty * met.pop() * len(sizes), weeks)


def _divide(number: int, divisor: int) -> int | None:
    return None if number % divisor else number // divisor
