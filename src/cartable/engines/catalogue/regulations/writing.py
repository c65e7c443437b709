"""Write a requirement as JSON: ``parse(write(requirement)) == requirement``."""

from __future__ import annotations

from typing import Any

from cartable.engines.catalogue.regulations.nodes import (
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

Tree = dict[str, Any]


def write(requirement: Requirement) -> Tree:
    """The tree as lists and dictionaries that JSON holds; what is empty is left out, lists are sorted."""
    tree: Tree = {"kind": requirement.kind, "key": requirement.key}
    for name in ("title_fr", "title_en"):
        if getattr(requirement, name):
            tree[name] = getattr(requirement, name)
    tree.update(_own(requirement))
    if requirement.of:
        tree["of"] = [write(part) for part in requirement.of]
    return tree


def _own(requirement: Requirement) -> Tree:
    match requirement:
        case All(apart=apart):
            return {"apart": True} if apart else {}
        case Some(n=n):
            return {"n": n}
        case Credits(credits=credits, where=where):
            return {"minimum": credits} | ({"where": _where(where)} if where != Where() else {})
        case Units(n=n, units=units):
            return {"n": n, "units": list(units)}
        case Language(language=language, level=level):
            return {"language": language, "level": level}
        case Pix(points=points):
            return {"points": points}
        case Abroad(weeks=weeks) | Internship(weeks=weeks):
            return {"weeks": weeks}
        case Block(competence=competence, credits=credits):
            return {"competence": competence, "credits": credits}
        case Total(credits=credits):
            return {"minimum": credits}


def _where(where: Where) -> Tree:
    tree: Tree = {
        name: sorted(getattr(where, name))
        for name in ("categories", "units", "tags", "origins")
        if getattr(where, name)
    }
    if where.level_from:
        tree["level_from"] = where.level_from
    if where.language:
        tree["language"] = where.language
    return tree
