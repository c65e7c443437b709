"""History of every change: who, when, before, after, why. Database triggers keep it: bulk writes and SQL are caught."""

from __future__ import annotations

from cartable.kernel.audit.history import Change, history_of
from cartable.kernel.audit.inserting import insert_many
from cartable.kernel.audit.reasons import because, current_actor, recorded_reason
from cartable.kernel.audit.tracking import tracked

__all__ = ["Change", "because", "current_actor", "history_of", "insert_many", "recorded_reason", "tracked"]
