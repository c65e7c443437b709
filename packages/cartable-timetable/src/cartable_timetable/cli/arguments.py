"""What the options of several commands share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def later(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command that is imported when it runs: no command waits for what another one needs."""

    def run(options: argparse.Namespace) -> int:
        return int(getattr(import_module(f"cartable_timetable.cli.{module}"), name)(options))

    return run


def add_command(commands: Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    """A command with the options that all have."""
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.add_argument("--json", action="store_true", help="answer in JSON on standard output")
    command.add_argument("--language", choices=("en", "fr"), default=guess_language(), help="language of the faults")
    return command


def guess_language() -> str:
    """The language of the shell, English unless it is French."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "fr" if value.startswith("fr") else "en"
    return "en"


def positive_float(text: str) -> float:
    """Seconds."""
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a positive number of seconds")
    return value


def positive_integer(text: str) -> int:
    """1 or more."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return value


def price(text: str) -> int:
    """0 or more."""
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is negative")
    return value
