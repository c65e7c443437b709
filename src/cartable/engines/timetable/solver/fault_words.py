"""The solver package's sentences about a broken rule, with names in place of identifiers."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language

from cartable_timetable import Fault


def fault_words(code: str, params: Mapping[str, str | int]) -> tuple[str, str]:
    """What is wrong and how to mend it, in the active language. An unknown code (an older row) says itself."""
    fault = Fault(code, "", None, params)
    language = get_language() or "en"
    try:
        return fault.what_in(language), fault.mend_in(language)
    except KeyError:
        return code, ""
