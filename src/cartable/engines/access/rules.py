"""Permissions of the access engine."""

from __future__ import annotations
