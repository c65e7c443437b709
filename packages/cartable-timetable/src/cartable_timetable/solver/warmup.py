"""Compiles every kernel ahead of time, so that the first real run starts at once."""

from __future__ import annotations


def warm_up() -> None:
    """stub"""
