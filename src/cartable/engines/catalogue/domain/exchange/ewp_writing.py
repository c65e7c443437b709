"""Units as a response of the EWP Courses API, which partners' systems and learning agreements read.

A unit is a learning opportunity specification of type Course; each term that offers it is an instance. A unit that no
term offers has one instance over the academic year, so that its credits and language are said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

from cartable.engines.catalogue.domain.exchange.documents import XML_LANG
from cartable.engines.catalogue.domain.exchange.elmo_writing import HIGHEST_OF_LICENCE
from cartable.engines.catalogue.domain.exchange.ewp_reading import COURSE_PREFIX, NAMESPACE, TERM_NAMESPACE
from cartable.engines.catalogue.models import CourseUnit

GRADES = "ECTS (A-F)"


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which a unit is taught: its identifier, first and last day, and the term when it is one.

    ``year`` is the years in which the academic year begins and ends; ``number`` of ``total`` is the term in its year.
    """

    identifier: str
    first_day: date
    last_day: date
    title_fr: str = ""
    title_en: str = ""
    year: tuple[int, int] = (0, 0)
    number: int = 0
    total: int = 0


def write_ewp(
    units: Iterable[CourseUnit], *, spans: Mapping[int, Sequence[Span]], guide_url: Callable[[str, str], str]
) -> bytes:
    """The units as ``courses-response``, in UTF-8. ``spans``: when each is taught, by its id; ``guide_url`` gives the
    address of a code in a language."""
    root = etree.Element(f"{{{NAMESPACE}}}courses-response", nsmap={None: NAMESPACE, "trm": TERM_NAMESPACE})  # type: ignore[dict-item]
    for unit in units:
        _course(root, unit, spans.get(unit.pk, ()), guide_url)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _course(
    root: etree._Element, unit: CourseUnit, spans: Sequence[Span], guide_url: Callable[[str, str], str]
) -> None:
    course = _add(root, "learningOpportunitySpecification")
    _add(course, "los-id", f"{COURSE_PREFIX}{unit.uuid}")
    _add(course, "los-code", unit.code)
    _texts(course, "title", unit.title_fr, unit.title_en)
    _add(course, "type", "Course")
    _add(course, "eqfLevelProvided", "6" if unit.level <= HIGHEST_OF_LICENCE else "7")
    for language in ("fr", "en"):
        _add(course, "url", guide_url(unit.code, language)).set(XML_LANG, language)
    said = unit.version
    french, english = (unit.summary_fr, unit.summary_en) if said is None else (said.content_fr, said.content_en)
    _texts(course, "description", french, english)
    if spans:
        specifies = _add(course, "specifies")
        for span in spans:
            _instance(specifies, unit, span)


def _instance(parent: etree._Element, unit: CourseUnit, span: Span) -> None:
    instance = _add(parent, "learningOpportunityInstance")
    _add(instance, "loi-id", f"CRI/{span.identifier}")
    _add(instance, "start", span.first_day.isoformat())
    _add(instance, "end", span.last_day.isoformat())
    if span.total:
        _term(instance, span)
    _add(_add(instance, "gradingScheme"), "label", GRADES)
    credit = _add(instance, "credit")
    _add(credit, "scheme", "ects")
    _add(credit, "level", "Bachelor" if unit.level <= HIGHEST_OF_LICENCE else "Master")
    _add(credit, "value", str(unit.credits))
    _add(instance, "languageOfInstruction", unit.language)
    attended = unit.lecture_minutes + unit.tutorial_minutes + unit.lab_minutes
    _add(instance, "engagementHours", str(round(Decimal(attended) / 60, 2)))


def _term(instance: etree._Element, span: Span) -> None:
    term = _add(instance, "academic-term", space=TERM_NAMESPACE)
    _add(term, "academic-year-id", f"{span.year[0]:04}/{span.year[1]:04}", TERM_NAMESPACE)
    number = _add(term, "term-id", space=TERM_NAMESPACE)
    _add(number, "term-number", str(span.number), TERM_NAMESPACE)
    _add(number, "total-terms", str(span.total), TERM_NAMESPACE)
    for language, text in (("fr", span.title_fr), ("en", span.title_en)):
        if text:
            _add(term, "display-name", text, TERM_NAMESPACE).set(XML_LANG, language)
    _add(term, "start-date", span.first_day.isoformat(), TERM_NAMESPACE)
    _add(term, "end-date", span.last_day.isoformat(), TERM_NAMESPACE)


def _texts(parent: etree._Element, name: str, french: str, english: str) -> None:
    for language, text in (("fr", french), ("en", english)):
        if text:
            _add(parent, name, text).set(XML_LANG, language)


def _add(parent: etree._Element, name: str, text: str | None = None, space: str = NAMESPACE) -> etree._Element:
    made = etree.SubElement(parent, f"{{{space}}}{name}")
    if text is not None:
        made.text = "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
    return made
