"""From an exception to a message, a remedy and an exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Any

from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.kernel.postgres import DatabaseUnavailable


class CommandFailed(Exception):
    """A command can't do what was asked."""

    def __init__(self, what: str, mend: str = "", *, code: str = "failed", exit_code: Exit = Exit.FAILED) -> None:
        super().__init__(what)
        self.report = Report(code, what, mend, exit_code)


@dataclass(frozen=True, slots=True)
class Report:
    """A problem as the command line tells it."""

    code: str
    what: str
    mend: str
    exit_code: Exit
    faults: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """For ``--json``."""
        error = {"code": self.code, "what": self.what, "mend": self.mend, "faults": self.faults}
        return {"ok": False, "error": error, "exit_code": int(self.exit_code)}


def report_of(error: BaseException) -> Report | None:
    """The report of an exception that people can act on; None for a fault of the program."""
    if isinstance(error, CommandFailed):
        return error.report
    if isinstance(error, DatabaseUnavailable):
        return Report("database.unavailable", *error.told(_), Exit.BROKEN)
    problem = _kernel_problem(error)
    if problem is not None:
        return problem
    if isinstance(error, OSError) and error.filename is not None:
        return Report("file.failed", f"{error.filename}: {error.strerror}", "", Exit.FAILED)
    if isinstance(error, OSError) and error.errno is not None:
        return Report("system.failed", str(error), "", Exit.FAILED)
    return None


def _kernel_problem(error: BaseException) -> Report | None:
    problems = sys.modules.get("cartable.kernel.problems")
    if problems is None or not isinstance(error, problems.Problem):
        return None
    if isinstance(error, problems.InputRefused):
        told = error.as_dict()
        return Report(error.code, str(error.what), str(error.mend), Exit.BAD_INPUT, told["faults"])
    refused = isinstance(error, problems.NotAllowed | problems.Conflict)
    return Report(error.code, str(error.what), str(error.mend), Exit.REFUSED if refused else Exit.BAD_INPUT)


def environment_report(error: ValueError) -> Report:
    """A variable of the environment that can't be used."""
    mend = _("docs/guides/configuration.md lists every variable.")
    return Report("environment.wrong", str(error), mend, Exit.BROKEN)
