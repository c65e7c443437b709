"""What each programme's degree asks, as requirement trees of the catalogue's regulations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cartable_demo.plan.chains import PROFILES, tags_of
from cartable_demo.plan.units import PlannedUnit

Tree = dict[str, Any]


def degree_of(programme: str, units: Iterable[PlannedUnit]) -> Tree:
    """The tree of a programme, asking only for what the campus teaches (a small one teaches less)."""
    known = list(units)
    taught = {tag for unit in known for tag in tags_of(unit)}
    tree = _foundation(taught) if programme == "TC" else _branch(programme, taught)
    return _within_reach(tree, known)


def _within_reach(tree: Tree, units: list[PlannedUnit]) -> Tree:
    """The tree with no more credits asked than half of what the campus teaches of their kind."""
    parts = [_within_reach(part, units) for part in tree.get("of", ())]
    tree = tree | {"of": parts} if parts else tree
    if tree["kind"] not in ("credits", "total"):
        return tree
    return tree | {"minimum": max(2, min(tree["minimum"], _taught(tree.get("where", {}), units) // 2))}


def _taught(where: dict[str, Any], units: list[PlannedUnit]) -> int:
    """Credits of all the units that count there."""
    return sum(
        unit.credits
        for unit in units
        if unit.category in where.get("categories", (unit.category,))
        and unit.level >= where.get("level_from", 0)
        and ("tags" not in where or set(where["tags"]) & set(tags_of(unit)))
    )


def _credits(key: str, minimum: int, titles: tuple[str, str], of: Iterable[Tree] = (), **where: Any) -> Tree:
    tree: Tree = {
        "kind": "credits",
        "key": key,
        "title_fr": titles[0],
        "title_en": titles[1],
        "minimum": minimum,
        "where": where,
    }
    inside = list(of)
    return tree | {"of": inside} if inside else tree


def _chance(taught: set[str]) -> list[Tree]:
    if "chance" not in taught:
        return []
    return [_credits("chance", 6, ("Probabilités ou statistique", "Probability or statistics"), tags=["chance"])]


def _whole(key: str, titles: tuple[str, str], parts: list[Tree]) -> Tree:
    return {"kind": "all", "key": key, "title_fr": titles[0], "title_en": titles[1], "of": parts}


def _total(minimum: int) -> Tree:
    titles = {"title_fr": "Total des crédits", "title_en": "Credits in all"}
    return {"kind": "total", "key": "total", "minimum": minimum} | titles


def _english(level: str) -> Tree:
    titles = {"title_fr": f"Anglais, niveau {level}", "title_en": f"English, level {level}"}
    return {"kind": "language", "key": "english", "language": "en", "level": level} | titles


def _foundation(taught: set[str]) -> Tree:
    science = ("Connaissances scientifiques", "Scientific knowledge")
    methods = ("Techniques et méthodes", "Techniques and methods")
    parts = [
        _total(120),
        _credits("science", 42, science, _chance(taught), categories=["cs"]),
        _credits("methods", 24, methods, categories=["tm"]),
        _credits("expression", 12, ("Expression et communication", "Expression and communication"), categories=["ec"]),
        _credits("humanities", 16, ("Humanités et management", "Humanities and management"), categories=["ht", "me"]),
        _english("B1"),
    ]
    return _whole("degree", ("Tronc commun validé", "Foundation years completed"), parts)


def _branch(programme: str, taught: set[str]) -> Tree:
    science = ("Connaissances scientifiques", "Scientific knowledge")
    methods = ("Techniques et méthodes", "Techniques and methods")
    human = ("Humanités et management", "Humanities and management")
    deeper = _credits("deeper", 24, ("Niveau 2 ou plus", "Level 2 or above"), level_from=2)
    management = _credits("management", 12, ("dont management", "of which management"), categories=["me"])
    parts = [
        _total(300),
        _credits("science", 84, science, _chance(taught), categories=["cs"]),
        _credits("methods", 90, methods, [deeper], categories=["tm"]),
        _credits("expression", 24, ("Expression et communication", "Expression and communication"), categories=["ec"]),
        _credits("humanities", 40, human, [management], categories=["ht", "me"]),
        *_profiles(programme, taught),
        _english("B2"),
        {"kind": "pix", "key": "pix", "points": 500, "title_fr": "Pix, 500 points", "title_en": "Pix, 500 points"},
        {
            "kind": "abroad",
            "key": "abroad",
            "weeks": 12,
            "title_fr": "Séjour à l'étranger, 12 semaines",
            "title_en": "Twelve weeks abroad",
        },
        {
            "kind": "internship",
            "key": "internship",
            "weeks": 24,
            "title_fr": "Stages, 24 semaines",
            "title_en": "Internships, 24 weeks",
        },
    ]
    return _whole("degree", ("Diplôme d'ingénieur", "Engineering degree"), parts)


def _profiles(programme: str, taught: set[str]) -> list[Tree]:
    """One profile of the branch at least."""
    parts = [
        _credits(tag, 30, titles, tags=[tag])
        for number, titles in enumerate(PROFILES[programme], start=1)
        if (tag := f"{programme.lower()}-{number}") in taught
    ]
    if not parts:
        return []
    titles = {"title_fr": "Un profil de la branche", "title_en": "One profile of the branch"}
    return [{"kind": "some", "key": "profile", "n": 1, "of": parts} | titles]
