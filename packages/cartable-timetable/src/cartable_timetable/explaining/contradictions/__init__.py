"""Contradictions: a few requirements of a problem that can't hold together."""

from cartable_timetable.explaining.contradictions.infeasibility import explain_infeasibility
from cartable_timetable.explaining.contradictions.ours import list_unseen_extensions
from cartable_timetable.explaining.contradictions.requirement import Requirement, RequirementKind
from cartable_timetable.explaining.contradictions.unsat_core import Core, InfeasibilityNotSettled

__all__ = [
    "Core",
    "InfeasibilityNotSettled",
    "Requirement",
    "RequirementKind",
    "explain_infeasibility",
    "list_unseen_extensions",
]
