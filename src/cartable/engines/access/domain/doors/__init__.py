"""Doors and what their controllers are told."""
