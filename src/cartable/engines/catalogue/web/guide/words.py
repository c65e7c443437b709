"""The guide's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.web.labels import hours
from cartable.kernel.languages import in_language, reader_language

Text = str | Promise

SEASONS: dict[str, Text] = {"autumn": gettext_lazy("Autumn"), "spring": gettext_lazy("Spring")}
TONGUES: dict[str, Text] = {
    "fr": pgettext_lazy("taught in", "French"),
    "en": pgettext_lazy("taught in", "English"),
    "de": pgettext_lazy("taught in", "German"),
    "es": pgettext_lazy("taught in", "Spanish"),
    "it": pgettext_lazy("taught in", "Italian"),
    "pt": pgettext_lazy("taught in", "Portuguese"),
    "zh": pgettext_lazy("taught in", "Chinese"),
    "ja": pgettext_lazy("taught in", "Japanese"),
}
PARTS: tuple[tuple[str, str, Text, str], ...] = (
    ("lecture_minutes", "cs", gettext_lazy("Lectures"), ""),
    ("tutorial_minutes", "tm", gettext_lazy("Tutorials"), "edge-td"),
    ("lab_minutes", "ec", gettext_lazy("Labs"), "edge-tp"),
    ("personal_minutes", "ht", gettext_lazy("Personal work"), "edge-bar"),
)


def text_language(row: Any, name: str = "title") -> str:
    """The language of what ``title_of`` gives when it isn't the reader's, for ``lang``; else ""."""
    mine = reader_language()
    other = "fr" if mine == "en" else "en"
    return other if not getattr(row, f"{name}_{mine}") and getattr(row, f"{name}_{other}") else ""


def tongue(code: str) -> Text:
    """A language by its code."""
    return TONGUES.get(code, code.upper())


def tongue_in_text(code: str) -> str:
    """A language inside a sentence: English writes it with a capital, French without."""
    name = str(tongue(code))
    return name if reader_language() == "en" else name.lower()


def say_level(level: int) -> str:
    """« Niveau 2 »."""
    return _("Level %(level)d") % {"level": level}


def say_seasons(seasons: Sequence[str]) -> str:
    """« Automne et printemps »."""
    names = [str(SEASONS[season]) for season in seasons]
    if len(names) == 2:
        return _("%(first)s and %(second)s") % {"first": names[0], "second": names[1].lower()}
    return names[0] if names else _("Not offered this year")


def say_credits(credits: int) -> str:
    """« 6 crédits »."""
    return ngettext("%(count)d credit", "%(count)d credits", credits) % {"count": credits}


def say_units(count: int) -> str:
    """« 24 UE »."""
    return ngettext("%(count)d course unit", "%(count)d course units", count) % {"count": count}


def say_hours(unit: GuideUnit) -> str:
    """« CM 32 h, TD 32 h, TP 20 h »."""
    kinds = (
        (_("lectures"), unit.lecture_minutes),
        (_("tutorials"), unit.tutorial_minutes),
        (_("labs"), unit.lab_minutes),
    )
    return ", ".join(f"{name} {hours(minutes)}" for name, minutes in kinds if minutes)


def say_either(codes: Sequence[str]) -> str:
    """« MT22 ou MT23 »."""
    return f" {_('or')} ".join(sorted(codes))


def say_before(sets: Sequence[frozenset[str]]) -> str:
    """« MT32 et (SY16 ou SY17) »: everything wanted before, "" when nothing is."""
    parts = [
        say_either(sorted(one)) if len(one) == 1 or len(sets) == 1 else f"({say_either(sorted(one))})" for one in sets
    ]
    return f" {_('and')} ".join(parts)


def say_tag(tag: str, titles: Mapping[str, tuple[str, str]] | None = None) -> str:
    """A profile tag as the regulations call it; else its own words, « genie-urbain » reads « Genie urbain »."""
    french, english = (titles or {}).get(tag, ("", ""))
    if title := in_language(french, english):
        return title
    words = tag.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def unit_url(code: str, basket: Any = None) -> str:
    """The unit's page in the guide, carrying the selection."""
    address = reverse("guide:unit", args=[code])
    return str(basket.link(address)) if basket is not None else address


def level_title(levels: Sequence[Mapping[str, Any]], rank: int) -> str:
    """The name of a competence's level; its rank when the framework names none."""
    for level in levels:
        if level.get("rank") == rank:
            french, english = str(level.get("title_fr") or ""), str(level.get("title_en") or "")
            return in_language(french, english) or str(rank)
    return _("level %(rank)d") % {"rank": rank}
