"""A sentence that programs know by its code and people read in English or French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartable_timetable.explaining.english import ENGLISH
from cartable_timetable.explaining.french import FRENCH
from cartable_timetable.explaining.kind_phrases import phrase_of
from cartable_timetable.explaining.moments import Moment
from cartable_timetable.model import DistributionKind

_SENTENCES = {"en": ENGLISH, "fr": FRENCH}
_MORE = {"en": "{names} and {count} more", "fr": "{names} et {count} de plus"}
_NAMED = 12
"""How many names a sentence gives before it only counts: the lists themselves are complete."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint as a value of a sentence: it is told as what its classes must do."""

    kind: DistributionKind
    arguments: tuple[int, ...]


Value = str | int | tuple[str, ...] | Moment | Rule


@dataclass(frozen=True, slots=True)
class Sentence:
    """``code`` is stable and meant for programs; ``values`` fill the sentence."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def text_in(self, language: str) -> str:
        """The sentence, in ``language`` ('en' or 'fr'; any other falls back on English)."""
        spoken = language[:2].lower()
        spoken = spoken if spoken in _SENTENCES else "en"
        told = {name: _tell(value, spoken) for name, value in self.values.items()}
        return _SENTENCES[spoken][self.code].format_map(told)

    def __str__(self) -> str:
        return self.text_in("en")


def _tell(value: Value, language: str) -> str | int:
    if isinstance(value, Moment):
        return value.text_in(language)
    if isinstance(value, Rule):
        return phrase_of(value.kind, value.arguments, language)
    if isinstance(value, tuple):
        names = ", ".join(value[:_NAMED])
        left = len(value) - _NAMED
        return names if left <= 0 else _MORE[language].format(names=names, count=left)
    return value
