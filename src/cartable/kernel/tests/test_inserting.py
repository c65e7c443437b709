"""Many rows at once: in order, all or none whatever the batches, each with its history."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cartable.kernel.audit import history_of, insert_many
from cartable.kernel.files import StoredFile

pytestmark = pytest.mark.django_db


def files(*names: str) -> list[StoredFile]:
    now = datetime(2026, 9, 1, 8, tzinfo=UTC)
    return [StoredFile(name=name, size=1, sha256="0" * 64, media_type="text/plain", stored_at=now) for name in names]


@pytest.mark.parametrize("batch_size", [1, 2, 3, 100])
def test_rows_come_back_in_order_with_their_keys_and_history(batch_size):
    written = insert_many(StoredFile, iter(files("a", "b", "c", "d", "e")), batch_size=batch_size)
    assert [row.name for row in written] == ["a", "b", "c", "d", "e"]
    assert list(StoredFile.objects.order_by("pk").values_list("pk", "name")) == [(r.pk, r.name) for r in written]
    assert [change.label for change in history_of(written[4])] == ["insert"]


def test_nothing_is_written_when_a_later_batch_fails():
    rows = files("a", "b", "c")
    rows[2].uuid = rows[0].uuid
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(StoredFile, rows, batch_size=1)
    assert StoredFile.objects.count() == 0


def test_foreign_keys_are_checked_between_batches_only():
    with CaptureQueriesContext(
        connection,
    ) as one:
        insert_many(StoredFile, files("a", "b"), batch_size=2)
    assert [query["sql"] for query in one if "CONSTRAINTS" in query["sql"]] == []
    with CaptureQueriesContext(connection) as three:
        insert_many(StoredFile, files("c", "d", "e"), batch_size=1)
    assert [query["sql"] for query in three if "CONSTRAINTS" in query["sql"]] == [
        "SET CONSTRAINTS ALL IMMEDIATE",
        "SET CONSTRAINTS ALL DEFERRED",
    ] * 2


def test_no_row_is_no_query():
    with CaptureQueriesContext(connection) as queries:
        assert insert_many(StoredFile, []) == []
    assert [query["sql"] for query in queries if "INSERT" in query["sql"]] == []
