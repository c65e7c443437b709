"""A time in words: days, hours, weeks."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.model import Problem, Time

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_WORDS = {
    "en": {"day": "day {0}", "hours": "{0} to {1}", "week": "week {0}", "weeks": "weeks {0}", "slot": "slot {0}"},
    "fr": {
        "day": "jour {0}",
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
        weeks = _runs(self.time.weeks)
        if self.time.weeks != (1 << self.weeks) - 1:
            is_one = self.time.weeks.bit_count() == 1
            parts.append(words["week" if is_one else "weeks"].format(weeks))
        return ", ".join(parts)

    def _tell_days(self, language: str) -> str:
        names = _DAYS[language]
        days = [bit for bit in range(self.time.days.bit_length()) if self.time.days >> bit & 1]
        told = [names[day] if day < len(names) else _WORDS[language]["day"].format(day + 1) for day in days]
        return ", ".join(told)

    def _hour(self, end: int, language: str) -> str:
        slot = self.time.end if end else self.time.start
        if self.slots_per_day <= 0 or _MINUTES % self.slots_per_day:
            return _WORDS[language]["slot"].format(slot)
        hours, minutes = divmod(slot * (_MINUTES // self.slots_per_day), 60)
        return f"{hours}:{minutes:02d}" if language == "en" else f"{hours} h {minutes:02d}"


def _runs(mask: int) -> str:
    """``1-3, 5`` for 0b10111: runs of weeks counted from 1."""
    runs: list[list[int]] = []
    for week in (bit + 1 for bit in range(mask.bit_length()) if mask >> bit & 1):
        if runs and runs[-1][1] == week - 1:
            runs[-1][1] = week
        else:
            runs.append([week, week])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
