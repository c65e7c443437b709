"""Which units to look at first, each with its reasons: what the degree lacks, the student's project, what students
with a similar record took. Pure; it orders, and never hides."""

from cartable.engines.registration.suggesting.kinds import Given, Reason, Similar, Suggestion
from cartable.engines.registration.suggesting.ranking import FEWEST_SIMILAR, suggest

__all__ = ["FEWEST_SIMILAR", "Given", "Reason", "Similar", "Suggestion", "suggest"]
