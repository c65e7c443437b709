"""Hour by hour: can these units be followed together, in which groups? Pure decisions; README.md says how to enter."""

from cartable.engines.registration.compatibility.judging import judge, judge_additions
from cartable.engines.registration.compatibility.port import WeekProvider, register_week, week_plan
from cartable.engines.registration.compatibility.ranking import alternatives
from cartable.engines.registration.compatibility.types import (
    ChoiceTree,
    Clash,
    ClassTime,
    Compatibility,
    GroupNode,
    OfferedUnit,
    Overlap,
    PartNode,
    WayNode,
    WeekPlan,
)
from cartable.engines.registration.compatibility.words import clash_words

__all__ = [
    "ChoiceTree",
    "Clash",
    "ClassTime",
    "Compatibility",
    "GroupNode",
    "OfferedUnit",
    "Overlap",
    "PartNode",
    "WayNode",
    "WeekPlan",
    "WeekProvider",
    "alternatives",
    "clash_words",
    "judge",
    "judge_additions",
    "register_week",
    "week_plan",
]
