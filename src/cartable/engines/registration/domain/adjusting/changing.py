"""Adding, dropping and swapping units in the adjustments, by ten thousand students at once.

A change against which nothing can stand, most of them, is one statement (see ``at_once``).
Any other is one transaction: what must be known, the rules of choice, the change, those who wait for what is freed.
Both lock the student, then the places in the order of their ids; the trigger of choices counts them and the table
refuses one too many, whoever writes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import OperationalError, connection, transaction
from django.utils.dateparse import parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person
from cartable.engines.registration.domain.adjusting.at_once import Changed, FullUnit, change_at_once, repeated
from cartable.engines.registration.domain.adjusting.facts import ChangeFacts, judge_change, read_facts
from cartable.engines.registration.domain.places.serving import serve_offerings
from cartable.engines.registration.models import Campaign
from cartable.engines.registration.rulings import Ruling
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused

ADJUSTMENTS = "adjustments"
# Not begun with SELECT: who writes and why is then said with it (see kernel.audit).
CHANGE = "/* write */ SELECT registration_change(%s, %s, %s::bigint[], %s::bigint[], %s, %s, %s::jsonb)"
DEADLOCK = "40P01"
TURNS = 4


class AdjustmentsClosed(Conflict):
    """The campaign isn't in its adjustments."""

    code = "adjustments.closed"


def change_units(
    *,
    campaign: Campaign,
    person: Person,
    add: Sequence[str] = (),
    drop: Sequence[str] = (),
    actor: Any,
    now: datetime,
    token: str = "",
) -> Changed:
    """Add and drop units (codes), all or nothing. ``token`` names the click: sent again it is answered the same.

    A unit that is full, or that others wait for, leaves everything as it was and is said in ``full``. What is dropped
    goes at once to the first who waits. Raises AdjustmentsClosed; InputRefused when there is nothing to change or a
    rule of choice forbids it.
    """
    wanted = tuple(dict.fromkeys(add)), tuple(dict.fromkeys(drop))
    token = (token or uuid4().hex)[:64]
    for turn in range(1, TURNS + 1):
        try:
            with because(actor=actor, reason="adjustment of units"):
                done = change_at_once(campaign, person, *wanted, token=token, now=now)
                return done or _change(campaign, person, *wanted, token=token, now=now)
        except OperationalError as error:
            # Two who wait for each other's places: the database let one go first, the other takes its turn again.
            if getattr(error.__cause__, "sqlstate", "") != DEADLOCK or connection.in_atomic_block or turn == TURNS:
                raise
    raise AssertionError("the last turn returns or raises")


def _change(
    campaign: Campaign, person: Person, add: tuple[str, ...], drop: tuple[str, ...], *, token: str, now: datetime
) -> Changed:
    """The change with all that is to be said of it."""
    with transaction.atomic():
        facts = read_facts(campaign_id=campaign.pk, person_id=person.pk, codes=[*add, *drop], token=token, at=now)
        if facts.before is not None:
            return repeated(facts.before)
        require_adjustments(facts)
        refuse(_misplaced(facts, add, drop), judge_change(facts, add=add, drop=drop))
        taken = [facts.offerings[code] for code in add]
        freed = [facts.held[code] for code in drop]
        answer = json.dumps({"added": add, "dropped": drop})
        with connection.cursor() as cursor:
            cursor.execute(CHANGE, [campaign.pk, person.pk, taken, freed, token, now, answer])
            told = cursor.fetchone()[0]
        told = json.loads(told) if isinstance(told, str) else told
        if "full" in told:
            return Changed(full=_full(facts, told["full"]))
        if told["awaited"]:
            serve_offerings(offering_ids=told["awaited"], now=now)
    return Changed(add, drop)


def require_adjustments(facts: ChangeFacts) -> None:
    """Raises AdjustmentsClosed, saying when they begin if they do."""
    if facts.phase == ADJUSTMENTS and not facts.cancelled:
        return
    opens = parse_datetime(facts.opens_at) if facts.opens_at else None
    if facts.cancelled or opens is None:
        raise AdjustmentsClosed(_("Units can't be changed in this campaign."), _("Ask the registrar."))
    raise AdjustmentsClosed(
        _("Units can't be changed now: nothing was changed."),
        _("The page of the adjustments says when they are open; the registrar can change a unit at any time."),
    )


def refuse(faults: list[Fault], rulings: Sequence[Ruling]) -> None:
    """Raises InputRefused when there is anything against the change."""
    all_faults = [*faults, *(Fault(f"choice.{one.rule}", one.what, one.unit, one.mend) for one in rulings)]
    if all_faults:
        raise InputRefused(all_faults)


def _misplaced(facts: ChangeFacts, add: Sequence[str], drop: Sequence[str]) -> list[Fault]:
    if not add and not drop:
        return [Fault("change.empty", _("Nothing is to be changed."), "add", _("Name a unit to add or to drop."))]
    return [
        *(
            Fault("change.held", format_lazy(_("You have {unit} already."), unit=code), "add", _("Take it out here."))
            for code in add
            if code in facts.held
        ),
        *(
            Fault(
                "change.not_held",
                format_lazy(_("You don't have {unit}."), unit=code),
                "drop",
                _("Reload the page to see what you have."),
            )
            for code in drop
            if code not in facts.held
        ),
    ]


def _full(facts: ChangeFacts, rows: Sequence[dict[str, int]]) -> tuple[FullUnit, ...]:
    codes = {offering: code for code, offering in facts.offerings.items()}
    return tuple(
        sorted(
            (FullUnit(codes[row["offering"]], row["capacity"], row["taken"], row["waiting"]) for row in rows),
            key=lambda one: one.unit,
        )
    )
