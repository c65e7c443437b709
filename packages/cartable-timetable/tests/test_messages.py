"""Both languages say the same things."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import cartable_timetable
from cartable_timetable.faults import Fault, FaultList
from cartable_timetable.messages import CATALOGUES


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_hold_the_same_codes_and_parameters() -> None:
    english, french = CATALOGUES["en"], CATALOGUES["fr"]
    assert set(english) == set(french)
    for code, texts in english.items():
        assert all(texts) and all(french[code])
        assert parameters(texts[0]) == parameters(french[code][0]), code
        assert parameters(texts[0]) | parameters(texts[1]) >= parameters(french[code][1]), code


def test_every_code_in_the_source_has_sentences() -> None:
    folder = Path(cartable_timetable.__file__).parent
    used: set[str] = set()
    for path in folder.rglob("*.py"):
        if "solver" not in path.parts:
            used.update(re.findall(r"""(?:\.add|_refused|_note|Fault)\(\s*"([a-z_]+)\"""", path.read_text("utf-8")))
    assert used == set(CATALOGUES["en"])


def test_a_fault_speaks_both_languages() -> None:
    fault = Fault("class_without_time", "class[id=7]", 12, {"id": "7"})
    assert fault.as_text() == "line 12, class[id=7]: Class 7 has no possible time. Give it at least one <time>."
    assert fault.as_text("fr") == (
        "ligne 12, class[id=7]\N{NO-BREAK SPACE}: "
        "La classe 7 n’a aucun horaire possible. Donnez-lui au moins un <time>."
    )
    assert fault.what_in("de") == fault.what


def test_a_long_list_is_cut_and_says_so() -> None:
    faults = FaultList(limit=2)
    for line in (9, 3, 5, 4):
        faults.add("file_empty", "file", line)
    assert [(fault.code, fault.line) for fault in faults.sorted()] == [
        ("file_empty", 3),
        ("file_empty", 9),
        ("more_faults", None),
    ]
    assert faults.sorted()[-1].what == "2 more faults were found and not listed."
