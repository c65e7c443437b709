"""Courses of an ELMO document (EMREX) as rows of units.

Source of the format: the ELMO schema 1.x of the EMREX user group.
"""

from __future__ import annotations

from typing import Any

from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate
from cartable.engines.catalogue.domain.exchange.documents import Told, by_language, no_course, understand_courses

NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
ELMO = {"e": NAMESPACE}
LEVEL = "cartable-level"
ELEMENTS = {
    "code": "identifier",
    "title_fr": "title",
    "title_en": "title xml:lang=en",
    "content_fr": "description",
    "content_en": "description xml:lang=en",
    "language": "languageOfInstruction",
    "credits": "credit/value",
    "level": "level/value",
}
"""Which element says each field."""


def read_elmo(root: Any) -> list[UnitCandidate]:
    """The courses of the document at any depth, those without a local identifier refused.

    Raises InputRefused when it holds no course.
    """
    found = root.iter(f"{{{NAMESPACE}}}learningOpportunitySpecification")
    courses = [node for node in found if (node.findtext("e:type", "Course", ELMO) or "").strip() == "Course"]
    if not courses:
        raise no_course()
    return understand_courses(map(_told, courses), ELEMENTS)


def _told(node: Any) -> Told:
    """A course as the cells of a row."""
    told = Told(node)
    titles, texts = by_language(node.findall("e:title", ELMO)), by_language(node.findall("e:description", ELMO))
    told.say("code", *_identifier(node))
    told.say("title_fr", titles.get("fr", next(iter(titles.values()), None)))
    told.say("title_en", titles.get("en"))
    told.say("content_fr", texts.get("fr"))
    told.say("content_en", texts.get("en"))
    instance = node.find("e:specifies/e:learningOpportunityInstance", ELMO)
    if instance is not None:
        language = instance.find("e:languageOfInstruction", ELMO)
        told.say("language", language, (language.text or "").strip()[:2].casefold() if language is not None else "")
        told.say("credits", _value(instance, "credit", "scheme", "ects"))
        told.say("level", _value(instance, "level", "type", LEVEL))
    return told


def _identifier(node: Any) -> tuple[Any, str]:
    by_kind = {one.get("type", ""): one for one in node.findall("e:identifier", ELMO)}
    chosen = next((by_kind[kind] for kind in ("local", "los") if kind in by_kind), next(iter(by_kind.values()), None))
    return chosen, " ".join((chosen.text or "").split()) if chosen is not None else ""


def _value(instance: Any, name: str, kind: str, wanted: str) -> Any:
    """The value of the first element whose kind is the one wanted."""
    for one in instance.findall(f"e:{name}", ELMO):
        if (one.findtext(f"e:{kind}", "", ELMO) or "").strip().casefold() == wanted:
            return one.find("e:value", ELMO)
    return None
