"""What registration does when something happened."""

from cartable.engines.registration.domain.advice import letters

__all__ = ["letters"]
