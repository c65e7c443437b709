"""Classes by what people call them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import F

from cartable.engines.timetable.models import Publication
from cartable.engines.timetable.queries.meetings import ClassLabel
from cartable.kernel.languages import in_language

CODE = re.compile(r"[^\W_][\w.-]{1,39}")


@dataclass(frozen=True, slots=True)
class ClassWords:
    """What a text says of a class: the beginning of a unit's code, perhaps a kind and a number."""

    code: str
    kind: str = ""
    number: int | None = None


def read_words(text: str) -> ClassWords | None:
    """``IF28``, ``if28 td``, ``IF28 TD2``, ``IF28 td 2``; None when the text isn't one of these."""
    words = text.casefold().split()
    if not words or not CODE.fullmatch(words[0]):
        return None
    rest = re.fullmatch(r"(cm|td|tp)?\s*(\d{1,4})?", " ".join(words[1:]))
    if rest is None:
        return None
    return ClassWords(words[0], rest[1] or "", int(rest[2]) if rest[2] else None)


def classes_named(text: str, *, limit: int) -> list[ClassLabel]:
    """The classes of the timetables in force whose name begins so. One query, none when the text names no class."""
    words = read_words(text)
    if words is None:
        return []
    # One call: each filter() on a to-many relation would join the classes anew.
    asked: dict[str, object] = {"term__classes__offering__unit__code__istartswith": words.code}
    if words.kind:
        asked["term__classes__subpart__kind"] = words.kind
    if words.number is not None:
        asked["term__classes__number"] = words.number
    found = Publication.objects.filter(withdrawn_at__isnull=True, **asked)
    rows = found.values(
        code=F("term__classes__offering__unit__code"),
        title_fr=F("term__classes__offering__unit__title_fr"),
        title_en=F("term__classes__offering__unit__title_en"),
        category=F("term__classes__offering__unit__category"),
        kind=F("term__classes__subpart__kind"),
        number=F("term__classes__number"),
        class_id=F("term__classes__id"),
        class_uuid=F("term__classes__uuid"),
    ).order_by(
        "-published_at",
        "term__classes__offering__unit__code",
        "term__classes__subpart__kind",
        "term__classes__number",
    )
    return [
        ClassLabel(
            id=row["class_id"],
            uuid=row["class_uuid"],
            code=row["code"],
            title=in_language(row["title_fr"], row["title_en"]),
            category=row["category"],
            kind=row["kind"],
            number=row["number"],
        )
        for row in rows[:limit]
    ]
