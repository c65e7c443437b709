"""Courses of an ELMO document (EMREX, and what EWP's courses share with it) as rows of units.

Source of the format: the ELMO schema 1.x of the EMREX user group. Nothing outside the document is ever fetched.
"""

from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from lxml import etree

from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate, understand_values
from cartable.kernel.problems import Fault, InputRefused

NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ELMO = {"e": NAMESPACE}
LEVEL = "cartable-level"


def looks_like_elmo(raw: bytes) -> bool:
    """Whether the file is XML at all."""
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def read_elmo(raw: bytes) -> list[UnitCandidate]:
    """The courses of the document at any depth, those without a local identifier refused.

    Raises InputRefused when it isn't well-formed, declares entities, isn't ELMO, or holds no course.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        what = format_lazy(_("The XML isn't well formed ({detail})."), detail=str(error.msg)[:120])
        fault = Fault("elmo.syntax", what, "", _("Export the document again."), error.lineno)
        raise InputRefused(fault) from error
    document: Any = root.getroottree()
    if document.docinfo.doctype:
        mend = _("Remove its DOCTYPE.")
        raise InputRefused(Fault("elmo.doctype", _("The document declares a DOCTYPE."), "", mend, 1))
    if etree.QName(root).namespace != NAMESPACE:
        mend = _("Choose a document whose root is <elmo> in the ELMO 1 namespace.")
        raise InputRefused(Fault("elmo.namespace", _("This is no ELMO document."), "", mend, 1))
    found = root.iter(f"{{{NAMESPACE}}}learningOpportunitySpecification")
    courses = [node for node in found if (node.findtext("e:type", "Course", ELMO) or "").strip() == "Course"]
    if not courses:
        mend = _("Only elements of type Course are read.")
        raise InputRefused(Fault("elmo.empty", _("The document holds no course."), "", mend, 1))
    return [understand_values(_line(node), _told(node)) for node in courses]


def _line(node: Any) -> int:
    return int(node.sourceline or 1)


def _told(node: Any) -> dict[str, str]:
    """A course as the cells of a row."""
    instance = node.find("e:specifies/e:learningOpportunityInstance", ELMO)
    titles, texts = _by_language(node, "title"), _by_language(node, "description")
    told = {
        "code": _identifier(node),
        "title_fr": titles.get("fr") or next(iter(titles.values()), ""),
        "title_en": titles.get("en", ""),
        "content_fr": texts.get("fr", ""),
        "content_en": texts.get("en", ""),
    }
    if instance is not None:
        told["language"] = (instance.findtext("e:languageOfInstruction", "", ELMO) or "").strip()[:2].casefold()
        told["credits"] = _credits(instance)
        told["level"] = _level(instance)
    return {name: text for name, text in told.items() if text}


def _identifier(node: Any) -> str:
    by_kind = {one.get("type", ""): " ".join((one.text or "").split()) for one in node.findall("e:identifier", ELMO)}
    return by_kind.get("local") or by_kind.get("los") or next(iter(by_kind.values()), "")


def _by_language(node: Any, name: str) -> dict[str, str]:
    """Texts by language; without one, as the first."""
    found: dict[str, str] = {}
    for one in node.findall(f"e:{name}", ELMO):
        found.setdefault((one.get(XML_LANG) or "")[:2].casefold(), (one.text or "").strip())
    return found


def _credits(instance: Any) -> str:
    for credit in instance.findall("e:credit", ELMO):
        if (credit.findtext("e:scheme", "", ELMO) or "").strip().casefold() == "ects":
            return (credit.findtext("e:value", "", ELMO) or "").strip()
    return ""


def _level(instance: Any) -> str:
    for level in instance.findall("e:level", ELMO):
        if (level.findtext("e:type", "", ELMO) or "").strip() == LEVEL:
            return (level.findtext("e:value", "", ELMO) or "").strip()
    return ""
