"""Semaine type: one repeating week, or alternating weeks A and B, as a shortcut of the model."""

from cartable_timetable.weekly.collapse import Collapsed, collapse
from cartable_timetable.weekly.pattern import Pattern
from cartable_timetable.weekly.plan import WeeklyPlan
from cartable_timetable.weekly.refusals import CannotCollapse, Refusal

__all__ = ["CannotCollapse", "Collapsed", "Pattern", "Refusal", "WeeklyPlan", "collapse"]
