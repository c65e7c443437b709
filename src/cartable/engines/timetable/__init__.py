"""Timetable: from wishes to a published week."""
