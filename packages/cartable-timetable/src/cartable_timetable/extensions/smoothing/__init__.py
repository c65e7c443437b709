"""Students moved between parallel groups, the timetable being fixed."""

from cartable_timetable.extensions.smoothing.entry import smooth

__all__ = ["smooth"]
