"""Tables of jobs."""

from cartable.kernel.jobs.models.job import ACTIVE_STATES, Job
from cartable.kernel.jobs.models.line import JobLine
from cartable.kernel.jobs.models.series import JobSeries

__all__ = ["ACTIVE_STATES", "Job", "JobLine", "JobSeries"]
