"""Explaining: why a class is where it is, and why a problem has no timetable.

Importing this package is cheap: OR-Tools is loaded by the first call of :func:`explain_infeasibility`.
"""

from cartable_timetable.explaining.conflicts import Conflict
from cartable_timetable.explaining.contradictions import (
    Core,
    InfeasibilityNotSettled,
    Requirement,
    RequirementKind,
    explain_infeasibility,
    list_unseen_extensions,
)
from cartable_timetable.explaining.explainer import ClassUnknown, Explainer, explain_class
from cartable_timetable.explaining.explanation import ClassExplanation, PlacementOption
from cartable_timetable.explaining.wording import Sentence

__all__ = [
    "ClassExplanation",
    "ClassUnknown",
    "Conflict",
    "Core",
    "Explainer",
    "InfeasibilityNotSettled",
    "PlacementOption",
    "Requirement",
    "RequirementKind",
    "Sentence",
    "explain_class",
    "explain_infeasibility",
    "list_unseen_extensions",
]
