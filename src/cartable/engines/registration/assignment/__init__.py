"""Fair assignment of places: who gets which unit when more students wish it than it has places.

Pure: nothing here reads a database. ``priorities`` puts the students of a unit in order (the regulation's priorities,
then a lottery that anyone can check), ``acceptance`` gives the places (student-proposing deferred acceptance),
``measuring`` counts what came of it.
"""

from cartable.engines.registration.assignment.acceptance import Decision, assign
from cartable.engines.registration.assignment.applications import Applicant, Merit
from cartable.engines.registration.assignment.lottery import NUMBER_LENGTH, lottery_number, lottery_text
from cartable.engines.registration.assignment.measuring import gains_and_losses, input_digest
from cartable.engines.registration.assignment.priorities import PRIORITIES, orders, unknown_priorities

__all__ = [
    "NUMBER_LENGTH",
    "PRIORITIES",
    "Applicant",
    "Decision",
    "Merit",
    "assign",
    "gains_and_losses",
    "input_digest",
    "lottery_number",
    "lottery_text",
    "orders",
    "unknown_priorities",
]
