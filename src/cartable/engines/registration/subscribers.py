"""What registration does when something happened."""

from cartable.engines.registration.domain.advice import letters
from cartable.engines.registration.domain.places import letters as place_letters

__all__ = ["letters", "place_letters"]
