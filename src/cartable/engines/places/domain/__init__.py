"""Decisions and writes of the places engine."""
