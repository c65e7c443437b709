"""What people must do before they go on: kept with each account, so that asking it costs a request nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cartable.engines.access.models import CharterAcceptance
from cartable.engines.access.queries.accounts import charter_in_force, find_policy
from cartable.engines.people.api import Account, populations


def refresh_duties(*, on: date, person_ids: Collection[int] | None = None) -> None:
    """Say again who must accept the charter and who must sign in strongly (of these people, or of all)."""
    refresh_charter_duty(person_ids=person_ids)
    refresh_strong_duty(on=on, person_ids=person_ids)


def refresh_charter_duty(*, person_ids: Collection[int] | None = None) -> None:
    """Whoever hasn't accepted the charter in force must; nobody when there is none."""
    rows, charter = _accounts(person_ids), charter_in_force()
    accepted = Exists(CharterAcceptance.objects.filter(account=OuterRef("pk"), charter=charter))
    due = rows.exclude(accepted) if charter else rows.none()
    rows.filter(charter_due=True).exclude(pk__in=due.values("pk")).update(charter_due=False)
    due.filter(charter_due=False).update(charter_due=True)


def refresh_strong_duty(*, on: date, person_ids: Collection[int] | None = None) -> None:
    """Whoever meets the policy's population must sign in with a second factor from its day on."""
    policy, rows = find_policy(), _accounts(person_ids)
    if policy is None or not policy.strong_population or policy.strong_from is None:
        rows.filter(strong_due_on__isnull=False).update(strong_due_on=None)
        return
    met = populations.population_query(populations.parse(policy.strong_population), on).values("pk")
    rows.filter(strong_due_on__isnull=False).exclude(person__in=met).update(strong_due_on=None)
    not_yet = Q(strong_due_on__isnull=True) | ~Q(strong_due_on=policy.strong_from)
    rows.filter(not_yet, person__in=met).update(strong_due_on=policy.strong_from)


def _accounts(person_ids: Collection[int] | None) -> QuerySet[Account]:
    rows: QuerySet[Account] = Account.objects.select_related(None)
    return rows if person_ids is None else rows.filter(person_id__in=person_ids)
