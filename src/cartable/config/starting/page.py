"""The page of a start under way, in HTML or JSON, made with nothing but the standard library."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from html import escape
from pathlib import Path

from cartable.config.cli.language import gettext as _
from cartable.config.starting.progress import Snapshot, Step

REFRESH_SECONDS = 2


@cache
def style_text() -> str:
    """The style sheet."""
    return (Path(__file__).parent / "starting.css").read_text()


def page(snapshot: Snapshot, *, title: str, language: str) -> str:
    """The whole page; it loads itself again until the site answers in its place."""
    heading = snapshot.problem or title
    refresh = "" if snapshot.problem else f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">'
    return f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{refresh}
<title>{escape(heading)} – Cartable</title>
<link rel="stylesheet" href="/starting.css">
</head>
<body>
<main>
<p class="name">Cartable</p>
<h1>{escape(heading)}</h1>
{_body(snapshot)}
</main>
</body>
</html>
"""


def document(snapshot: Snapshot) -> str:
    """The same for programs."""
    status = "down" if snapshot.problem else "starting"
    steps = [asdict(step) for step in snapshot.steps]
    return json.dumps({"status": status, "problem": snapshot.problem, "mend": snapshot.mend, "steps": steps})


def _body(snapshot: Snapshot) -> str:
    if snapshot.problem:
        return f"<p>{escape(snapshot.mend)}</p>"
    total = len(snapshot.steps)
    told = _("%(done)d steps of %(total)d are done. This page follows by itself.") % {
        "done": snapshot.done,
        "total": total,
    }
    rows = "\n".join(_row(step) for step in snapshot.steps)
    return f"""<p class="soft">{escape(told)}</p>
<progress max="{total}" value="{_amount(snapshot):.2f}" aria-label="{escape(told)}"></progress>
<ol>
{rows}
</ol>"""


def _amount(snapshot: Snapshot) -> float:
    """Steps done, with the known part of the present one."""
    return snapshot.done + sum(step.fraction or 0 for step in snapshot.steps if step.state == "now")


def _row(step: Step) -> str:
    told = escape(step.title)
    if step.state == "now" and step.fraction is not None:
        told += f" ({step.fraction:.0%})"
    if step.message:
        told += f' <span class="soft">{escape(step.message)}</span>'
    current = ' aria-current="step"' if step.state == "now" else ""
    return f'<li class="{escape(step.state)}"{current}>{told}</li>'
