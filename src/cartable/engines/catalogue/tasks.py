"""Jobs of the catalogue."""

from cartable.engines.catalogue.domain import team
from cartable.engines.catalogue.domain.mails import writing

__all__ = ["team", "writing"]
