"""``draw``: a week as a picture or as text."""

from __future__ import annotations

import argparse
import sys

from cartable_timetable.cli.destination import is_writable
from cartable_timetable.cli.exit_codes import BAD_INPUT, CANNOT_WRITE, OK
from cartable_timetable.cli.output import print_json
from cartable_timetable.drawing import NotInProblem, draw_week, week_as_text
from cartable_timetable.xml import read_problem, read_solution


def run_draw(options: argparse.Namespace) -> int:
    """Writes the picture or, with ``--text``, the text, on standard output when no file is named."""
    if options.output is None and not options.text:
        options.refuse("name a file with -o, or ask --text")
    problem = read_problem(options.problem)
    solution = read_solution(options.solution, problem)
    draw = week_as_text if options.text else draw_week
    try:
        drawn = draw(
            problem,
            solution,
            room=options.room,
            student=options.student,
            course=options.course,
            class_ids=options.class_ids,
            week=None if options.week is None else options.week - 1,
            language=options.language,
        )
    except NotInProblem as error:
        print(f"cartable-timetable: {error}", file=sys.stderr)
        return BAD_INPUT
    if options.output is None:
        if options.json:
            print_json({"text": drawn})
        else:
            print(drawn, end="")
        return OK
    if not is_writable(options.output):
        print(f"cartable-timetable: {options.output} cannot be written", file=sys.stderr)
        return CANNOT_WRITE
    options.output.write_text(drawn, "utf-8")
    if options.json:
        print_json({"written": str(options.output)})
    else:
        print(f"{options.output}: written")
    return OK
