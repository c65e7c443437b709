"""What the others hear of adjustments: all changes since the last minute in one event a term.

An event for each click would make every student of a term take turns; the changes are written down with the click and
told together afterwards, in their order, none lost and none twice.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import transaction

from cartable.engines.people.api import tell_facts_changed
from cartable.engines.registration.domain.places.serving import offerings_to_serve, serve_offerings
from cartable.engines.registration.events import ChoicesChanged
from cartable.engines.registration.models import ChangeRequest
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit

AT_ONCE = 20_000


def tell_changes() -> int:
    """Tell the changes not told yet; returns how many. Two at once never tell the same."""
    with transaction.atomic():
        waiting = ChangeRequest.objects.select_for_update(skip_locked=True, of=("self",)).filter(told=False)
        rows = list(waiting.select_related("campaign__term").order_by("id")[:AT_ONCE])
        by_term: dict[tuple[str, str], list[ChangeRequest]] = defaultdict(list)
        for row in rows:
            by_term[str(row.campaign.term.uuid), row.campaign.term.code].append(row)
        for (uuid, code), changes in sorted(by_term.items()):
            emit(
                ChoicesChanged(
                    aggregate=f"term:{uuid}",
                    term_code=code,
                    recorded=sum(len(change.answer.get("added", ())) for change in changes),
                    withdrawn=sum(len(change.answer.get("dropped", ())) for change in changes),
                )
            )
        if rows:
            tell_facts_changed(person_ids={row.person_id for row in rows}, facts=["registration.choices"])
        ChangeRequest.objects.filter(pk__in=[row.pk for row in rows]).update(told=True)
    return len(rows)


def serve_all(*, now: datetime) -> int:
    """Give every free place that somebody waits for: those freed by an import, or left by who was busy then."""
    served = 0
    for offering in offerings_to_serve():
        with transaction.atomic(), because(actor="waiting lists", reason="place freed"):
            served += serve_offerings(offering_ids=[offering], now=now)
    return served
