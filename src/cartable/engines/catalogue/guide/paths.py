"""What a way through a programme could look like: semesters composed from units, for one profile, with reasons.

An example, not advice: it takes a unit only once what it wants is behind, fills each term to about thirty credits, goes
first to what the regulation asks, then to the profile, and says of each unit why it is there. The same units give the
same path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.guide.wanted import INTERNSHIP, Wanted

CREDITS, ROOM = 30, 3
#: A tag that stands on more of the units than this says nothing of a profile.
TOO_COMMON = 0.6
#: What counts most when a unit is chosen.
ASKED, PROFILE, LACKING, EACH, OPENING = 1000, 120, 60, 40, 30
HOME, FOLLOWS, LEVEL, ENOUGH = 50, 40, 12, 90


@dataclass(frozen=True, slots=True)
class Profile:
    """What a reader leans to: a profile tag, or a category where no tags are known. ``kind``: ``tag``, ``category``."""

    kind: str
    key: str

    def holds(self, unit: GuideUnit) -> bool:
        """Whether the unit is of this profile."""
        return self.key in unit.tags if self.kind == "tag" else unit.category == self.key


@dataclass(frozen=True, slots=True)
class Step:
    """A unit of a path and why it is there: pairs of ``asked profile opens category home fills`` and of what."""

    unit: GuideUnit
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Semester:
    """One term of a path, by number from 1."""

    number: int
    season: str
    steps: tuple[Step, ...]

    @property
    def credits(self) -> int:
        """What its units bring."""
        return sum(step.unit.credits for step in self.steps)


@dataclass(frozen=True, slots=True)
class Path:
    """An example. ``lacking``: credits that no unit gave, by category; ``supposed``: units taken for done before."""

    profile: Profile
    semesters: tuple[Semester, ...]
    lacking: Mapping[str, int]
    supposed: tuple[str, ...]

    @property
    def credits(self) -> int:
        """All its credits."""
        return sum(semester.credits for semester in self.semesters)

    @property
    def of_profile(self) -> int:
        """The credits of its profile."""
        return sum(step.unit.credits for one in self.semesters for step in one.steps if self.profile.holds(step.unit))

    @property
    def codes(self) -> tuple[str, ...]:
        """Its units in order."""
        return tuple(step.unit.code for semester in self.semesters for step in semester.steps)


@dataclass(frozen=True, slots=True)
class Frame:
    """What all paths of a programme share. ``level``: that of its first year; ``home``: units of its own structure."""

    terms_count: int
    level: int = 1
    wanted: Wanted = field(default_factory=Wanted)
    home: frozenset[str] = frozenset()


def profiles_of(units: Sequence[GuideUnit], frame: Frame, most: int = 3) -> tuple[Profile, ...]:
    """The profiles that the units allow: the regulation's, then the tags with most credits, then categories."""
    pool = [unit for unit in units if _is_of_age(unit, frame) and unit.category != INTERNSHIP]
    weight: Counter[str] = Counter()
    stands: Counter[str] = Counter()
    for unit in pool:
        for tag in unit.tags:
            weight[tag] += unit.credits * (3 if unit.code in frame.home else 1)
            stands[tag] += 1
    telling = [tag for tag in weight if 1 < stands[tag] <= TOO_COMMON * len(pool)]
    asked = frame.wanted
    telling.sort(key=lambda tag: (tag not in asked.profiles, tag not in asked.tags, -weight[tag], tag))
    found = [Profile("tag", tag) for tag in telling[:most]]
    sums: Counter[str] = Counter()
    for unit in pool:
        sums[unit.category] += unit.credits
    others = sorted(sums, key=lambda category: (-sums[category], category))
    return tuple([*found, *(Profile("category", category) for category in others)][:most])


def compose(units: Iterable[GuideUnit], profile: Profile, frame: Frame) -> Path:
    """The example path of a profile through the frame."""
    return _Composer(units, profile, frame).compose()


def _is_of_age(unit: GuideUnit, frame: Frame) -> bool:
    return frame.level <= unit.level <= frame.level + (frame.terms_count - 1) // 2


class _Composer:
    """The path as it grows."""

    def __init__(self, units: Iterable[GuideUnit], profile: Profile, frame: Frame) -> None:
        self.all = {unit.code: unit for unit in units}
        self.profile, self.frame = profile, frame
        self.taken: dict[str, GuideUnit] = {}
        self.sums: Counter[str] = Counter()
        self.lists = [(count, set(codes)) for count, codes in frame.wanted.lists]
        self.asked = {code for _, codes in self.lists for code in codes}
        self.pool = [unit for unit in self.all.values() if _is_of_age(unit, frame) or self._is_asked_later(unit)]
        self.supposed: dict[str, None] = {}
        self.leads = self._count_leads()
        self.placed = self._place_internships()

    def compose(self) -> Path:
        semesters = []
        for number in range(1, self.frame.terms_count + 1):
            season = "autumn" if number % 2 else "spring"
            semesters.append(Semester(number, season, tuple(self._fill(number, season))))
        quotas = self.frame.wanted.quotas
        lacking = {name: quotas[name] - self.sums[name] for name in sorted(quotas) if self.sums[name] < quotas[name]}
        return Path(self.profile, tuple(semesters), lacking, tuple(sorted(self.supposed)))

    def _fill(self, number: int, season: str) -> list[Step]:
        steps = [Step(unit, (("asked", ""),)) for unit in self.placed.get(number, ())]
        credits = sum(step.unit.credits for step in steps)
        behind = frozenset(self.taken)
        for step in steps:
            self._take(step.unit)
        while credits < CREDITS:
            fitting = [unit for unit in self._open(number, season, behind) if credits + unit.credits <= CREDITS + ROOM]
            if not fitting:
                break
            best = min(fitting, key=lambda unit: (-self._merit(unit, number), unit.code))
            steps.append(Step(best, self._reasons(best)))
            self._take(best)
            credits += best.credits
        for step in steps:
            self.supposed |= dict.fromkeys(self._supposed_by(step.unit, behind))
        return steps

    def _open(self, number: int, season: str, behind: frozenset[str]) -> Iterable[GuideUnit]:
        highest = self.frame.level + (number - 1) // 2
        for unit in self.pool:
            is_free = unit.code not in self.taken and unit.category != INTERNSHIP
            is_given = unit.level <= highest and season in unit.seasons
            if not is_free or not is_given or unit.exclusions & self.taken.keys():
                continue
            if all(wanted & behind or self._was_before(wanted) for wanted in unit.before):
                yield unit

    def _was_before(self, wanted: frozenset[str]) -> bool:
        """Whether one of the units is of a year before the programme, so that who enters has it already."""
        return any(self._is_earlier(code) for code in wanted)

    def _is_earlier(self, code: str) -> bool:
        return code not in self.all or self.all[code].level < self.frame.level

    def _supposed_by(self, unit: GuideUnit, behind: frozenset[str]) -> list[str]:
        return [min(filter(self._is_earlier, wanted)) for wanted in unit.before if not wanted & behind]

    def _merit(self, unit: GuideUnit, number: int) -> int:
        quota, got = self.frame.wanted.quotas.get(unit.category, 0), self.sums[unit.category]
        late = quota * number // self.frame.terms_count - got
        merit = ASKED if self._is_still_asked(unit.code) else 0
        merit += PROFILE if self.profile.holds(unit) else 0
        merit += OPENING * min(self.leads[unit.code], 3)
        merit += HOME if unit.code in self.frame.home else 0
        merit += FOLLOWS if any(wanted & self.taken.keys() for wanted in unit.before) else 0
        if late > 0:
            merit += LACKING + EACH * min(late, 6)
        elif got >= quota and self.frame.wanted.quotas:
            merit -= ENOUGH
        return merit - LEVEL * abs(self.frame.level + (number - 1) // 2 - unit.level)

    def _reasons(self, unit: GuideUnit) -> tuple[tuple[str, str], ...]:
        found = []
        if self._is_still_asked(unit.code):
            found.append(("asked", ""))
        if self.profile.holds(unit):
            found.append(("profile", self.profile.key))
        if opened := self._leads_to(unit.code):
            found.append(("opens", opened))
        if self.frame.wanted.quotas.get(unit.category, 0) > self.sums[unit.category]:
            found.append(("category", unit.category))
        if unit.code in self.frame.home and not found:
            found.append(("home", ""))
        return tuple(found[:2]) or (("fills", ""),)

    def _take(self, unit: GuideUnit) -> None:
        self.taken[unit.code] = unit
        self.sums[unit.category] += unit.credits

    def _is_still_asked(self, code: str) -> bool:
        return any(code in codes and len(codes & self.taken.keys()) < count for count, codes in self.lists)

    def _is_asked_later(self, unit: GuideUnit) -> bool:
        return unit.code in self.asked and unit.level >= self.frame.level

    def _count_leads(self) -> Counter[str]:
        """How many units of the profile each one opens, at one or several steps."""
        leads: Counter[str] = Counter()
        for unit in self.pool:
            if self.profile.holds(unit):
                waiting, seen = [unit.code], {unit.code}
                while waiting:
                    for wanted in self.all[waiting.pop()].before:
                        fresh = {code for code in wanted if code in self.all} - seen
                        seen |= fresh
                        waiting.extend(fresh)
                leads.update(seen - {unit.code})
        return leads

    def _leads_to(self, code: str) -> str:
        """The first unit of the profile that wants it, not taken yet."""
        later = (unit.code for unit in self.pool if unit.code not in self.taken and self.profile.holds(unit))
        return min((name for name in later if any(code in sets for sets in self.all[name].before)), default="")

    def _place_internships(self) -> dict[int, list[GuideUnit]]:
        """The internships that the regulation asks: the last at the end, one before in the middle."""
        lacking = self.frame.wanted.quotas.get(INTERNSHIP, 0)
        placed: dict[int, list[GuideUnit]] = {}
        terms = [self.frame.terms_count, (self.frame.terms_count + 1) // 2 + 1]
        offers = sorted(
            (unit for unit in self.pool if unit.category == INTERNSHIP),
            key=lambda unit: (unit.code not in self.asked, -unit.level, -unit.credits, unit.code),
        )
        for number in terms:
            season = "autumn" if number % 2 else "spring"
            fitting = [unit for unit in offers if season in unit.seasons and unit.credits <= CREDITS + ROOM]
            if lacking > 0 and fitting and 1 <= number <= self.frame.terms_count and number not in placed:
                placed[number] = [fitting[0]]
                offers.remove(fitting[0])
                lacking -= fitting[0].credits
        return placed
