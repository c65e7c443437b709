"""What commands say: for people on the terminal, or JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from cartable.config.cli.problems import Report


class Output:
    """Results go to stdout, everything else to stderr; with ``--json`` stdout holds JSON only."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.people = Console(highlight=False, soft_wrap=True)
        self.errors = Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """A line for people; nothing with ``--json``."""
        if not self.as_json:
            self.people.print(escape(text))

    def note(self, text: str) -> None:
        """A line for people beside the results."""
        if not self.as_json:
            self.errors.print(escape(text), style="dim")

    def result(self, data: Mapping[str, Any], text: str = "") -> None:
        """The outcome: ``data`` for programs, ``text`` for people."""
        if self.as_json:
            click.echo(json.dumps({"ok": True, **data}, ensure_ascii=False, default=str))
        elif text:
            self.say(text)

    def event(self, name: str, data: Mapping[str, Any]) -> None:
        """Something happened in a long command: one line of JSON each."""
        if self.as_json:
            click.echo(json.dumps({"event": name, **data}, ensure_ascii=False, default=str))

    def problem(self, report: Report) -> None:
        """What went wrong, where, and how to mend it."""
        if self.as_json:
            click.echo(json.dumps(report.as_dict(), ensure_ascii=False, default=str))
            return
        self.errors.print(escape(report.what), style="bold red")
        for fault in report.faults:
            where = f"{fault['where']}" + (f":{fault['line']}" if fault.get("line") else "")
            told = " ".join(part for part in (where and f"{where}:", fault["what"], fault["mend"]) if part)
            self.errors.print(f"  {escape(told)}")
        if report.mend:
            self.errors.print(escape(report.mend))

    @contextmanager
    def progress(self, title: str) -> Iterator[ProgressBar]:
        """A bar on stderr; nothing with ``--json`` or where stderr is not a terminal."""
        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[message]}"),
            TimeElapsedColumn(),
            console=self.errors,
            transient=True,
            disable=self.as_json or not self.errors.is_terminal,
        )
        with bar:
            yield ProgressBar(bar, title)


class ProgressBar:
    """One bar."""

    def __init__(self, bar: Progress, title: str) -> None:
        self._bar = bar
        self._task = bar.add_task(escape(title), total=None, message="")

    def __call__(self, fraction: float | None = None, message: object = "", **_: Any) -> None:
        """How far (0 to 1, None: unknown) and what is being done."""
        total = None if fraction is None else 1.0
        self._bar.update(self._task, completed=fraction or 0, total=total, message=escape(str(message)))
