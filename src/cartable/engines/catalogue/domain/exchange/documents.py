"""XML documents of units: opened without fetching anything, their courses understood as rows.

Entities are left unresolved, a DOCTYPE is refused, and nothing outside the document is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from lxml import etree

from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate, understand_values
from cartable.kernel.problems import Fault, InputRefused

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class Told:
    """What a course says, by field: the text, and the element that says it."""

    node: Any
    texts: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Any] = field(default_factory=dict)

    def say(self, name: str, node: Any, text: str | None = None) -> None:
        """Keep what an element says of a field, unless it says nothing."""
        said = ((node.text or "") if text is None else text).strip() if node is not None else ""
        if said:
            self.texts[name], self.nodes[name] = said, node


def looks_like_xml(raw: bytes) -> bool:
    """Whether the file is XML at all."""
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def open_document(raw: bytes) -> Any:
    """The root of a document. Raises InputRefused when it isn't well formed or declares a DOCTYPE."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        what = format_lazy(_("The XML isn't well formed ({detail})."), detail=str(error.msg)[:120])
        fault = Fault("xml.syntax", what, "", _("Export the document again."), error.lineno)
        raise InputRefused(fault) from error
    document: Any = root.getroottree()
    if document.docinfo.doctype:
        mend = _("Remove its DOCTYPE.")
        raise InputRefused(Fault("xml.doctype", _("The document declares a DOCTYPE."), "", mend, 1))
    return root


def namespace_of(root: Any) -> str:
    """The namespace of an element."""
    return etree.QName(root).namespace or ""


def by_language(nodes: Iterable[Any]) -> dict[str, Any]:
    """The first element that says something in each language; without language, as ""."""
    found: dict[str, Any] = {}
    for one in nodes:
        if (one.text or "").strip():
            found.setdefault((one.get(XML_LANG) or "")[:2].casefold(), one)
    return found


def understand_courses(courses: Iterable[Told], elements: Mapping[str, str]) -> list[UnitCandidate]:
    """Courses as rows; a fault names the element (``elements``, by field) and the line where it stands."""
    return [_candidate(told, elements) for told in courses]


def no_course() -> InputRefused:
    """The refusal of a document without course."""
    mend = _("Only elements of type Course are read.")
    return InputRefused(Fault("xml.empty", _("The document holds no course."), "", mend, 1))


def _candidate(told: Told, elements: Mapping[str, str]) -> UnitCandidate:
    found = understand_values(line_of(told.node), told.texts)
    found.faults = [
        replace(
            fault,
            where=elements.get(str(fault.where), str(fault.where)),
            line=line_of(told.nodes.get(str(fault.where), told.node)),
        )
        for fault in found.faults
    ]
    return found


def line_of(node: Any) -> int:
    """Where an element stands."""
    return int(node.sourceline or 1)
