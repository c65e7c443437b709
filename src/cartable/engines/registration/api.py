"""Registration's door: what students chose in a term."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person
from cartable.engines.registration import compatibility, rulings
from cartable.engines.registration.domain import assignments
from cartable.engines.registration.domain.advice.assigning import assign_adviser_to, assign_advisers_csv, give_adviser
from cartable.engines.registration.domain.advice.deciding import (
    Approved,
    DerogationWaits,
    NotSent,
    approve_list,
    approve_lists,
    comment,
    mark_read,
    return_list,
)
from cartable.engines.registration.domain.advice.derogations import (
    AskedAlready,
    DecidedAlready,
    ask_derogation,
    decide_derogation,
    withdraw_derogation,
)
from cartable.engines.registration.domain.advice.proposing import ProposalPast, is_taken_over, propose, take_over
from cartable.engines.registration.domain.advice.reaching import (
    access_advised_list,
    access_derogation,
    access_proposal,
    campaign_looked_at,
)
from cartable.engines.registration.domain.campaigns.creating import cancel_campaign, change_campaign, create_campaign
from cartable.engines.registration.domain.campaigns.filling import fill_campaign
from cartable.engines.registration.domain.campaigns.phases import PHASE_TITLES, set_phases
from cartable.engines.registration.domain.campaigns.refusals import (
    CampaignClosed,
    CampaignTaken,
    ListChangedElsewhere,
    ListLocked,
)
from cartable.engines.registration.domain.campaigns.reminding import closing_of_wishes, remind
from cartable.engines.registration.domain.campaigns.saving import save_list
from cartable.engines.registration.domain.campaigns.sending import reopen_list, send_list
from cartable.engines.registration.domain.campaigns.withdrawing import mark_withdrawn
from cartable.engines.registration.domain.choices import (
    forget_choices,
    record_choice,
    record_choices,
    withdraw_choice,
    withdraw_choices,
)
from cartable.engines.registration.domain.progress.advising import AdvisedThen, advise, end_advising
from cartable.engines.registration.domain.progress.certifications import record_certifications
from cartable.engines.registration.domain.progress.enrolments import EnrolledAlready, end_enrolment, enrol
from cartable.engines.registration.domain.progress.exemptions import ExemptedAlready, end_exemption, grant_exemption
from cartable.engines.registration.domain.progress.results import ResultKnown, correct_result, record_results
from cartable.engines.registration.domain.progress.rows import AdvisingRow, CertificationRow, EnrolmentRow, ResultRow
from cartable.engines.registration.models import Campaign, Choice, WishList
from cartable.engines.registration.queries.advice import Followed, derogations_to_decide, follow, follow_one
from cartable.engines.registration.queries.board import Board, Foreseen, board_of, foresee
from cartable.engines.registration.queries.campaigns import (
    campaign_open_to,
    can_act,
    end_of,
    list_campaigns,
    lists_of,
    open_campaigns,
    people_in,
    people_without_list,
    phase_at,
    phases_of,
    with_figures,
)
from cartable.engines.registration.queries.choice_tree import choice_tree
from cartable.engines.registration.queries.choices import (
    choice_pairs,
    choices_of,
    count_students,
    demand_pairs,
    students_of,
)
from cartable.engines.registration.queries.choosing import JudgedChoice, judge_choice, rulings_of
from cartable.engines.registration.queries.free_times import free_times_of
from cartable.engines.registration.queries.places import offerings_with_places
from cartable.engines.registration.queries.progress import (
    Standing,
    StudentRecord,
    adviser_of,
    advisers_by_student,
    candidate_credits,
    enrolled_in,
    enrolment_of,
    exemptions_of,
    judge,
    judge_all,
    judge_by,
    judge_many,
    node_titles,
    requirement_of,
    results_of,
    standing_in,
    student_record,
    student_records,
    students_advised,
)
from cartable.engines.registration.queries.wishes import journal_of, list_of, wishes_of
from cartable.engines.registration.types import ChoiceRow, FreeTime, ListRow, PhaseDraft, WishDraft
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

__all__ = [
    "PHASE_TITLES",
    "AdvisedThen",
    "AdvisingRow",
    "Approved",
    "AskedAlready",
    "Board",
    "Campaign",
    "CampaignClosed",
    "CampaignTaken",
    "CertificationRow",
    "Choice",
    "ChoiceRow",
    "DecidedAlready",
    "DerogationWaits",
    "EnrolledAlready",
    "EnrolmentRow",
    "ExemptedAlready",
    "Followed",
    "Foreseen",
    "FreeTime",
    "JudgedChoice",
    "ListChangedElsewhere",
    "ListLocked",
    "ListRow",
    "NotSent",
    "PhaseDraft",
    "ProposalPast",
    "ResultKnown",
    "ResultRow",
    "Standing",
    "StudentRecord",
    "WishDraft",
    "WishList",
    "access_advised_list",
    "access_campaign",
    "access_campaign_to_choose",
    "access_choices",
    "access_derogation",
    "access_list",
    "access_proposal",
    "advise",
    "adviser_of",
    "advisers_by_student",
    "approve_list",
    "approve_lists",
    "ask_derogation",
    "assign_adviser_to",
    "assign_advisers_csv",
    "assignments",
    "board_of",
    "campaign_looked_at",
    "campaign_open_to",
    "can_act",
    "cancel_campaign",
    "candidate_credits",
    "change_campaign",
    "choice_pairs",
    "choice_tree",
    "choices_of",
    "closing_of_wishes",
    "comment",
    "compatibility",
    "correct_result",
    "count_students",
    "create_campaign",
    "decide_derogation",
    "demand_pairs",
    "derogations_to_decide",
    "end_advising",
    "end_enrolment",
    "end_exemption",
    "end_of",
    "enrol",
    "enrolled_in",
    "enrolment_of",
    "exemptions_of",
    "fill_campaign",
    "follow",
    "follow_one",
    "foresee",
    "forget_choices",
    "free_times_of",
    "give_adviser",
    "grant_exemption",
    "is_taken_over",
    "journal_of",
    "judge",
    "judge_all",
    "judge_by",
    "judge_choice",
    "judge_many",
    "list_campaigns",
    "list_of",
    "lists_of",
    "mark_read",
    "mark_withdrawn",
    "node_titles",
    "offerings_with_places",
    "open_campaigns",
    "people_in",
    "people_without_list",
    "phase_at",
    "phases_of",
    "propose",
    "record_certifications",
    "record_choice",
    "record_choices",
    "record_results",
    "remind",
    "reopen_list",
    "requirement_of",
    "results_of",
    "return_list",
    "rulings",
    "rulings_of",
    "save_list",
    "send_list",
    "set_phases",
    "standing_in",
    "student_record",
    "student_records",
    "students_advised",
    "students_of",
    "take_over",
    "wishes_of",
    "with_figures",
    "withdraw_choice",
    "withdraw_choices",
    "withdraw_derogation",
]


def access_choices(actor: Any, person: Person, term: Any = None) -> list[Choice]:
    """The person's choices, for one who may see them. Raises NotAllowed."""
    require(actor, "choice.view", person)
    return list(choices_of(person=person, term=term))


def access_campaign(actor: Any, code: str) -> Campaign:
    """The campaign with its term and phases, for one who follows campaigns. Raises NotAllowed or NotFound."""
    require(actor, "campaign.view")
    return _campaign(code)


def access_campaign_to_choose(actor: Any, code: str) -> Campaign:
    """The campaign, for one who is in its population today. Raises NotAllowed or NotFound."""
    require(actor, "campaign.choose")
    campaign = _campaign(code)
    require(actor, "campaign.choose", campaign)
    return campaign


def access_list(actor: Any, uuid: Any) -> WishList:
    """A list with its student and campaign, for its student, their adviser and those who follow campaigns.

    Raises NotFound, or NotAllowed.
    """
    found = WishList.objects.select_related("person", "campaign__term").filter(uuid=uuid).first()
    if found is None:
        raise NotFound(_("This choice doesn't exist."))
    require(actor, "wishes.view", found)
    return found


def _campaign(code: str) -> Campaign:
    found = list_campaigns().filter(code=code.replace("\0", "")).first()
    if found is None:
        raise NotFound(_("No campaign has this code."), _("Look for it in the list of campaigns."))
    return found
