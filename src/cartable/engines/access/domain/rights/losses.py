"""What a change of rule would take and give, before it is done; and the second question when it takes much."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cartable.engines.access.domain.holdings.limits import ASKS_ABOVE
from cartable.engines.access.domain.holdings.refreshing import is_in_force
from cartable.engines.access.models import EntitlementRule, Holding
from cartable.engines.access.types import RulePreview
from cartable.engines.people.api import Person, populations, visible_people
from cartable.kernel.problems import Conflict

FIRST = 20
"""Names shown."""


class TooManyLosses(Conflict):
    """The act would take the service from ``count`` people, the first of whom are ``names``: do it again with
    ``confirmed=count``. The names are of those whom the actor may see."""

    code = "rule.too_many_losses"

    def __init__(self, count: int, names: tuple[str, ...]) -> None:
        self.count = count
        self.names = names
        what = ngettext_lazy(
            "This takes the service from %(count)d person.", "This takes the service from %(count)d people.", count
        ) % {"count": count}
        super().__init__(what, _("Look at the names, then confirm with their number."))


def preview_rule(
    *, rule: EntitlementRule | None, population: str | None = None, on: date, actor: Any, gives: bool = True
) -> RulePreview:
    """What the rule would do on a day, with this population (None: its own), by comparison with who holds by it now.

    ``rule`` None: a rule to come. ``gives`` False: were it stopped. Five queries at most. Raises RuleRefused.
    """
    text = population if population is not None else (rule.population if rule is not None else None)
    after = _meeting(text, on) if gives and text is not None else Person.objects.none()
    held = _holding(rule, on) if rule is not None else None
    holders = Person.objects.filter(held).count() if held is not None else 0
    stays = after.filter(held).count() if held is not None else 0
    total = after.count() if gives else 0
    entering = after.filter(~held) if held is not None else after
    # Those who manage services see everybody's rights, save the protected people whom they don't see.
    seen = visible_people(actor) | Q(is_protected=False)
    leaving = Person.objects.filter(held).exclude(pk__in=after.values("pk")) if held is not None else None
    return RulePreview(
        holders=holders,
        stays=stays,
        enters=total - stays,
        leaves=holders - stays,
        first_entering=tuple(entering.filter(seen)[:FIRST]) if total > stays else (),
        first_leaving=tuple(leaving.filter(seen)[:FIRST]) if leaving is not None and holders > stays else (),
        asks_twice=holders - stays > ASKS_ABOVE,
    )


def refuse_unconfirmed(
    rule: EntitlementRule, population: str, gives: bool, *, on: date, actor: Any, confirmed: int | None
) -> None:
    """Raises TooManyLosses unless few lose the service, or ``confirmed`` is their number."""
    told = preview_rule(rule=rule, population=population, on=on, actor=actor, gives=gives)
    if told.asks_twice and confirmed != told.leaves:
        raise TooManyLosses(told.leaves, tuple(person.full_name for person in told.first_leaving))


def holders_by(rule: EntitlementRule, on: date) -> QuerySet[Person]:
    """Those who hold by the rule and aren't leaving it."""
    return Person.objects.filter(_holding(rule, on))


def _meeting(text: str, on: date) -> QuerySet[Person]:
    return populations.population_query(text, on).filter(merged_into__isnull=True)


def _holding(rule: EntitlementRule, on: date) -> Q:
    rows = Holding.objects.valid_on(on).filter(
        rule=rule, person=OuterRef("pk"), left_on__isnull=True, state__in=Holding.OPENING
    )
    return Q(Exists(rows))


__all__ = ["TooManyLosses", "holders_by", "is_in_force", "preview_rule", "refuse_unconfirmed"]
