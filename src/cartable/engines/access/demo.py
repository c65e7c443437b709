"""Builders of rights for tests and the demo."""

from __future__ import annotations
