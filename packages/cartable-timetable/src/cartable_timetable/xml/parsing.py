"""Bytes to elements, with a parser that resolves nothing, fetches nothing and refuses a document type of its own."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from cartable_timetable.faults import Fault, ProblemFileError
from cartable_timetable.xml.limits import MAX_ELEMENTS
from cartable_timetable.xml.source import Source, iterate_xml, open_source

Element = Any
"""An lxml element (its stubs type neither ``sourceline`` nor iteration faithfully)."""

_INTERNAL_SUBSET = re.compile(rb"""(?:<\?.*?\?>|<!--.*?-->|\s)*<!DOCTYPE(?:[^\["'>]|"[^"]*"|'[^']*')*\[""", re.DOTALL)
"""A DOCTYPE with brackets, at the head of a document as lxml writes it."""

_ENTITY_ERRORS = frozenset({"ERR_UNDECLARED_ENTITY", "WAR_UNDECLARED_ENTITY", "ERR_ENTITY_LOOP"})


def parse_root(source: Source, expected: str) -> Element:
    """The root element, which must be ``expected``. Raises ProblemFileError.

    The competition's DOCTYPE line is accepted and never followed; an internal subset is refused.
    """
    parser = _hardened_parser()
    watch = _ElementWatch()
    with open_source(source) as file:
        try:
            for chunk in iterate_xml(file):
                parser.feed(chunk)
                watch.look_at(parser)
            root: Element = parser.close()
            watch.look_at(parser)
        except etree.XMLSyntaxError as error:
            raise _malformed(error, parser) from error
    if root.tag != expected:
        raise _refused("wrong_root", root.sourceline, found=str(root.tag), expected=expected)
    return root


class _ElementWatch:
    """Looks at elements as they open, so that a hostile file is refused before it fills the memory."""

    def __init__(self) -> None:
        self._count = 0

    def look_at(self, parser: Any) -> None:
        """Refuses a document type of its own at the first element, and too many elements at any."""
        for _event, element in parser.read_events():
            if self._count == 0:
                _refuse_internal_subset(element)
            self._count += 1
        if self._count > MAX_ELEMENTS:
            raise _refused("too_many_elements", None, limit=MAX_ELEMENTS)


def _hardened_parser() -> Any:
    return etree.XMLPullParser(
        events=("start",),
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_internal_subset(root: Element) -> None:
    document = root.getroottree()
    if document.docinfo.internalDTD is not None and _INTERNAL_SUBSET.match(etree.tostring(document)):
        raise _refused("entities_declared", 1)


def _malformed(error: etree.XMLSyntaxError, parser: Any) -> ProblemFileError:
    """The parser's own log: the exception alone forgets the line and the reason of a first error."""
    entries = list(parser.feed_error_log)
    for entry in entries:
        if entry.type_name in _ENTITY_ERRORS:
            return _refused("entities_declared", entry.line)
    fatal = [entry for entry in entries if entry.level_name == "FATAL"]
    reason, line = (fatal[0].message, fatal[0].line) if fatal else (error.msg or "unreadable", error.lineno)
    return _refused("xml_malformed", line, reason=" ".join(reason.split()).rstrip("."))


def _refused(code: str, line: int | None, **params: str | int) -> ProblemFileError:
    return ProblemFileError([Fault(code, "file", line, params)])
