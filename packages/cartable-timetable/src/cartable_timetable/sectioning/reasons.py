"""Why a student is not in a class, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartable_timetable.sectioning.reason_words import DAYS, SENTENCES

Param = str | int


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` is stable and meant for programs; ``params`` name the classes, rooms and numbers of the sentence.

    ``days`` is a mask (bit 0 for Monday), which the sentence spells out.
    """

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)

    def text_in(self, language: str) -> str:
        """The sentence, in ``language`` ('en' or 'fr'; any other falls back on English)."""
        spoken = language[:2].lower()
        spoken = spoken if spoken in SENTENCES else "en"
        params = dict(self.params)
        if "days" in params:
            params["days"] = _spell_days(int(params["days"]), DAYS[spoken])
        return SENTENCES[spoken][self.code].format_map(params)

    def __str__(self) -> str:
        return self.text_in("en")


def _spell_days(mask: int, names: tuple[str, ...]) -> str:
    """Names of the days; a problem may have more days than a week, which are then numbered from 1."""
    days = [bit for bit in range(mask.bit_length()) if mask >> bit & 1]
    return ", ".join(names[day] if day < len(names) else str(day + 1) for day in days)
