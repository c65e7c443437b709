"""Publishing an assignment: decisions become choices, those refused wait in their order, everybody is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.domain.choices import record_choices
from cartable.engines.registration.domain.places.entrants import read_entrants
from cartable.engines.registration.domain.places.running import digest_of
from cartable.engines.registration.events import AssignmentPublished
from cartable.engines.registration.models import AssignmentLine, AssignmentRun, Campaign, OfferingPlaces, Waiting, Wish
from cartable.engines.registration.types import ChoiceRow
from cartable.kernel.audit import because, insert_many
from cartable.kernel.clock import today
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict

Outcome = AssignmentLine.Outcome
GIVEN = (Outcome.GIVEN, Outcome.RESERVE)


class RunOutdated(Conflict):
    """Lists, results or places changed since the run was computed."""

    code = "assignment.outdated"


class NotTheDrawnSeed(Conflict):
    """The run was tried with another seed than the campaign's, which was drawn and published before."""

    code = "assignment.other_seed"


class NotTheStatedRule(Conflict):
    """The run was tried with another rule than the one that students were told, or none was told them."""

    code = "assignment.other_rule"


class AssignmentDone(Conflict):
    """The campaign has its assignment already."""

    code = "assignment.done"


def publish_assignment(*, run: AssignmentRun, actor: Any, now: datetime) -> int:
    """Give the places of a run, all or none. Returns how many students have a choice by it.

    Publishing the run that is published changes nothing. Raises AssignmentDone, NotTheStatedRule,
    NotTheDrawnSeed, RunOutdated.
    """
    with transaction.atomic(), because(actor=actor, reason="assignment published"):
        campaign = Campaign.objects.select_for_update().select_related("term").get(pk=run.campaign_id)
        run = AssignmentRun.objects.select_for_update().get(pk=run.pk)
        if run.state == AssignmentRun.State.PUBLISHED:
            return _students(run)
        require_publishable(campaign, run)
        offerings = run.lines.order_by().values_list("offering_id", flat=True).distinct()
        list(OfferingPlaces.objects.select_for_update().filter(offering__in=list(offerings)).order_by("offering_id"))
        if digest_of(read_entrants(campaign=campaign, on=today(lambda: run.made_at))) != run.input_digest:
            raise RunOutdated(
                _("Choices, results or places have changed since this assignment was computed."),
                _("Run it again with the same rule: the result is computed anew, with the same seed."),
            )
        lines = list(run.lines.order_by("person_id", "id"))
        rows = [ChoiceRow(line.person_id, line.offering_id) for line in lines if line.outcome in GIVEN]
        record_choices(term=campaign.term, rows=rows, now=now)
        insert_many(Waiting, _waiting(campaign, lines, now))
        run.state, run.published_at = AssignmentRun.State.PUBLISHED, now
        run.save(update_fields=["state", "published_at"])
        students = _students(run)
        emit(
            AssignmentPublished(
                aggregate=f"campaign:{campaign.uuid}",
                campaign_code=campaign.code,
                run=str(run.uuid),
                students=students,
            )
        )
    return students


def published_run(campaign: Campaign) -> AssignmentRun | None:
    """The campaign's assignment, once it is published."""
    return AssignmentRun.objects.filter(campaign=campaign, state=AssignmentRun.State.PUBLISHED).first()


def require_publishable(campaign: Campaign, run: AssignmentRun) -> None:
    """Raises Conflict when the campaign is cancelled, AssignmentDone, NotTheDrawnSeed, NotTheStatedRule."""
    if campaign.cancelled_at is not None:
        raise Conflict(_("This campaign is cancelled."), code="campaign.cancelled")
    if published_run(campaign) is not None:
        raise AssignmentDone(
            _("The assignment of this campaign is published already."),
            _("Change units one by one in the adjustments."),
        )
    if not campaign.lottery_seed or run.seed != campaign.lottery_seed:
        raise NotTheDrawnSeed(
            _("This run was tried with another seed than the one drawn for the campaign."),
            _("Only a run with the campaign's published seed can be published."),
        )
    if campaign.rule is None:
        raise NotTheStatedRule(
            _("The rule of this campaign isn't stated: students don't know how places are given."),
            _("State it on the campaign's page, then publish a run made with it."),
        )
    if list(run.rule) != list(campaign.rule):
        raise NotTheStatedRule(
            _("This run was tried with another rule than the one stated for the campaign."),
            _("Publish a run made with the campaign's rule, or change that rule and say why."),
        )


def _students(run: AssignmentRun) -> int:
    return run.lines.order_by().values("person").distinct().count()


def _waiting(campaign: Campaign, lines: Iterable[AssignmentLine], now: datetime) -> Iterator[Waiting]:
    """Those refused wait in the unit's order. The first main one refused replaces the first reserve given, and so on;
    a reserve refused is waited for by those only who are short of units."""
    by_person: dict[int, list[AssignmentLine]] = defaultdict(list)
    for line in lines:
        by_person[line.person_id].append(line)
    for mine in by_person.values():
        reserves = [line.offering_id for line in mine if line.outcome == Outcome.RESERVE]
        refused = [line for line in mine if line.outcome == Outcome.WAITING]
        mains = [line for line in refused if line.priority[0] == Wish.Kind.MAIN]
        replaced = dict(zip((line.pk for line in mains), reserves, strict=False))
        wanted = sum(line.priority[0] == Wish.Kind.MAIN for line in mine)
        is_short = sum(line.outcome in GIVEN and line.priority[0] != Wish.Kind.OPTIONAL for line in mine) < wanted
        for line in refused:
            if line.priority[0] == Wish.Kind.RESERVE and not is_short:
                continue
            yield Waiting(
                campaign=campaign,
                offering_id=line.offering_id,
                person_id=line.person_id,
                position=line.order,
                since=now,
                kind=line.priority[0],
                replaces_id=replaced.get(line.pk),
            )
