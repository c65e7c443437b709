"""Tables of registration."""

from cartable.engines.registration.models.campaign import Campaign, Derogation, ListEvent, Phase, Wish, WishList
from cartable.engines.registration.models.choice import Choice
from cartable.engines.registration.models.places import (
    AssignmentLine,
    AssignmentRun,
    ChangeRequest,
    OfferingPlaces,
    Waiting,
)
from cartable.engines.registration.models.progress import (
    Advising,
    Certification,
    Enrolment,
    Exemption,
    UnitResult,
)
from cartable.engines.registration.models.reminder import Reminder

__all__ = [
    "Advising",
    "AssignmentLine",
    "AssignmentRun",
    "Campaign",
    "Certification",
    "ChangeRequest",
    "Choice",
    "Derogation",
    "Enrolment",
    "Exemption",
    "ListEvent",
    "OfferingPlaces",
    "Phase",
    "Reminder",
    "UnitResult",
    "Waiting",
    "Wish",
    "WishList",
]
