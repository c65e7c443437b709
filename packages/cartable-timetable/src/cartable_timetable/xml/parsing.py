"""Bytes to elements, with a parser that resolves nothing, fetches nothing and refuses a document type of its own."""

from __future__ import annotations

from typing import Any

from lxml import etree

from cartable_timetable.faults import Fault, ProblemFileError
from cartable_timetable.xml.source import Source, iterate_xml, open_source

Element = Any
"""An lxml element (its stubs type neither ``sourceline`` nor iteration faithfully)."""


def parse_root(source: Source, expected: str) -> Element:
    """The root element, which must be ``expected``. Raises ProblemFileError.

    The competition's DOCTYPE line is accepted and never followed; an internal subset is refused.
    """
    parser = _hardened_parser()
    root: Element = None
    with open_source(source) as file:
        try:
            for chunk in iterate_xml(file):
                parser.feed(chunk)
                if root is None:
                    root = _first_element(parser)
            closed: Element = parser.close()
        except etree.XMLSyntaxError as error:
            raise _malformed(error) from error
    root = closed if root is None else root
    _refuse_entities(root)
    if root.tag != expected:
        raise _refused("wrong_root", root.sourceline, found=str(root.tag), expected=expected)
    return root


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


def _first_element(parser: Any) -> Element:
    """The root as soon as it opens, so that a hostile document type is refused before the rest is read."""
    for _event, element in parser.read_events():
        _refuse_entities(element)
        return element
    return None


def _refuse_entities(root: Element) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is None:
        return
    if any(True for _ in dtd.iterentities()) or any(True for _ in dtd.iterelements()):
        raise _refused("entities_declared", 1)


def _malformed(error: etree.XMLSyntaxError) -> ProblemFileError:
    reason = " ".join((error.msg or "unreadable").split()).rstrip(".")
    if "entit" in reason.lower():
        return _refused("entities_declared", error.lineno)
    return _refused("xml_malformed", error.lineno, reason=reason)


def _refused(code: str, line: int | None, **params: str | int) -> ProblemFileError:
    return ProblemFileError([Fault(code, "file", line, params)])
