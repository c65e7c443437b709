"""The command line: ``cartable``."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point of the installed command."""
    from cartable.config.cli.command import run
    from cartable.config.cli.language import chosen_language, use_language
    from cartable.config.cli.root import root

    use_language(_language_asked_for(sys.argv[1:]) or chosen_language())
    sys.exit(run(root(), sys.argv[1:]))


def _language_asked_for(arguments: list[str]) -> str | None:
    """``--lang`` wherever it stands, so that even the first error speaks it."""
    for number, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and number + 1 < len(arguments):
            value = arguments[number + 1]
        if value in ("fr", "en"):
            return value
    return None
