"""Tables of registration."""

from cartable.engines.registration.models.choice import Choice

__all__ = ["Choice"]
