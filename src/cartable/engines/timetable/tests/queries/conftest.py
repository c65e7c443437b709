"""What the tests of reads share."""

from __future__ import annotations

import pytest

from cartable.engines.timetable.tests.queries.campus import Campus, published_campus


@pytest.fixture
def campus(db: None) -> Campus:
    """A published term."""
    return published_campus()
