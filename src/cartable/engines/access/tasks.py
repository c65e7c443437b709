"""Jobs of the access engine."""

from cartable.engines.access.domain.doors import jobs as door_jobs

__all__ = ["door_jobs"]
