"""What the catalogue hears of."""

from cartable.engines.catalogue.domain.versions import letters as version_letters

__all__ = ["version_letters"]
