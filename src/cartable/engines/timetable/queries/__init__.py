"""Reads over the timetable: each function asks a constant number of queries and returns plain dataclasses."""
