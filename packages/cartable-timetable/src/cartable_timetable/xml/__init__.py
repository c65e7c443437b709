"""Reading and writing the competition's XML."""

from cartable_timetable.xml.problem_writer import write_problem
from cartable_timetable.xml.reader import read_problem
from cartable_timetable.xml.solution_reader import read_solution
from cartable_timetable.xml.solution_writer import write_solution

__all__ = ["read_problem", "read_solution", "write_problem", "write_solution"]
