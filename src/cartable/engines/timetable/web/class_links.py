"""Several classes in one cell of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from cartable.engines.timetable.web.labels import NamedClass

MOST_LINKED = 6


@dataclass(frozen=True, slots=True)
class ClassLinks:
    """The classes by name, each leading to its page; beyond six, how many there are."""

    classes: Sequence[NamedClass]

    def __str__(self) -> str:
        return ", ".join(one.name for one in self.classes)

    def __html__(self) -> SafeString:
        shown = self.classes[:MOST_LINKED]
        links = format_html_join(", ", '<a href="{}">{}</a>', ((one.url, one.name) for one in shown))
        more = len(self.classes) - len(shown)
        if more < 1:
            return links
        rest = ngettext("and %(number)d more", "and %(number)d more", more) % {"number": more}
        return format_html("{} {}", links, rest)
