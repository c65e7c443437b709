"""Two imports never run together."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from cartable.engines.timetable.api import ImportInProgress
from cartable.engines.timetable.demo import make_imported_term
from cartable.engines.timetable.domain.import_term import LOCK
from cartable.engines.timetable.domain.locks import try_lock
from cartable.engines.timetable.tests.counting import count_everything


@pytest.mark.django_db(transaction=True)
def test_an_import_is_refused_while_another_runs():
    held, done = threading.Event(), threading.Event()

    def other_import() -> None:
        with transaction.atomic():
            assert try_lock(LOCK)
            held.set()
            done.wait(30)
        connection.close()

    other = threading.Thread(target=other_import)
    other.start()
    try:
        assert held.wait(30)
        before = count_everything()
        with pytest.raises(ImportInProgress):
            make_imported_term()
        assert count_everything() == before
    finally:
        done.set()
        other.join(30)
    assert make_imported_term().code == "TINY"
