"""What the access engine hears of."""

from cartable.engines.access.domain.doors import listening as door_listening

__all__ = ["door_listening"]
