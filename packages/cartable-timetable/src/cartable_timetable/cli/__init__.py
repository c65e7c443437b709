"""The command line: a module for each command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cartable_timetable.cli.exit_codes import BAD_INPUT, CANNOT_WRITE, INTERRUPTED
from cartable_timetable.cli.output import print_faults
from cartable_timetable.cli.parser import build_parser
from cartable_timetable.faults import ProblemFileError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code (see :mod:`cartable_timetable.cli.exit_codes`)."""
    options = build_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ProblemFileError as error:
        print_faults(error.faults, options)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return CANNOT_WRITE
    except OSError as error:
        print(f"cartable-timetable: {error}", file=sys.stderr)
        return CANNOT_WRITE
