"""Rows told by the page."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.kernel.lazy_rows import LazyRows

pytestmark = pytest.mark.django_db


def test_only_the_slice_is_read_and_told():
    rows = ContentType.objects.order_by("pk")
    told = []
    lazy = LazyRows(rows, lambda found: told.extend(found) or [row.model for row in found])
    with CaptureQueriesContext(connection) as asked:
        assert lazy[2:5] == [row.model for row in rows[2:5]]
    assert len(told) == 3
    assert "LIMIT 3 OFFSET 2" in asked[0]["sql"]
    assert len(lazy) == rows.count()
    assert list(lazy) == [row.model for row in rows]


def test_a_quicker_count_is_taken_at_its_word():
    assert len(LazyRows(ContentType.objects.order_by("pk"), list, count=lambda: 7)) == 7
