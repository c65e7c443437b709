"""``explain``: why a class is where it is, or why a problem has no timetable."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from cartable_timetable.cli.exit_codes import BAD_INPUT, INFEASIBLE, NOT_SETTLED, OK
from cartable_timetable.cli.explain_words import WORDS
from cartable_timetable.cli.output import describe_parts, print_json
from cartable_timetable.explaining import (
    ClassExplanation,
    ClassUnknown,
    Conflict,
    Core,
    InfeasibilityNotSettled,
    PlacementOption,
    Sentence,
    explain_class,
    explain_infeasibility,
    list_unseen_extensions,
)
from cartable_timetable.explaining.moments import Moment
from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Problem
from cartable_timetable.xml import read_problem, read_solution


def run_explain(options: argparse.Namespace) -> int:
    """With ``--infeasible``, looks for requirements that can't hold together; otherwise explains one class."""
    if options.infeasible:
        if options.solution is not None:
            options.refuse("--infeasible takes a problem only")
        return _explain_problem(read_problem(options.problem), options)
    if options.class_id is None:
        options.refuse("name a SOLUTION and a CLASS, or ask --infeasible")
    problem = read_problem(options.problem)
    try:
        explanation = explain_class(problem, read_solution(options.solution, problem), options.class_id)
    except ClassUnknown as error:
        print(f"cartable-timetable: {error}", file=sys.stderr)
        return BAD_INPUT
    if options.json:
        print_json(_describe_class(explanation, problem, options.language))
    else:
        _print_class(explanation, problem, options)
    return OK


def _explain_problem(problem: Problem, options: argparse.Namespace) -> int:
    try:
        core = explain_infeasibility(problem, time_limit=options.time_limit)
    except InfeasibilityNotSettled as error:
        print(f"cartable-timetable: {error}", file=sys.stderr)
        return NOT_SETTLED
    unseen = list_unseen_extensions(problem)
    if options.json:
        told = _describe_core(core, options.language)
        print_json({**told, "unseen_extensions": list(unseen)} if problem.extensions else told)
    elif core is None:
        print(WORDS[options.language]["holds"])
        if unseen:
            print(Sentence("extensions_unseen", {"where": unseen}).text_in(options.language))
    else:
        print(core.text_in(options.language))
    return OK if core is None else INFEASIBLE


def _describe_core(core: Core | None, language: str) -> dict[str, Any]:
    if core is None:
        return {"contradictory": False, "requirements": []}
    requirements = [
        {
            "kind": item.kind.value,
            "name": item.name,
            "position": item.position,
            "text": item.text_in(language),
        }
        for item in core.requirements
    ]
    return {"contradictory": True, "minimal": core.is_minimal, "requirements": requirements}


def _describe_class(explanation: ClassExplanation, problem: Problem, language: str) -> dict[str, Any]:
    present = explanation.present
    return {
        "class": explanation.class_id,
        "summary": explanation.text_in(language),
        "present": None if present is None else _describe_option(present, problem, language),
        "options": [_describe_option(option, problem, language) for option in explanation.options],
    }


def _describe_option(option: PlacementOption, problem: Problem, language: str) -> dict[str, Any]:
    time = option.placement.time
    return {
        "days": mask_to_text(time.days, problem.days),
        "weeks": mask_to_text(time.weeks, problem.weeks),
        "start": time.start,
        "length": time.length,
        "room": option.placement.room,
        "present": option.is_present,
        "possible": option.is_possible,
        "difference": {**describe_parts(option.difference), "total": option.difference.total},
        "extension_difference": option.extension_difference,
        "conflicts": [_describe_conflict(conflict, language) for conflict in option.conflicts],
    }


def _describe_conflict(conflict: Conflict, language: str) -> dict[str, Any]:
    return {
        "code": conflict.code,
        "hard": conflict.is_hard,
        "cost": conflict.cost,
        "classes": list(conflict.classes),
        "room": conflict.room,
        "distribution": conflict.distribution,
        "students": list(conflict.students),
        "text": conflict.sentence.text_in(language),
    }


def _print_class(explanation: ClassExplanation, problem: Problem, options: argparse.Namespace) -> None:
    language = options.language
    print(explanation.text_in(language))
    for option in explanation.options[: options.most]:
        print(_tell_option(option, problem, language))
        for conflict in option.conflicts:
            print(f"    {conflict.sentence.text_in(language)}")
    left = len(explanation.options) - options.most
    if left > 0:
        print(WORDS[language]["more"].format(count=left))


def _tell_option(option: PlacementOption, problem: Problem, language: str) -> str:
    words = WORDS[language]
    where = Moment.of(option.placement.time, problem).text_in(language)
    if option.placement.room is not None:
        where += words["in_room"].format(room=option.placement.room)
    if option.is_present:
        return f"= {where}{words['present']}"
    parts = {**describe_parts(option.difference), "extension": option.extension_difference}
    told = ", ".join(f"{words[part]} {value:+d}" for part, value in parts.items() if value)
    mark = " " if option.is_possible else "x"
    return f"{mark} {where}{words['colon']} {option.price:+d}" + (f" ({told})" if told else "")
