"""The sentences of the faults, in English and French.

A catalogue maps a fault code to two templates: what is wrong, and how to mend it. English is complete by
construction (a test asserts that both languages hold the same codes and the same parameters).
"""

from __future__ import annotations

from collections.abc import Mapping

from cartable_timetable.messages.english_change import ENGLISH_CHANGE
from cartable_timetable.messages.english_extension import ENGLISH_EXTENSION
from cartable_timetable.messages.english_file import ENGLISH_FILE
from cartable_timetable.messages.english_problem import ENGLISH_PROBLEM
from cartable_timetable.messages.english_timetable import ENGLISH_TIMETABLE
from cartable_timetable.messages.french_change import FRENCH_CHANGE
from cartable_timetable.messages.french_extension import FRENCH_EXTENSION
from cartable_timetable.messages.french_file import FRENCH_FILE
from cartable_timetable.messages.french_problem import FRENCH_PROBLEM
from cartable_timetable.messages.french_timetable import FRENCH_TIMETABLE

Catalogue = Mapping[str, tuple[str, str]]

LANGUAGES = ("en", "fr")

CATALOGUES: Mapping[str, Catalogue] = {
    "en": {**ENGLISH_FILE, **ENGLISH_PROBLEM, **ENGLISH_TIMETABLE, **ENGLISH_CHANGE, **ENGLISH_EXTENSION},
    "fr": {**FRENCH_FILE, **FRENCH_PROBLEM, **FRENCH_TIMETABLE, **FRENCH_CHANGE, **FRENCH_EXTENSION},
}


def render_what(code: str, params: Mapping[str, str | int], language: str) -> str:
    """What is wrong, in a sentence. Raises KeyError when the code is unknown."""
    return _catalogue(language)[code][0].format_map(params)


def render_mend(code: str, params: Mapping[str, str | int], language: str) -> str:
    """How to mend it, in a sentence. Raises KeyError when the code is unknown."""
    return _catalogue(language)[code][1].format_map(params)


def _catalogue(language: str) -> Catalogue:
    return CATALOGUES.get(language[:2].lower(), CATALOGUES["en"])
