"""Jobs of the registration engine."""

from cartable.engines.registration.domain.campaigns import queued as campaign_jobs

__all__ = ["campaign_jobs"]
