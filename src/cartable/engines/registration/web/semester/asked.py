"""What the address asks to see of the guide, and what a form of the page brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from django.http import HttpRequest

from cartable.engines.registration.api import FreeTime, WishDraft

USEFUL, ALL = "useful", "all"
AT_FIRST = 30
KINDS = ("main", "optional", "reserve")
FREE_ROWS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of the guide to show: useful units or all, a text, a category, a language; how many."""

    show: str = USEFUL
    text: str = ""
    category: str = ""
    language: str = ""
    shown: int = AT_FIRST

    @property
    def is_narrowed(self) -> bool:
        """Whether a text or a filter narrows it."""
        return bool(self.text or self.category or self.language)

    def query(self, **changes: object) -> str:
        """The address's query with changes, « ?q=proba&show=all »; "" when nothing is asked."""
        asked = {
            "show": self.show,
            "q": self.text,
            "category": self.category,
            "language": self.language,
            "shown": self.shown,
        } | changes
        usual = {"show": USEFUL, "shown": AT_FIRST}
        kept = {name: value for name, value in asked.items() if value and usual.get(name) != value}
        return f"?{urlencode(kept)}" if kept else "?"


def read_asked(given: Mapping[str, str]) -> Asked:
    """What is asked; anything strange counts as not asked."""
    shown = given.get("shown", "")
    return Asked(
        show=ALL if given.get("show") == ALL else USEFUL,
        text=given.get("q", "").replace("\0", "").strip()[:100],
        category=given.get("category", "")[:2],
        language=given.get("language", "")[:2],
        shown=min(int(shown), 2000) if shown.isascii() and shown.isdigit() and len(shown) < 5 else AT_FIRST,
    )


def asked_in_post(request: HttpRequest) -> Asked:
    """What the page showed when the form was sent: the address says it, and HTMX tells the present one."""
    current = request.headers.get("HX-Current-URL", "")
    if not current:
        return read_asked(request.GET.dict())
    return read_asked({name: values[0] for name, values in parse_qs(urlsplit(current).query).items()})


def read_wishes(text: str) -> list[WishDraft]:
    """What was before the student's eyes: « MT01:main,IF44:reserve »."""
    found = []
    for one in text.replace("\0", "").split(",")[:100]:
        code, _sep, kind = one.partition(":")
        if code:
            found.append(WishDraft(code[:40], kind if kind in KINDS else "main"))
    return found


def write_wishes(wishes: list[WishDraft] | tuple[WishDraft, ...]) -> str:
    """The inverse."""
    return ",".join(f"{one.unit_code}:{one.kind}" for one in wishes)


def ordered(wishes: list[WishDraft]) -> list[WishDraft]:
    """Main units, then optional ones, then reserves, each in their own order."""
    return sorted(wishes, key=lambda one: KINDS.index(one.kind))


def changed(wishes: list[WishDraft], act: str) -> list[WishDraft] | None:
    """The wishes after an act of the page (``add:IF51``, ``remove:``, ``up:``, ``down:``, ``kind:IF51:reserve``).

    None when the act isn't one of these.
    """
    verb, _sep, rest = act.partition(":")
    code, _sep, kind = rest.partition(":")
    code = code.replace("\0", "")[:40]
    held = [one.unit_code for one in wishes]
    if verb == "add" and code:
        wanted = kind if kind in KINDS else "main"
        return ordered([*wishes, *([WishDraft(code, wanted)] if code not in held else [])])
    if code not in held:
        return wishes if verb in ("remove", "up", "down", "kind") else None
    if verb == "remove":
        return [one for one in wishes if one.unit_code != code]
    if verb == "kind" and kind in KINDS:
        others = [one for one in wishes if one.unit_code != code]
        return ordered([*others, WishDraft(code, kind)])
    return _moved(wishes, held.index(code), verb) if verb in ("up", "down") else None


def _moved(wishes: list[WishDraft], place: int, verb: str) -> list[WishDraft]:
    """One step among those of its kind; at the end nothing moves."""
    other = place + (1 if verb == "down" else -1)
    moved = list(wishes)
    if 0 <= other < len(wishes) and wishes[other].kind == wishes[place].kind:
        moved[place], moved[other] = moved[other], moved[place]
    return moved


def read_free_times(given: Mapping[str, str]) -> list[FreeTime]:
    """The rows of times wanted free that are filled in; what is wrong in them is told when they are saved."""
    found = []
    for row in range(FREE_ROWS):
        day, start, end = (given.get(f"free-{row}-{name}", "").strip() for name in ("day", "start", "end"))
        if day in "1234567" and day:
            found.append(FreeTime(int(day), start or "08:00", end or "20:00"))
    return found
