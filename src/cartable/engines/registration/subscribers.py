"""What registration does when something happened."""

from cartable.engines.registration.domain.advice import letters
from cartable.engines.registration.domain.campaigns import listening
from cartable.engines.registration.domain.places import letters as place_letters
from cartable.engines.registration.domain.progress import following

__all__ = ["following", "letters", "listening", "place_letters"]
