"""Decisions and writes of the calendar engine."""
