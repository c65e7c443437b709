"""Tables of rights."""

from cartable.engines.access.models.account import (
    AccountPolicy,
    AccountStanding,
    AccountTrace,
    Charter,
    CharterAcceptance,
    OneTimeCode,
)
from cartable.engines.access.models.doors import Door, DoorController, DoorGroup, DoorOrder, GroupDoor, TimeRule
from cartable.engines.access.models.grant import Delegation, Grant, Incompatibility
from cartable.engines.access.models.holding import Holding, LossWarning
from cartable.engines.access.models.pool import Pool
from cartable.engines.access.models.review import Review, ReviewItem
from cartable.engines.access.models.rule import EntitlementRule, HeldChange
from cartable.engines.access.models.service import Service, ServiceLevel, ServiceUse
from cartable.engines.access.models.zone import Clearance, Zone

__all__ = [
    "AccountPolicy",
    "AccountStanding",
    "AccountTrace",
    "Charter",
    "CharterAcceptance",
    "Clearance",
    "Delegation",
    "Door",
    "DoorController",
    "DoorGroup",
    "DoorOrder",
    "EntitlementRule",
    "Grant",
    "GroupDoor",
    "HeldChange",
    "Holding",
    "Incompatibility",
    "LossWarning",
    "OneTimeCode",
    "Pool",
    "Review",
    "ReviewItem",
    "Service",
    "ServiceLevel",
    "ServiceUse",
    "TimeRule",
    "Zone",
]
