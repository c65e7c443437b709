"""A unit in a list of the guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.web.guide.selected import Basket
from cartable.engines.catalogue.web.guide.words import (
    say_before,
    say_hours,
    say_seasons,
    text_language,
    tongue_in_text,
    unit_url,
)
from cartable.kernel.languages import title_of


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a unit. ``toggle_url`` adds it to the selection or takes it away; "" when it is full."""

    unit: GuideUnit
    title: str
    title_language: str
    summary: str
    summary_language: str
    url: str
    facts: tuple[tuple[str, str], ...]
    seasons: str
    credits_word: str
    is_chosen: bool
    toggle_url: str


def card_of(unit: GuideUnit, basket: Basket, query: QueryDict) -> Card:
    """The card, whose links keep the selection."""
    return Card(
        unit=unit,
        title=title_of(unit),
        title_language=text_language(unit),
        summary=title_of(unit, "summary"),
        summary_language=text_language(unit, "summary"),
        url=unit_url(unit.code, basket),
        facts=tuple(_facts(unit)),
        seasons=say_seasons(unit.seasons).lower(),
        credits_word=ngettext("credit", "credits", unit.credits),
        is_chosen=unit.code in basket.codes,
        toggle_url=basket.toggle(unit.code, query),
    )


def _facts(unit: GuideUnit) -> Any:
    """(icon, words): what makes somebody click or pass."""
    if hours := say_hours(unit):
        yield "clock", hours
    if unit.capacity:
        yield "users", ngettext("%(count)d place", "%(count)d places", unit.capacity) % {"count": unit.capacity}
    if unit.before:
        yield "git-branch", _("after %(units)s") % {"units": say_before(unit.before)}
    if unit.language != "fr":
        yield "globe", _("taught in %(language)s") % {"language": tongue_in_text(unit.language)}
