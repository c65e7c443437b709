"""Decisions and writes of the timetable."""
