"""Files that cannot be read at all, or that are hostile."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from cartable_timetable.faults import ProblemFileError
from cartable_timetable.xml import limits, read_problem, read_solution
from cartable_timetable.xml import parsing as parsing_module
from cartable_timetable.xml import source as source_module


def only_fault(data: bytes | Path) -> tuple[str, int | None]:
    with pytest.raises(ProblemFileError) as caught:
        read_problem(data)
    (fault,) = caught.value.faults
    assert fault.what and fault.mend and fault.what_in("fr") and fault.mend_in("fr")
    return fault.code, fault.line


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert only_fault(tmp_path / "none.xml") == ("file_missing", None)
    assert only_fault(tmp_path) == ("file_missing", None)


def test_empty_file() -> None:
    assert only_fault(b"") == ("file_empty", None)


def test_text_that_is_no_xml() -> None:
    assert only_fault(b"id;capacity\n1;30\n") == ("xml_malformed", 1)


def test_malformed_xml_names_its_line(small_xml: str) -> None:
    lines = small_xml.splitlines()
    lines[9] = lines[9].replace("/>", "")  # the next tag then opens inside this one
    assert only_fault("\n".join(lines).encode()) == ("xml_malformed", 11)


def test_truncated_xml_names_the_last_line(small_xml: str) -> None:
    lines = small_xml.splitlines()[:40]
    assert only_fault("\n".join(lines).encode()) == ("xml_malformed", 40)


def test_truncated_gzip(small_xml: str) -> None:
    assert only_fault(gzip.compress(small_xml.encode())[:-12]) == ("gzip_truncated", None)


def test_damaged_gzip(small_xml: str) -> None:
    data = bytearray(gzip.compress(small_xml.encode()))
    data[-6] ^= 0xFF  # the checksum
    assert only_fault(bytes(data)) == ("gzip_damaged", None)
    assert only_fault(gzip.compress(small_xml.encode()) + b"rubbish") == ("gzip_damaged", None)


def test_gzip_bomb_is_refused_before_it_unfolds() -> None:
    room = b'<room id="1" capacity="' + b" " * 970 + b'1"/>\n'
    bomb = gzip.compress(b"<problem>" + room * 60_000)
    assert len(bomb) < 300_000
    assert only_fault(bomb) == ("file_too_compressed", None)


def test_one_huge_text_is_refused() -> None:
    assert only_fault(b"<problem>" + b" " * 12_000_000)[0] == "xml_malformed"


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing_module, "MAX_ELEMENTS", 10_000)
    assert only_fault(b"<problem>" + b"<x/>" * 400_000) == ("too_many_elements", None)
    assert limits.MAX_ELEMENTS == 5_000_000


def test_too_large_a_file_is_refused(small_xml: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MAX_BYTES", 1000)
    assert only_fault(small_xml.encode()) == ("file_too_large", None)
    assert only_fault(gzip.compress(small_xml.encode())) == ("file_too_large", None)
    assert limits.MAX_BYTES == 512 * 1024 * 1024


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY passwords SYSTEM "file:///etc/passwd">',
        '<!ENTITY % remote SYSTEM "http://localhost:9/x.dtd"> %remote;',
        "<!ELEMENT problem ANY>",
        '<!ATTLIST problem name CDATA "injected">',
        '<!NOTATION n SYSTEM "n">',
    ],
)
def test_own_document_type_is_refused(subset: str) -> None:
    for name in ("problem", 'problem SYSTEM "a>b"'):
        text = f'<?xml version="1.0"?>\n<!DOCTYPE {name} [{subset}]>\n<problem/>'
        assert only_fault(text.encode()) == ("entities_declared", 1)


def test_use_of_an_undeclared_entity_is_refused(small_xml: str) -> None:
    text = small_xml.replace("<rooms>", "<rooms>&rooms;")
    assert only_fault(text.encode()) == ("entities_declared", 5)
    assert only_fault(b"<problem>\n&rooms;</problem>") == ("entities_declared", 2)


def test_deep_nesting_is_refused() -> None:
    assert only_fault(b"<problem>" + b"<x>" * 5000)[0] == "xml_malformed"


def test_wrong_root(small_xml: str) -> None:
    assert only_fault(b"<?xml version='1.0'?>\n\n<solution/>") == ("wrong_root", 3)
    with pytest.raises(ProblemFileError) as caught:
        read_solution(small_xml.encode())
    assert caught.value.faults[0].what == "The root element is <problem>; <solution> is expected."
