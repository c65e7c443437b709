"""The door to places, assignments, waiting lists and adjustments: ``registration.api.assignments``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.assignment import PRIORITIES
from cartable.engines.registration.domain.adjusting.at_once import Changed, FullUnit
from cartable.engines.registration.domain.adjusting.changing import AdjustmentsClosed, change_units
from cartable.engines.registration.domain.adjusting.telling import serve_all, tell_changes
from cartable.engines.registration.domain.adjusting.waiting import NotWaitingAnyMore, leave_waiting, wait_for
from cartable.engines.registration.domain.places.capacities import (
    Places,
    places_of,
    set_capacities,
    set_capacity,
    write_capacities,
)
from cartable.engines.registration.domain.places.comparing import Difference, Moved, compare_runs
from cartable.engines.registration.domain.places.explaining import (
    PRIORITY_TITLES,
    Explanation,
    explain_line,
    explain_lines,
    rule_text,
)
from cartable.engines.registration.domain.places.publishing import (
    AssignmentDone,
    NotTheDrawnSeed,
    NotTheStatedRule,
    RunOutdated,
    publish_assignment,
    published_run,
)
from cartable.engines.registration.domain.places.queued import ask_for_publication, ask_for_run
from cartable.engines.registration.domain.places.running import draw_seed, try_assignment
from cartable.engines.registration.domain.places.serving import serve_offerings
from cartable.engines.registration.domain.places.stating import RuleSettled, state_rule
from cartable.engines.registration.models import AssignmentLine, AssignmentRun, Campaign, Waiting
from cartable.engines.registration.queries.rules_stated import RuleStated, rule_in_force, rules_stated
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

__all__ = [
    "PRIORITIES",
    "PRIORITY_TITLES",
    "AdjustmentsClosed",
    "AssignmentDone",
    "AssignmentLine",
    "AssignmentRun",
    "Changed",
    "Difference",
    "Explanation",
    "FullUnit",
    "Moved",
    "NotTheDrawnSeed",
    "NotTheStatedRule",
    "NotWaitingAnyMore",
    "Places",
    "RuleSettled",
    "RuleStated",
    "RunOutdated",
    "Waiting",
    "access_run",
    "ask_for_publication",
    "ask_for_run",
    "change_units",
    "compare_runs",
    "draw_seed",
    "explain_line",
    "explain_lines",
    "leave_waiting",
    "places_of",
    "publish_assignment",
    "published_run",
    "rule_in_force",
    "rule_text",
    "rules_stated",
    "serve_all",
    "serve_offerings",
    "set_capacities",
    "set_capacity",
    "state_rule",
    "tell_changes",
    "try_assignment",
    "wait_for",
    "write_capacities",
]


def access_run(actor: Any, campaign: Campaign, uuid: UUID | str) -> AssignmentRun:
    """A run of a campaign, for those who run assignments. Raises NotAllowed or NotFound."""
    require(actor, "assignment.run", campaign)
    run = AssignmentRun.objects.select_related("campaign__term", "made_by").filter(campaign=campaign, uuid=uuid).first()
    if run is None:
        raise NotFound(_("This assignment doesn't exist."), _("Open it again from the campaign."))
    return run
