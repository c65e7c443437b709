"""Units as an ELMO document, so that partners' systems read the catalogue.

ELMO asks for a learner: a catalogue has none, so the names stay empty, which the schema allows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lxml import etree

from cartable.engines.catalogue.domain.exchange.documents import XML_LANG
from cartable.engines.catalogue.domain.exchange.elmo_reading import LEVEL, NAMESPACE
from cartable.engines.catalogue.models import CourseUnit

HIGHEST_OF_LICENCE = 3
"""Levels up to the third year are level 6 of the European framework (EQF), the others level 7."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who gives the document: a code (UAI, or the campus's own), a name, an address on the web, a country."""

    code: str
    title: str
    url: str
    kind: str = "local"
    country: str = "FR"


def write_elmo(units: Iterable[CourseUnit], *, issuer: Issuer, now: datetime) -> bytes:
    """The units as ``learningOpportunitySpecification`` of type Course, in UTF-8."""
    root = etree.Element(f"{{{NAMESPACE}}}elmo", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    instant = now.isoformat(timespec="seconds")
    _add(root, "generatedDate", instant)
    learner = _add(root, "learner")
    _add(learner, "givenNames", "")
    _add(learner, "familyName", "")
    report = _add(root, "report")
    given = _add(report, "issuer")
    _add(given, "country", issuer.country)
    _add(given, "identifier", issuer.code).set("type", issuer.kind)
    _add(given, "title", issuer.title).set(XML_LANG, "fr")
    _add(given, "url", issuer.url)
    for unit in units:
        _course(report, unit)
    _add(report, "issueDate", instant)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _course(report: etree._Element, unit: CourseUnit) -> None:
    course = _add(report, "learningOpportunitySpecification")
    _add(course, "identifier", unit.code).set("type", "local")
    _add(course, "identifier", str(unit.uuid)).set("type", "uuid")
    _texts(course, "title", unit.title_fr, unit.title_en)
    _add(course, "type", "Course")
    said = unit.version
    french, english = (unit.summary_fr, unit.summary_en) if said is None else (said.content_fr, said.content_en)
    _texts(course, "description", french, english)
    instance = _add(_add(course, "specifies"), "learningOpportunityInstance")
    credit = _add(instance, "credit")
    _add(credit, "scheme", "ECTS")
    _add(credit, "value", str(unit.credits))
    _level(instance, "EQF", "6" if unit.level <= HIGHEST_OF_LICENCE else "7")
    _level(instance, LEVEL, str(unit.level))
    _add(instance, "languageOfInstruction", unit.language)
    minutes = unit.lecture_minutes + unit.tutorial_minutes + unit.lab_minutes + unit.personal_minutes
    _add(instance, "engagementHours", str(round(Decimal(minutes) / 60, 2)))


def _texts(parent: etree._Element, name: str, french: str, english: str) -> None:
    for language, text in (("fr", french), ("en", english)):
        if text:
            _add(parent, name, text).set(XML_LANG, language)


def _level(instance: etree._Element, kind: str, value: str) -> None:
    level = _add(instance, "level")
    _add(level, "type", kind)
    _add(level, "value", value)


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if text is not None:
        made.text = "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
    return made
