"""Courses of a response of the EWP Courses API (Erasmus Without Paper) as rows of units.

Source of the format: ``response.xsd`` of the Courses API, namespace ``stable-v1``. A learning opportunity is a
programme, a module, a course or a class: courses alone are units. What a unit doesn't hold is told as left aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate
from cartable.engines.catalogue.domain.exchange.documents import Told, by_language, no_course, understand_courses

NAMESPACE = "https://github.com/erasmus-without-paper/ewp-specs-api-courses/tree/stable-v1"
TERM_NAMESPACE = "https://github.com/erasmus-without-paper/ewp-specs-types-academic-term/tree/stable-v1"
EWP = {"c": NAMESPACE}
COURSE, OTHER_TYPES = "Course", ("Degree Programme", "Module", "Class")
COURSE_PREFIX = "CR/"
ELEMENTS = {
    "code": "los-code",
    "title_fr": "title",
    "title_en": "title xml:lang=en",
    "content_fr": "description",
    "content_en": "description xml:lang=en",
    "language": "languageOfInstruction",
    "credits": "credit/value",
}
"""Which element says each field."""
LEFT_ASIDE = ("subjectArea", "iscedCode", "eqfLevelProvided", "gradingScheme", "resultDistribution", "engagementHours")


def read_ewp(root: Any) -> list[UnitCandidate]:
    """The courses of the response. Raises InputRefused when it holds none."""
    found = [node for node in root.findall("c:learningOpportunitySpecification", EWP) if _is_course(node)]
    if not found:
        raise no_course()
    return understand_courses(map(_told, found), ELEMENTS)


def left_aside(root: Any) -> list[str]:
    """The elements of the response that no unit holds, each once."""
    return [name for name in LEFT_ASIDE if root.find(f".//c:{name}", EWP) is not None]


def _is_course(node: Any) -> bool:
    """A type that isn't known counts as none: the prefix of the identifier then says what it is."""
    kind = (node.findtext("c:type", "", EWP) or "").strip()
    identifier = (node.findtext("c:los-id", "", EWP) or "").strip()
    return kind == COURSE or (kind not in OTHER_TYPES and identifier.startswith(COURSE_PREFIX))


def _told(node: Any) -> Told:
    told = Told(node)
    code, identifier = node.find("c:los-code", EWP), node.find("c:los-id", EWP)
    told.say("code", identifier, (identifier.text or "").strip().partition("/")[2] if identifier is not None else "")
    told.say("code", code, " ".join((code.text or "").split()) if code is not None else "")
    titles, texts = by_language(node.findall("c:title", EWP)), by_language(node.findall("c:description", EWP))
    told.say("title_fr", titles.get("fr", next(iter(titles.values()), None)))
    told.say("title_en", titles.get("en"))
    told.say("content_fr", texts.get("fr"))
    told.say("content_en", texts.get("en"))
    for instance in _instances(node):
        if "language" not in told.texts:
            language = instance.find("c:languageOfInstruction", EWP)
            told.say("language", language, (language.text or "").strip()[:2].casefold() if language is not None else "")
        if "credits" not in told.texts:
            told.say("credits", _ects(instance))
    return told


def _instances(node: Any) -> Iterator[Any]:
    """Those of the latest day first: what is taught now says more than what was."""
    found = node.findall("c:specifies/c:learningOpportunityInstance", EWP)
    return iter(sorted(found, key=lambda one: (one.findtext("c:start", "", EWP) or "").strip(), reverse=True))


def _ects(instance: Any) -> Any:
    for credit in instance.findall("c:credit", EWP):
        if (credit.findtext("c:scheme", "", EWP) or "").strip().casefold() == "ects":
            return credit.find("c:value", EWP)
    return None
