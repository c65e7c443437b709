"""Decisions and writes of the people engine."""
