"""What a person agrees to about themselves: given and taken back by them, at any time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Consent, Person
from cartable.kernel.audit import because


def set_consents(*, person: Person, given: Collection[str], now: datetime, actor: Any) -> None:
    """Have the person agree to these kinds and to no other; what doesn't change is left as it is.

    Raises ValueError for a kind that isn't one.
    """
    if unknown := set(given) - set(Consent.Kind.values):
        raise ValueError(f"no such consent: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        held = {row.kind: row for row in Consent.objects.filter(person=person, withdrawn_at__isnull=True)}
        with because(actor=actor, reason=_("Consent given")):
            for kind in sorted(set(given) - held.keys()):
                Consent.objects.create(person=person, kind=kind, given_at=now)
        with because(actor=actor, reason=_("Consent withdrawn")):
            for kind in sorted(held.keys() - set(given)):
                held[kind].withdrawn_at = now
                held[kind].save(update_fields=["withdrawn_at"])
