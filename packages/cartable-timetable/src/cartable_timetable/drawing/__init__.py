"""A week of a timetable as a picture (SVG) or as text: of a room, a student, a course, some classes, or everything."""

from cartable_timetable.drawing.selection import NotInProblem
from cartable_timetable.drawing.week import draw_week, week_as_text

__all__ = ["NotInProblem", "draw_week", "week_as_text"]
