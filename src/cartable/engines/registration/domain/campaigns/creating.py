"""Opening a campaign, changing what it says of itself, cancelling it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.people.api import populations
from cartable.engines.registration.domain.campaigns.refusals import CampaignTaken
from cartable.engines.registration.events import CampaignPhaseChanged
from cartable.engines.registration.models import Campaign
from cartable.engines.registration.queries.campaigns import phase_at
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
USUAL_MOST = 8


def create_campaign(
    *,
    code: str,
    term: Term,
    title_fr: str,
    title_en: str = "",
    population: str,
    actor: Any,
    reason: str,
    now: datetime,
    units_at_most: int = USUAL_MOST,
    reminder_days: Sequence[int] = (7, 2),
) -> Campaign:
    """Open a campaign without phases yet: nobody sees it before ``set_phases``.

    ``population`` is a rule over people (``people.populations``), ``reminder_days`` how many days before the wishes
    close people are reminded. Raises InputRefused with every fault, CampaignTaken when the code is used.
    """
    faults = list(_faults(code, title_fr, population, units_at_most, reminder_days))
    if faults:
        raise InputRefused(faults)
    if Campaign.objects.filter(code=code).exists():
        raise CampaignTaken(code)
    with because(actor=actor, reason=reason):
        try:
            with transaction.atomic():
                return Campaign.objects.create(
                    code=code,
                    term=term,
                    title_fr=title_fr.strip(),
                    title_en=title_en.strip(),
                    population=population.strip(),
                    units_at_most=units_at_most,
                    reminder_days=sorted(set(reminder_days), reverse=True),
                )
        except IntegrityError as error:
            if "code" in str(error):
                raise CampaignTaken(code) from error
            raise


def change_campaign(
    *,
    campaign: Campaign,
    title_fr: str,
    title_en: str = "",
    population: str,
    units_at_most: int,
    reminder_days: Sequence[int],
    actor: Any,
    reason: str,
) -> Campaign:
    """Change what a campaign says of itself. Lists of people who leave the population stay. Raises InputRefused."""
    faults = list(_faults(campaign.code, title_fr, population, units_at_most, reminder_days))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        row.title_fr, row.title_en, row.population = title_fr.strip(), title_en.strip(), population.strip()
        row.units_at_most, row.reminder_days = units_at_most, sorted(set(reminder_days), reverse=True)
        row.save(update_fields=["title_fr", "title_en", "population", "units_at_most", "reminder_days"])
    return row


def cancel_campaign(*, campaign: Campaign, actor: Any, reason: str, now: datetime) -> Campaign:
    """Close a campaign for good from now on; its lists stay to be read. Raises Conflict when it is cancelled already,
    InputRefused without a reason."""
    if not reason.strip():
        raise InputRefused(Fault("campaign.reason", _("Say why."), "reason", _("Write a sentence: students read it.")))
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if row.cancelled_at is not None:
            raise Conflict(_("This campaign is cancelled already."), code="campaign.cancelled")
        row.cancelled_at = now
        row.save(update_fields=["cancelled_at"])
        tell_phase(row, now)
    return row


def tell_phase(campaign: Campaign, now: datetime) -> None:
    """Tell the others what the campaign is in now."""
    emit(
        CampaignPhaseChanged(
            aggregate=f"campaign:{campaign.uuid}", campaign_code=campaign.code, phase=phase_at(campaign, now)
        )
    )


def _faults(code: str, title: str, population: str, most: int, days: Sequence[int]) -> Iterator[Fault]:
    if not CODE.fullmatch(code):
        yield Fault(
            "campaign.code",
            _("This code can't be used."),
            "code",
            _("Write up to 40 letters, digits, dots and dashes: CHOIX-P27."),
        )
    if not title.strip():
        yield Fault("campaign.title", _("The campaign has no title."), "title_fr", _("Write one in French."))
    if not 1 <= most <= 20:
        yield Fault("campaign.units_at_most", _("This number of units can't be."), "units_at_most", _("Give 1 to 20."))
    if any(not 1 <= day <= 60 for day in days):
        yield Fault(
            "campaign.reminder_days",
            _("A reminder comes 1 to 60 days before the wishes close."),
            "reminder_days",
            _("Write days separated by commas: 7, 2."),
        )
    try:
        populations.accept(population)
    except populations.RuleRefused as refused:
        yield from (Fault("campaign.population", one.what, "population", one.mend) for one in refused.faults)
