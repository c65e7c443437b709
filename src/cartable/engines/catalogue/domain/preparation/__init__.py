"""What a unit's team asks of the timetable: written, handed over, read as sentences and as data."""

from cartable.engines.catalogue.domain.preparation.checking import what_is_missing
from cartable.engines.catalogue.domain.preparation.demand import Demand, demand_of, register_demand
from cartable.engines.catalogue.domain.preparation.room_kinds import register_room_kinds, room_kinds_of
from cartable.engines.catalogue.domain.preparation.sentences import (
    SENTENCES,
    Constraint,
    constraint_of,
    say_rule,
    say_weekday,
)
from cartable.engines.catalogue.domain.preparation.writing import (
    KindDraft,
    PreparationHandedOver,
    add_rule,
    add_unavailability,
    begin_preparation,
    drop_kind,
    drop_rule,
    drop_unavailability,
    groups_needed,
    hand_over,
    set_expected,
    set_kind,
    set_teacher,
    take_back,
)
from cartable.engines.catalogue.models import Preparation
from cartable.engines.catalogue.queries.preparations import prepared_for, unavailabilities_of

__all__ = [
    "SENTENCES",
    "Constraint",
    "Demand",
    "KindDraft",
    "Preparation",
    "PreparationHandedOver",
    "add_rule",
    "add_unavailability",
    "begin_preparation",
    "constraint_of",
    "demand_of",
    "drop_kind",
    "drop_rule",
    "drop_unavailability",
    "groups_needed",
    "hand_over",
    "prepared_for",
    "register_demand",
    "register_room_kinds",
    "room_kinds_of",
    "say_rule",
    "say_weekday",
    "set_expected",
    "set_kind",
    "set_teacher",
    "take_back",
    "unavailabilities_of",
    "what_is_missing",
]
