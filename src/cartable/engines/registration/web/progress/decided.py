"""Decisions for one person, as pages tell them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext

from cartable.engines.registration.web.progress.words import EXEMPTION_TITLES
from cartable.kernel.languages import in_language
from cartable.ui.cells import Status
from cartable.ui.moments import say_day


def told_exemptions(rows: Iterable[Any], titles: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Each decision: on what, what it says, who decided and why, whether it still holds."""
    return [
        {
            "row": row,
            "node": titled(titles, row.node),
            "what": _what(row),
            "who": row.decided_by.full_name,
            "day": row.decided_at,
            "state": Status("ok", gettext("in force"))
            if row.ended_at is None
            else Status("none", gettext("ended on %(day)s") % {"day": say_day(row.ended_at.date(), "year")}),
        }
        for row in rows
    ]


def titled(titles: Mapping[str, tuple[str, str]], key: str) -> str:
    """The requirement's title in the reader's language, its key when it has none any more."""
    french, english = titles.get(key, ("", ""))
    return in_language(french, english) or key


def _what(row: Any) -> str:
    title = str(EXEMPTION_TITLES[row.kind])
    if row.kind == "lowered":
        return gettext("%(what)s: %(minimum)s") % {"what": title, "minimum": row.detail.get("minimum")}
    if row.kind == "admitted":
        return gettext("%(what)s: %(unit)s") % {"what": title, "unit": row.detail.get("unit")}
    return title
