"""Options of the commands."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from cartable_timetable.cli.check import run_check
from cartable_timetable.cli.compare import run_compare
from cartable_timetable.cli.explain import run_explain
from cartable_timetable.cli.info import run_info
from cartable_timetable.cli.repair import run_repair
from cartable_timetable.cli.section import run_section
from cartable_timetable.cli.solve import run_solve

_EPILOG = """exit codes:
  0  feasible (solve, check, section, repair, explain --infeasible) or answered (info, explain, compare)
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
    return parser


def _add_solve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add_command(commands, "solve", "Look for the best timetable; Ctrl-C stops and writes the best so far.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="SOLUTION", help="where to write")
    command.add_argument("--time-limit", type=_positive_float, default=60.0, metavar="SECONDS", help="60 by default")
    command.add_argument("--seed", type=int, default=1, help="same seed and iterations, same result; 1 by default")
    command.add_argument("--workers", type=_positive_integer, default=1, help="processes; 1 by default")
    command.add_argument("--start", type=Path, metavar="SOLUTION", help="solution to improve")
    command.add_argument("--iterations", type=_positive_integer, metavar="N", help="stop after so many moves")
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.set_defaults(run=run_solve)


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add_command(commands, "check", "Verify a timetable: hard rules, and cost by part.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, metavar="SOLUTION", help="solution, XML or gzip")
    command.add_argument("--details", action="store_true", help="list violated constraints and student conflicts")
    command.set_defaults(run=run_check)


def _add_info(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add_command(commands, "info", "Read a problem and say what it holds.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.set_defaults(run=run_info)


def _add_section(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add_command(commands, "section", "Seat students in a timetable that stays as it is.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, metavar="SOLUTION", help="the timetable, and seats if it has some")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="SOLUTION", help="where to write")
    command.add_argument("--time-limit", type=_positive_float, default=20.0, metavar="SECONDS", help="20 by default")
    command.add_argument("--seed", type=int, default=1, help="1 by default")
    command.add_argument("--afresh", action="store_true", help="forget the seats that the timetable has")
    command.add_argument("--regroup-price", type=_price, default=0, metavar="N", help="per student regrouped; 0")
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.set_defaults(run=run_section)


def _add_repair(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add_command(commands, "repair", "Mend a published timetable after changes, with least disturbance.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("published", type=Path, metavar="PUBLISHED", help="the timetable that was published")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="SOLUTION", help="where to write")
    command.add_argument("--changes", type=Path, metavar="JSON", help="changes to apply to the problem first")
    command.add_argument("--write-problem", type=Path, metavar="FILE", help="where to write the problem they give")
    command.add_argument("--move-price", type=_price, required=True, metavar="N", help="per class at another time")
    command.add_argument("--room-price", type=_price, metavar="N", help="per class in another room; half of that")
    command.add_argument("--regroup-price", type=_price, required=True, metavar="N", help="per student regrouped")
    command.add_argument(
        "--freeze", action="append", default=[], metavar="CLASS", help="a class that stays; repeatable"
    )
    command.add_argument("--only-mend", action="store_true", help="stop once the rules are kept again")
    command.add_argument("--time-limit", type=_positive_float, default=60.0, metavar="SECONDS", help="60 by default")
    command.add_argument("--seed", type=int, default=1, help="1 by default")
    command.add_argument("--quiet", action="store_true", help="no progress on standard error")
    command.set_defaults(run=run_repair)


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add_command(commands, "explain", "Why a class is where it is, or why a problem has no timetable.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solution", type=Path, nargs="?", metavar="SOLUTION", help="solution, XML or gzip")
    command.add_argument("class_id", nargs="?", metavar="CLASS", help="the class to explain")
    command.add_argument("--infeasible", action="store_true", help="requirements that can't hold together")
    command.add_argument("--time-limit", type=_positive_float, default=60.0, metavar="SECONDS", help="60 by default")
    command.add_argument("--most", type=_positive_integer, default=10, metavar="N", help="places to show; 10")
    command.set_defaults(run=run_explain, refuse=command.error)


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add_command(commands, "compare", "Timetables of a problem side by side; the first is the reference.")
    command.add_argument("problem", type=Path, metavar="PROBLEM", help="problem, XML or gzip")
    command.add_argument("solutions", type=Path, nargs="+", metavar="SOLUTION", help="solutions, XML or gzip")
    command.set_defaults(run=run_compare)


def _add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_text: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.add_argument("--json", action="store_true", help="answer in JSON on standard output")
    command.add_argument("--language", choices=("en", "fr"), default=_guess_language(), help="language of the faults")
    return command


def _guess_language() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "fr" if value.startswith("fr") else "en"
    return "en"


def _positive_float(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a positive number of seconds")
    return value


def _positive_integer(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return value


def _price(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is negative")
    return value
