"""The reader's selection: units carried by the address, so that a link shares them and no cookie is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from cartable.engines.catalogue.guide.selection import MOST
from cartable.engines.catalogue.guide.units import GuideUnit

COMPARED = 4


class Basket:
    """Units chosen, in order. ``unknown``: codes that the address gives and that no unit in force has."""

    def __init__(self, codes: Sequence[str], units: Mapping[str, GuideUnit]) -> None:
        self.units = tuple(units[code] for code in codes if code in units)
        self.codes = tuple(unit.code for unit in self.units)
        self.unknown = tuple(code for code in codes if code not in units)
        self.is_full = len(self.codes) >= MOST

    def __bool__(self) -> bool:
        return bool(self.codes)

    @property
    def credits(self) -> int:
        """What it adds up to."""
        return sum(unit.credits for unit in self.units)

    @property
    def query(self) -> str:
        """``u=IF51&u=MT32``, "" when nothing is chosen."""
        return urlencode([("u", code) for code in self.codes])

    @property
    def url(self) -> str:
        """The page of the selection."""
        return self.link(reverse("guide:selection"))

    @property
    def compare_url(self) -> str:
        """The first four side by side; "" for fewer than two."""
        chosen = [("u", code) for code in self.codes[:COMPARED]]
        return f"{reverse('guide:compare')}?{urlencode(chosen)}" if len(chosen) > 1 else ""

    def link(self, address: str) -> str:
        """The address, carrying the selection."""
        return f"{address}?{self.query}" if self.codes else address

    def toggle(self, code: str, current: QueryDict) -> str:
        """The present address with a unit added, or taken away when it is there; "" when there is no room."""
        kept = _said(current)
        codes = [known for known in self.codes if known != code]
        if code not in self.codes:
            if self.is_full:
                return ""
            codes.append(code)
        kept.setlist("u", codes)
        return f"?{kept.urlencode()}"

    def without(self, current: QueryDict) -> str:
        """The present address with nothing chosen."""
        kept = _said(current)
        kept.pop("u", None)
        return f"?{kept.urlencode()}"


def _said(current: QueryDict) -> QueryDict:
    """What the address says, without its blanks and the form of an export."""
    kept = current.copy()
    for name in [name for name, value in current.items() if not value or name == "export"]:
        kept.pop(name, None)
    return kept
