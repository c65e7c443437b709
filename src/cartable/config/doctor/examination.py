"""The whole examination, which changes nothing and never stops at the first trouble."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cartable.config.cli.language import gettext as _
from cartable.config.doctor import computer, database
from cartable.config.doctor.finding import Finding
from cartable.config.environment import Environment


def examine() -> list[Finding]:
    """Everything looked at, in the order in which to mend."""
    return list(_examine())


def _examine() -> Iterator[Finding]:
    yield computer.python_version()
    yield computer.packages(computer.installed_from() / "requirements" / "base.txt")
    data_dir = Path(os.environ.get("CARTABLE_DATA") or ".data").absolute()
    yield computer.data_folder(data_dir)
    yield computer.disk(data_dir)
    environment, finding = _environment(data_dir)
    yield finding
    if environment is not None:
        yield from database.server(environment)
        if database.is_running(environment):
            from cartable.config.processes.database import set_up_django

            set_up_django()
            yield from database.contents()
            yield _static()
    yield computer.browser()


def _environment(data_dir: Path) -> tuple[Environment | None, Finding]:
    title = _("Settings")
    # The secret key is made at the first start, not by looking.
    known = {} if (data_dir / "secret-key").exists() else {"CARTABLE_SECRET_KEY": "unused"}
    try:
        return Environment.read(os.environ | known), Finding("settings", title, "ok", _("readable"))
    except (ValueError, OSError) as error:
        mend = _("docs/guides/configuration.md lists every variable.")
        return None, Finding("settings", title, "broken", str(error), mend)


def _static() -> Finding:
    from django.conf import settings

    title = _("Styles and scripts")
    if (Path(settings.STATIC_ROOT) / ".collected").exists():
        return Finding("static", title, "ok", _("gathered"))
    return Finding("static", title, "note", _("they are gathered when “cartable serve” starts"))
