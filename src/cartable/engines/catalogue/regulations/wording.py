"""Say requirements in French and in English."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.regulations.nodes import (
    LANGUAGE_LEVELS,
    Abroad,
    All,
    Block,
    Credits,
    Internship,
    Language,
    Pix,
    Requirement,
    Some,
    Total,
    Units,
    Where,
)
from cartable.engines.catalogue.regulations.records import Outline

CATEGORY_WORDS: dict[str, Promise] = {
    "cs": _("scientific knowledge"),
    "tm": _("techniques and methods"),
    "ec": _("expression and communication"),
    "me": _("management"),
    "ht": _("humanities"),
    "st": _("internship"),
}
ORIGIN_WORDS: dict[str, Promise] = {
    "unit": _("units followed here"),
    "equivalence": _("equivalences"),
    "mobility": _("mobilities"),
    "internship": _("internships"),
    "experience": _("validated experience"),
}
Names = Mapping[str, str]
"""Titles by code, of competences and tags."""


def outline(requirement: Requirement, language: str, names: Names | None = None) -> Outline:
    """The tree in words: each node by its title, the phrase beside, or by its phrase alone. ``language``: "fr" or "en".

    ``names`` gives the titles of competences and profile tags, by code.
    """
    with override(language):
        return _outline(requirement, language, names or {})


def phrase(requirement: Requirement, language: str, names: Names | None = None) -> str:
    """What one requirement asks, without what is inside: “66 credits in scientific knowledge”."""
    with override(language):
        return say(requirement, names or {})


def label(requirement: Requirement, language: str, names: Names | None = None) -> str:
    """Its title, or its phrase when it has none, with a capital."""
    return requirement.title(language) or _capital(phrase(requirement, language, names))


def say_level(rank: int) -> str:
    """The level of this rank on the European scale; a dash for none."""
    return LANGUAGE_LEVELS[rank - 1] if 1 <= rank <= len(LANGUAGE_LEVELS) else "–"


def say(requirement: Requirement, names: Names) -> str:
    """The phrase, in the active language."""
    match requirement:
        case All(apart=apart):
            return gettext("all of this, a unit counting in one part only") if apart else gettext("all of this")
        case Some(n=n, parts=parts):
            if len(parts) == n:
                return gettext("all of this")
            return gettext("at least %(n)d of these") % {"n": n}
        case Credits(credits=credits, where=where):
            return "".join([_credits(credits), *_clauses(where, names)])
        case Total(credits=credits):
            return gettext("%(credits)s in all") % {"credits": _credits(credits)}
        case Block(competence=competence, credits=credits):
            said = {"credits": _credits(credits), "competence": names.get(competence, competence)}
            return gettext("%(credits)s that teach the competence “%(competence)s”") % said
        case Units(n=n, units=units):
            return _units(n, units)
        case _:
            return _certified(requirement)


def _outline(requirement: Requirement, language: str, names: Names) -> Outline:
    said, title = say(requirement, names), requirement.title(language)
    is_plain = isinstance(requirement, All) and not requirement.apart
    detail = said if title and not is_plain else ""
    parts = tuple(_outline(part, language, names) for part in requirement.of)
    return Outline(requirement.key, requirement.kind, title or _capital(said), detail, parts)


def _credits(count: int) -> str:
    return ngettext("%(count)d credit", "%(count)d credits", count) % {"count": count}


def _clauses(where: Where, names: Names) -> list[str]:
    clauses = []
    if where.categories:
        said = either([str(word) for code, word in CATEGORY_WORDS.items() if code in where.categories])
        clauses.append(gettext(" in %(categories)s") % {"categories": said})
    if where.units:
        clauses.append(gettext(" among %(units)s") % {"units": ", ".join(sorted(where.units))})
    if where.tags:
        said = either([gettext("“%(name)s”") % {"name": names.get(tag, tag)} for tag in sorted(where.tags)])
        clauses.append(gettext(" of the profile %(tags)s") % {"tags": said})
    if where.level_from:
        clauses.append(gettext(" of level %(level)d or more") % {"level": where.level_from})
    if where.language:
        clauses.append(gettext(" taught in %(language)s") % {"language": language_name(where.language)})
    if where.origins:
        said = either([str(word) for code, word in ORIGIN_WORDS.items() if code in where.origins])
        clauses.append(gettext(" brought by %(origins)s") % {"origins": said})
    return clauses


def _units(n: int, units: tuple[str, ...]) -> str:
    if len(units) == n:
        return both(list(units))
    said = {"n": n, "units": ", ".join(units)}
    return ngettext("%(n)d unit among %(units)s", "%(n)d units among %(units)s", n) % said


def _certified(requirement: Language | Pix | Abroad | Internship) -> str:
    match requirement:
        case Language(language=language, level=level):
            return gettext("level %(level)s in %(language)s") % {"level": level, "language": language_name(language)}
        case Pix(points=points):
            return ngettext("%(count)d Pix point", "%(count)d Pix points", points) % {"count": points}
        case Abroad(weeks=weeks):
            return ngettext("%(count)d week abroad", "%(count)d weeks abroad", weeks) % {"count": weeks}
        case Internship(weeks=weeks):
            return ngettext("%(count)d week of internship", "%(count)d weeks of internship", weeks) % {"count": weeks}


def language_name(code: str) -> str:
    """The name of a language in the active one; its code when nobody knows it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def either(words: list[str]) -> str:
    """“a, b or c”."""
    return _joined(words, gettext("%(words)s or %(last)s"))


def both(words: list[str]) -> str:
    """“a, b and c”."""
    return _joined(words, gettext("%(words)s and %(last)s"))


def _joined(words: list[str], pattern: str) -> str:
    *first, last = words
    return pattern % {"words": ", ".join(first), "last": last} if first else last


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
