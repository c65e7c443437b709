"""Search in the guide: code, titles, words of the texts, synonyms in both languages, and slips of the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from cartable.engines.catalogue.guide.folding import fold, telling_words, word_set
from cartable.engines.catalogue.guide.synonyms import Synonyms, known_synonyms
from cartable.engines.catalogue.guide.units import GuideUnit

MAX_WORDS = 8
#: From how close (0 to 100) a typed word is taken for a slip of a known one, and from how many letters.
CLOSE, LONG_ENOUGH = 80, 4
#: What a word weighs by where it stands; the code wins over everything.
CODE, TITLE, SUMMARY, ELSEWHERE = 100, 12, 5, 2


@dataclass(frozen=True, slots=True)
class Found:
    """Codes by merit, best first; ``widened``: synonyms looked for besides; ``mended``: what slips were taken for."""

    codes: tuple[str, ...]
    widened: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Text:
    code: str
    places: list[tuple[int, frozenset[str]]] = field(default_factory=list)

    def weigh(self, word: str, *, whole: bool) -> int:
        """The best place where the word stands (whole, or at the beginning of a word); 0 when nowhere."""
        for weight, words in self.places:
            if word in words:
                return weight + 1
            if not whole and any(known.startswith(word) for known in words):
                return weight
        return 0


def find(
    units: Iterable[GuideUnit],
    text: str,
    *,
    more: Mapping[int, str] | None = None,
    synonyms: Synonyms | None = None,
) -> Found:
    """The units that answer a typed text. ``more``: further text by competence id; ``synonyms``: those shipped unless
    others are given. A blank text finds nothing."""
    known = known_synonyms() if synonyms is None else synonyms
    typed = telling_words(text)[:MAX_WORDS]
    if not typed:
        return Found(())
    texts = [_text(unit, more or {}) for unit in units]
    wanted, mended = _mend(typed, texts, known)
    scores: dict[str, float] = {}
    for one in texts:
        if score := _score(one, wanted, typed, known):
            scores[one.code] = score
    widened = _widen(scores, texts, wanted, known)
    ordered = sorted(scores, key=lambda code: (-scores[code], code))
    return Found(tuple(ordered), widened, mended)


def _text(unit: GuideUnit, more: Mapping[int, str]) -> _Text:
    titles = word_set(f"{unit.title_fr} {unit.title_en}")
    summaries = word_set(f"{unit.summary_fr} {unit.summary_en} {' '.join(unit.tags)} {unit.lead}")
    taught = " ".join(more.get(key, "") for key, _ in unit.competences)
    rest = word_set(f"{unit.content} {unit.structure_fr} {unit.structure_en} {taught}")
    code = word_set(unit.code) | {fold(unit.code)}
    return _Text(unit.code, [(CODE, code), (TITLE, titles), (SUMMARY, summaries), (ELSEWHERE, rest)])


def _score(text: _Text, words: Sequence[str], typed: Sequence[str], synonyms: Synonyms) -> float:
    """Every word must stand somewhere, itself or a synonym. A code typed in two parts ("if 51") counts as one."""
    if "".join(typed) in text.places[0][1]:
        return float(10 * CODE)
    weights = [text.weigh(word, whole=len(word) < 3) or _weigh_otherwise(text, word, synonyms) for word in words]
    return sum(weights) / len(weights) if all(weights) else 0.0


def _weigh_otherwise(text: _Text, word: str, synonyms: Synonyms) -> float:
    """The best synonym of one word: found, but far below what stands as it was typed."""
    found = [_weigh_phrase(text, phrase) for phrase, _ in synonyms.others((word,))]
    return max(found, default=0.0)


def _weigh_phrase(text: _Text, phrase: Sequence[str]) -> float:
    weights = [text.weigh(word, whole=True) for word in phrase]
    return min(sum(weights) / len(weights) / CODE, 0.9) if all(weights) else 0.0


def _mend(
    typed: Sequence[str], texts: Sequence[_Text], synonyms: Synonyms
) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """Words that no text begins with are replaced by the nearest word of the titles, then of the summaries."""
    everywhere = frozenset().union(*(words for text in texts for _, words in text.places))
    ways = frozenset(word for group in synonyms.groups for phrase in group for word in phrase)
    wanted, mended = [], []
    for word in typed:
        near = "" if word in ways or any(known.startswith(word) for known in everywhere) else _nearest(word, texts)
        wanted.append(near or word)
        if near:
            mended.append((word, near))
    return wanted, tuple(mended)


def _nearest(word: str, texts: Sequence[_Text]) -> str:
    if len(word) < LONG_ENOUGH:
        return ""
    for rank in (1, 2):
        known = sorted({one for text in texts for one in text.places[rank][1] if len(one) >= LONG_ENOUGH})
        best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=CLOSE)
        if best is not None:
            return str(best[0])
    return ""


def _widen(
    scores: dict[str, float], texts: Sequence[_Text], words: Sequence[str], synonyms: Synonyms
) -> tuple[str, ...]:
    """Add what the synonyms find, below what was found as typed; returns those that stand in some unit."""
    used = []
    for phrase, label in synonyms.others(words):
        found = {text.code: weight for text in texts if (weight := _weigh_phrase(text, phrase))}
        for code, weight in found.items():
            scores[code] = max(weight, scores.get(code, 0.0))
        if found:
            used.append(label)
    return tuple(used)
