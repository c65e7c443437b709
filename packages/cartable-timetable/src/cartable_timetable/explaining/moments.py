"""A time in words: days, hours, weeks."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.masks import mask_to_runs
from cartable_timetable.model import Problem, Time
from cartable_timetable.weekdays import name_day

_WORDS = {
    "en": {"hours": "{0} to {1}", "week": "week {0}", "weeks": "weeks {0}", "slot": "slot {0}"},
    "fr": {
        "hours": "de {0} à {1}",
        "week": "semaine {0}",
        "weeks": "semaines {0}",
        "slot": "créneau {0}",
    },
}
_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of a problem of ``weeks`` weeks and ``slots_per_day`` slots; words count days and weeks from 1."""

    time: Time
    weeks: int
    slots_per_day: int

    @classmethod
    def of(cls, time: Time, problem: Problem) -> Moment:
        """The time as that problem counts it."""
        return cls(time, problem.weeks, problem.slots_per_day)

    def text_in(self, language: str) -> str:
        """For example ``Monday, 8:00 to 10:00, weeks 1-6``; the weeks are left out when it is every week."""
        words = _WORDS[language]
        parts = [self._tell_days(language), words["hours"].format(self._hour(0, language), self._hour(1, language))]
        weeks = mask_to_runs(self.time.weeks)
        if self.time.weeks != (1 << self.weeks) - 1:
            is_one = self.time.weeks.bit_count() == 1
            parts.append(words["week" if is_one else "weeks"].format(weeks))
        return ", ".join(parts)

    def _tell_days(self, language: str) -> str:
        days = [bit for bit in range(self.time.days.bit_length()) if self.time.days >> bit & 1]
        return ", ".join(name_day(day, language) for day in days)

    def _hour(self, end: int, language: str) -> str:
        slot = self.time.end if end else self.time.start
        if self.slots_per_day <= 0 or _MINUTES % self.slots_per_day:
            return _WORDS[language]["slot"].format(slot)
        hours, minutes = divmod(slot * (_MINUTES // self.slots_per_day), 60)
        return f"{hours}:{minutes:02d}" if language == "en" else f"{hours} h {minutes:02d}"
