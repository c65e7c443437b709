"""Options of the commands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cartable_timetable.cli.arguments import add_command, later, positive_float, positive_integer, price

if TYPE_CHECKING:
    from cartable_timetable.cli.arguments import Commands

_EPILOG = """exit codes:
  0  feasible (solve, check, section, smooth, repair, explain --infeasible) or answered (the other commands)
  1  infeasible
  2  a file or an option cannot be used
  3  the result cannot be written
  4  no answer within the time limit (explain --infeasible)
  130  interrupted before there was anything to write
"""


def build_parser() -> argparse.ArgumentParser:
    """The parser of ``cartable-timetable``."""
    parser = argparse.ArgumentParser(
        prog="cartable-timetable",
        description="Course timetabling and student sectioning on the ITC-2019 model.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_solve(commands)
    _add_check(commands)
    _add_info(commands)
    _add_section(commands)
    _add_repair(commands)
    _add_explain(commands)
    _add_compare(commands)
    _add_smooth(commands)
    _add_lower(commands)
    _add_draw(commands)
    return parser


def _add_solve(commands: Commands) -> None:
    command = add_command(commands, "solve", "Look for the best timetable; Ctrl-C stops and writes the best so far.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="SOLUTION", help="where to write")
    command.add_argument("--time-limit", type=positive_float, default=60.0, metavar="SECONDS", help="60 by default")
    command.add_argument("--seed", type=int, default=1, help="same seed and iterations, same result; 1 by default")
    command.add_argument("--workers", type=positive_integer, default=1, help="processes; 1 by default")
    command.add_argument("--start", type=Path, metavar="SOLUTION", help="solution to improve")
    command.add_argument("--iterations", type=positive_integer, metavar="N", help="stop after so many moves")
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.set_defaults(run=later("solve", "run_solve"))


def _add_check(commands: Commands) -> None:
    command = add_command(commands, "check", "Verify a timetable: hard rules, and cost by part.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, metavar="SOLUTION", help="solution, XML or gzip")
    command.add_argument("--details", action="store_true", help="list violated constraints and student conflicts")
    command.set_defaults(run=later("check", "run_check"))


def _add_info(commands: Commands) -> None:
    command = add_command(commands, "info", "Read a problem and say what it holds.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.set_defaults(run=later("info", "run_info"))


def _add_section(commands: Commands) -> None:
    command = add_command(commands, "section", "Seat students in a timetable that stays as it is.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, metavar="SOLUTION", help="the timetable, and seats if it has some")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="SOLUTION", help="where to write")
    command.add_argument("--time-limit", type=positive_float, default=20.0, metavar="SECONDS", help="20 by default")
    command.add_argument("--seed", type=int, default=1, help="1 by default")
    command.add_argument("--afresh", action="store_true", help="forget the seats that the timetable has")
    command.add_argument("--regroup-price", type=price, default=0, metavar="N", help="per student regrouped; 0")
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.set_defaults(run=later("section", "run_section"))


def _add_repair(commands: Commands) -> None:
    command = add_command(commands, "repair", "Mend a published timetable after changes, with least disturbance.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("published", type=Path, metavar="PUBLISHED", help="the timetable that was published")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="SOLUTION", help="where to write")
    command.add_argument("--changes", type=Path, metavar="JSON", help="changes to apply to the problem first")
    command.add_argument("--write-problem", type=Path, metavar="FILE", help="where to write the problem they give")
    command.add_argument("--move-price", type=price, required=True, metavar="N", help="per class at another time")
    command.add_argument("--room-price", type=price, metavar="N", help="per class in another room; half of that")
    command.add_argument("--regroup-price", type=price, required=True, metavar="N", help="per student regrouped")
    command.add_argument(
        "--freeze", action="append", default=[], metavar="CLASS", help="a class that stays; repeatable"
    )
    command.add_argument("--only-mend", action="store_true", help="stop once the rules are kept again")
    command.add_argument("--time-limit", type=positive_float, default=60.0, metavar="SECONDS", help="60 by default")
    command.add_argument("--seed", type=int, default=1, help="1 by default")
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.set_defaults(run=later("repair", "run_repair"))


def _add_explain(commands: Commands) -> None:
    command = add_command(commands, "explain", "Why a class is where it is, or why a problem has no timetable.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, nargs="?", metavar="SOLUTION", help="solution, XML or gzip")
    command.add_argument("class_id", nargs="?", metavar="CLASS", help="the class to explain")
    command.add_argument("--infeasible", action="store_true", help="requirements that can't hold together")
    command.add_argument("--time-limit", type=positive_float, default=60.0, metavar="SECONDS", help="60 by default")
    command.add_argument("--most", type=positive_integer, default=10, metavar="N", help="places to show; 10")
    command.set_defaults(run=later("explain", "run_explain"), refuse=command.error)


def _add_compare(commands: Commands) -> None:
    command = add_command(commands, "compare", "Timetables of a problem side by side; the first is the reference.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solutions", type=Path, nargs="+", metavar="SOLUTION", help="solutions, XML or gzip")
    command.set_defaults(run=later("compare", "run_compare"))


def _add_smooth(commands: Commands) -> None:
    command = add_command(commands, "smooth", "Even out groups and keep constraints of ours, classes staying in place.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, metavar="SOLUTION", help="the timetable with its students")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="SOLUTION", help="where to write")
    command.add_argument("--time-limit", type=positive_float, default=10.0, metavar="SECONDS", help="10 by default")
    command.add_argument("--seed", type=int, default=1, help="1 by default")
    command.set_defaults(run=later("smooth", "run_smooth"))


def _add_lower(commands: Commands) -> None:
    command = add_command(commands, "lower", "Say constraints of ours in the competition's words, where that is exact.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="PROBLEM", help="where to write")
    command.set_defaults(run=later("lower", "run_lower"))


def _add_draw(commands: Commands) -> None:
    command = add_command(commands, "draw", "Draw a week as a picture (SVG) or tell it in lines of text.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, metavar="SOLUTION", help="solution, XML or gzip")
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write; may be left out with --text"
    )
    chosen = command.add_mutually_exclusive_group()
    chosen.add_argument("--room", metavar="ROOM", help="the week of a room")
    chosen.add_argument("--student", metavar="STUDENT", help="the week of a student")
    chosen.add_argument("--course", metavar="COURSE", help="the week of a course")
    chosen.add_argument("--class", dest="class_ids", action="append", metavar="CLASS", help="a class; repeatable")
    command.add_argument("--week", type=positive_integer, metavar="N", help="one week, from 1; all of them by default")
    command.add_argument("--text", action="store_true", help="lines of text instead of a picture")
    command.set_defaults(run=later("draw", "run_draw"), refuse=command.error)
