"""The guide to print: the whole of it, or the reader's selection."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cartable.engines.calendar.api import current_year
from cartable.engines.catalogue.domain.guide.booklet import make_booklet
from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.queries.guide import texts_of
from cartable.engines.catalogue.web.guide.page import GuidePage
from cartable.engines.catalogue.web.guide.texts import blocks_of
from cartable.engines.catalogue.web.guide.unit import SECTIONS
from cartable.engines.catalogue.web.guide.words import (
    say_before,
    say_credits,
    say_hours,
    say_level,
    say_seasons,
    say_units,
    tongue,
)
from cartable.engines.catalogue.web.labels import CATEGORIES
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.typography import is_french, set_french


class Booklet(GuidePage):
    """``/guide/guide.pdf``; with ``?u=…`` only the units chosen."""

    is_indexed = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The file, made once for each content. Raises BookletNotMade."""
        path = make_booklet(self.content())
        name = slugify(self.heading()) or "guide"
        response = FileResponse(path.open("rb"), content_type="application/pdf", filename=f"{name}.pdf")
        response["X-Robots-Tag"] = "noindex"
        return response

    def heading(self) -> str:
        """What it is."""
        return _("My selection of course units") if self.basket else _("Course guide")

    def content(self) -> dict[str, Any]:
        """All that the pages show; chapters by category for the whole, one for a selection."""
        chosen = list(self.basket.units or self.units.values())
        texts = texts_of(unit.id for unit in chosen)
        year = current_year(today())
        entries = {unit.code: _entry(unit, texts.get(unit.id)) for unit in chosen}
        is_whole = not self.basket
        one = [_chapter(self.heading(), list(entries.values()))]
        return {
            "language": (get_language() or "fr")[:2],
            "title": self.heading(),
            "subtitle": ", ".join(part for part in (year.code if year else "", say_units(len(chosen))) if part),
            "campus": settings.CAMPUS_NAME,
            "keywords": [str(name) for name in CATEGORIES.values()],
            "has_contents": is_whole,
            "words": {"contents": _("Contents"), "index": _("Units by code")},
            "chapters": _by_category(chosen, entries) if is_whole else one,
            "index": [{"id": one["id"], "code": one["code"], "title": one["title"]} for one in entries.values()],
        }


def _chapter(title: str, units: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title, "units": units}


def _by_category(chosen: list[GuideUnit], entries: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    parts = [
        _chapter(str(title), [entries[unit.code] for unit in chosen if unit.category == key])
        for key, title in CATEGORIES.items()
    ]
    return [part for part in parts if part["units"]]


def _entry(unit: GuideUnit, version: Any) -> dict[str, Any]:
    facts = [
        say_credits(unit.credits),
        say_seasons(unit.seasons),
        say_level(unit.level),
        say_hours(unit),
        str(tongue(unit.language)),
        unit.campus_title,
    ]
    lines = [
        (_("Wanted before:"), say_before(unit.before)),
        (_("Advised before:"), say_before(unit.advised)),
        (_("Not with:"), ", ".join(sorted(unit.exclusions))),
        (_("In charge:"), unit.lead),
    ]
    sections = [
        {"title": str(title), "blocks": [_typeset(block) for block in blocks_of(title_of(version, key))]}
        for key, title in SECTIONS
        if version is not None and title_of(version, key)
    ]
    return {
        "id": unit.id,
        "code": unit.code,
        "category": unit.category,
        "title": _set(title_of(unit)),
        "summary": _set(title_of(unit, "summary")),
        "facts": [_set(fact) for fact in facts if fact],
        "sections": sections,
        "lines": [{"label": _set(str(label)), "text": _set(text)} for label, text in lines if text],
    }


def _typeset(block: Any) -> dict[str, Any]:
    return asdict(block) | {"lines": [_set(line) for line in block.lines]}


def _set(text: str) -> str:
    return set_french(text) if is_french() else text
