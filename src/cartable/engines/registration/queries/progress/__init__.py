"""The record of a student, and the regulation it is judged by, read in a constant number of queries."""

from cartable.engines.registration.queries.progress.advisers import adviser_of, advisers_by_student, students_advised
from cartable.engines.registration.queries.progress.enrolled import (
    enrolled_in,
    enrolment_of,
    exemptions_of,
    results_of,
)
from cartable.engines.registration.queries.progress.judging import (
    Standing,
    judge,
    judge_all,
    judge_by,
    judge_many,
    standing_in,
)
from cartable.engines.registration.queries.progress.records import (
    StudentRecord,
    candidate_credits,
    student_record,
    student_records,
)
from cartable.engines.registration.queries.progress.trees import node_titles, requirement_of

__all__ = [
    "Standing",
    "StudentRecord",
    "adviser_of",
    "advisers_by_student",
    "candidate_credits",
    "enrolled_in",
    "enrolment_of",
    "exemptions_of",
    "judge",
    "judge_all",
    "judge_by",
    "judge_many",
    "node_titles",
    "requirement_of",
    "results_of",
    "standing_in",
    "student_record",
    "student_records",
    "students_advised",
]
