"""What an adviser reads of the lists of their students, in a constant number of queries."""

from cartable.engines.registration.queries.advice.alerts import Alert
from cartable.engines.registration.queries.advice.deciding import derogations_to_decide
from cartable.engines.registration.queries.advice.following import Followed, follow, follow_one

__all__ = ["Alert", "Followed", "derogations_to_decide", "follow", "follow_one"]
