"""Jobs of the access engine."""

from cartable.engines.access.domain.accounts import queued as account_jobs
from cartable.engines.access.domain.doors import jobs as door_jobs
from cartable.engines.access.domain.rights import queued as right_jobs

__all__ = ["account_jobs", "door_jobs", "right_jobs"]
