"""Jobs of the registration engine."""

from cartable.engines.registration.domain.campaigns import queued as campaign_jobs
from cartable.engines.registration.domain.places import queued as place_jobs

__all__ = ["campaign_jobs", "place_jobs"]
