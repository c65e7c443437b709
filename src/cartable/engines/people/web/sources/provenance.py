"""Where the facts of a person come from."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person, arriving
from cartable.engines.people.web.sources.labels import field_label
from cartable.kernel.languages import title_of


def tell_provenance(person: Person) -> list[tuple[Any, Any, date]]:
    """(field, who said it, on what day), in the order of the fields; one query when a source said something."""
    said = person.provenance
    codes = {author for author, _day in said.values() if author}
    titles = {row.code: title_of(row) for row in arriving.Source.objects.filter(code__in=codes)} if codes else {}
    found = []
    for name in arriving.FACTS:
        if name in said:
            author, day = said[name]
            who = titles.get(author) or author or _("By hand")
            found.append((field_label(name), who, date.fromisoformat(day)))
    return found
