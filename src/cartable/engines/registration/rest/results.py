"""Assignments for programs: one's own result with why and the waiting lists; the runs, for those who keep campaigns."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.registration.api import access_campaign, assignments
from cartable.engines.registration.queries.places import lines_of, results_of_student, runs_of, waiting_of
from cartable.engines.registration.rest.result_shapes import AssignmentOut, ResultOut, RunLine, told_line
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/campaigns/{code}/result/me", response=ResultOut)
def my_result(request: HttpRequest, code: Path[Code]) -> Any:
    """What you were given in a campaign and why, in your language. 404 before the assignment is published."""
    require(request.user, "choice.view_own")
    person = request.user.person  # type: ignore[union-attr]
    lines = list(results_of_student(person).filter(run__campaign__code=code))
    if not lines:
        raise NotFound(
            _("You have no result in this campaign."), _("It comes when the places are given; your page says when.")
        )
    run = lines[0].run
    waiting = {row.offering_id: row for row in waiting_of(person, run.campaign)}
    explained = assignments.explain_lines(lines)
    return {
        "campaign": run.campaign.code,
        "rule": run.rule,
        "seed": run.seed,
        "published_at": run.published_at,
        "lines": [
            told_line(line, why, waiting.get(line.offering_id)) for line, why in zip(lines, explained, strict=True)
        ],
    }


@router.get("/campaigns/{code}/assignments", response=list[AssignmentOut])
@paginate(Pages)
def runs(request: HttpRequest, code: Path[Code]) -> Any:
    """The runs of a campaign, the latest first."""
    campaign = access_campaign(request.user, code)
    require(request.user, "assignment.run", campaign)
    return runs_of(campaign)


@router.get("/campaigns/{code}/assignments/{uuid}/lines", response=list[RunLine])
@paginate(Pages)
def run_lines(request: HttpRequest, code: Path[Code], uuid: UUID) -> Any:
    """What a run decided, by unit then order."""
    return lines_of(assignments.access_run(request.user, access_campaign(request.user, code), uuid))
