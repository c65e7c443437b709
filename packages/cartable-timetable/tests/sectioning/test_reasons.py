"""Both languages say the same things."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import cartable_timetable.sectioning
from cartable_timetable.sectioning import Reason
from cartable_timetable.sectioning.reason_words import DAYS, SENTENCES


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_hold_the_same_codes_and_parameters() -> None:
    english, french = SENTENCES["en"], SENTENCES["fr"]
    assert set(english) == set(french)
    assert len(DAYS["en"]) == len(DAYS["fr"]) == 7
    for code, sentence in english.items():
        assert parameters(sentence) == parameters(french[code]), code


def test_every_code_of_the_source_has_sentences() -> None:
    folder = Path(cartable_timetable.sectioning.__file__).parent
    source = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    used = set(re.findall(r"""(?:Reason|_refusal)\(\s*"([a-z_]+)\"""", source))
    assert used | {"parent_not_possible", "parent_not_chosen"} == set(SENTENCES["en"])


def test_days_are_spelt_out() -> None:
    params = {"id": "a", "other": "b", "days": 0b1100000101, "start": "1", "end": "2"}
    assert Reason("clash_overlap", params).text_in("en") == (
        "Class a overlaps class b on Monday, Wednesday, 9, 10 (1 to 2)."
    )
    assert Reason("clash_overlap", params).text_in("de") == str(Reason("clash_overlap", params))
