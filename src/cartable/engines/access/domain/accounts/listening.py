"""What accounts hear of: rights that some people have just gained or lost."""

from __future__ import annotations

from cartable.engines.access.domain.accounts.following import follow_accounts
from cartable.engines.access.queries.accounts import find_policy
from cartable.engines.people.api import Person
from cartable.kernel.clock import system_clock, today
from cartable.kernel.outbox import Received, subscribe


@subscribe("holdings.changed")
def follow_holdings(received: Received) -> None:
    """Their accounts follow at once, when the service is the one that gives an account. May be told twice."""
    policy, told = find_policy(), received.payload
    if policy is None or str(told.get("service")) not in (policy.service.code, str(policy.service.uuid)):
        return
    uuids = [*told.get("entered", ()), *told.get("left", ())]
    keys = list(Person.objects.filter(uuid__in=uuids).values_list("pk", flat=True))
    now = system_clock()
    follow_accounts(on=today(lambda: now), now=now, person_ids=keys)
