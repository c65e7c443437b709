"""What a subscriber writes is written once, under the name of who told the event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cartable.kernel.audit import history_of
from cartable.kernel.files import StoredFile
from cartable.kernel.outbox import deliver_pending, emit, subscribe, unsubscribe
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.outbox.tests.samples import TrialHappened, trial
from cartable.kernel.tests.rows import make_row

MORNING = datetime(2026, 9, 1, 8, tzinfo=UTC)


@pytest.mark.django_db
def test_what_a_failed_subscriber_wrote_is_undone():
    def writes_then_fails(received):
        first = make_row(StoredFile, name="half", size=0)
        if received.attempt == 1:
            make_row(StoredFile, uuid=first.uuid, size=0)  # breaks the transaction

    subscribe(TrialHappened)(writes_then_fails)
    try:
        event = emit(trial(1), clock=lambda: MORNING, actor="desk")
        assert deliver_pending(clock=lambda: MORNING) == 0
        assert "IntegrityError" in OutboxEvent.objects.get().last_error
        assert deliver_pending(clock=lambda: MORNING + timedelta(seconds=5)) == 1
    finally:
        unsubscribe(TrialHappened, writes_then_fails)
    change = history_of(StoredFile.objects.get(name="half"))[0]
    assert (change.actor, change.reason, change.more) == ("desk", "trial.happened", {"event": str(event.uuid)})
