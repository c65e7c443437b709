"""Advice for programs: the students that one advises, their lists discussed and decided."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.registration.api import (
    access_advised_list,
    access_proposal,
    approve_list,
    campaign_looked_at,
    comment,
    follow,
    mark_read,
    propose,
    return_list,
    students_advised,
    take_over,
)
from cartable.engines.registration.rest.advice_shapes import (
    AdvisedOut,
    CommentIn,
    ListOut,
    ProposalIn,
    told_student,
    told_with_journal,
)
from cartable.kernel.clock import system_clock, today
from cartable.kernel.lazy_rows import LazyRows
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/campaigns/{code}/advised", response=list[AdvisedOut])
@paginate(Pages)
def advised(request: HttpRequest, code: Path[Code]) -> Any:
    """The students whom you advise, by name, with the state of their list and what deserves a word."""
    require(request.user, "advice.list")
    campaign = campaign_looked_at(code, system_clock())
    if campaign is None:
        return []
    reader, on = request.user.person, today()  # type: ignore[union-attr]

    def tell(people: list[Any]) -> list[dict[str, Any]]:
        return [told_student(row) for row in follow(people=people, campaign=campaign, reader=reader, on=on)]

    return LazyRows(students_advised(reader, on), tell)


@router.get("/wish-lists/{uuid}", response=ListOut)
def advised_list(request: HttpRequest, uuid: UUID) -> Any:
    """A list with its journal, for its student and those who advise them."""
    return told_with_journal(access_advised_list(request.user, uuid))


@router.post("/wish-lists/{uuid}/read", response=ListOut)
def read(request: HttpRequest, uuid: UUID) -> Any:
    """Note that you have read the list as it is: what changes next is news."""
    found = access_advised_list(request.user, uuid, advising=True)
    mark_read(wish_list=found, actor=request.user, now=system_clock())
    return told_with_journal(found)


@router.post("/wish-lists/{uuid}/comments", response={201: ListOut})
def write(request: HttpRequest, uuid: UUID, body: CommentIn) -> Any:
    """Say something about the list, as its student or as who advises them."""
    found = access_advised_list(request.user, uuid)
    comment(wish_list=found, text=body.text, actor=request.user, now=system_clock())
    return 201, told_with_journal(found)


@router.post("/wish-lists/{uuid}/proposals", response={201: ListOut})
def propose_units(request: HttpRequest, uuid: UUID, body: ProposalIn) -> Any:
    """Propose other units: nothing changes until the student takes them over."""
    found = access_advised_list(request.user, uuid, advising=True)
    propose(
        wish_list=found,
        added=body.added,
        removed=body.removed,
        text=body.text,
        actor=request.user,
        now=system_clock(),
    )
    return 201, told_with_journal(found)


@router.post("/wish-lists/{uuid}/approve", response=ListOut)
def approve(request: HttpRequest, uuid: UUID) -> Any:
    """Approve a list that was sent. 409 when it isn't, or when a derogation waits."""
    found = access_advised_list(request.user, uuid, advising=True)
    return told_with_journal(approve_list(wish_list=found, actor=request.user, now=system_clock()))


@router.post("/wish-lists/{uuid}/return", response=ListOut)
def give_back(request: HttpRequest, uuid: UUID, body: CommentIn) -> Any:
    """Give a list back to its student with what is to be changed. 409 when they have it already."""
    found = access_advised_list(request.user, uuid, advising=True)
    return told_with_journal(return_list(wish_list=found, text=body.text, actor=request.user, now=system_clock()))


@router.post("/proposals/{uuid}/take-over", response=ListOut)
def take_proposal_over(request: HttpRequest, uuid: UUID) -> Any:
    """The student changes their list as it was proposed; they send it when they want to."""
    proposal = access_proposal(request.user, uuid)
    return told_with_journal(take_over(proposal=proposal, actor=request.user, now=system_clock()))
