"""Plain values that enter and leave the places engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

ROOM_KINDS = {
    "lecture": _("Lecture theatre"),
    "classroom": _("Classroom"),
    "computer": _("Computer room"),
    "laboratory": _("Laboratory"),
    "workshop": _("Workshop"),
}
"""What each value of ``Room.Kind`` is called."""

FEATURES = {
    "projector": _("projector"),
    "screen": _("screen"),
    "whiteboard": _("whiteboard"),
    "computers": _("computers"),
    "bench": _("laboratory bench"),
    "video": _("video conference"),
    "recording": _("lecture recording"),
    "wheelchair": _("wheelchair access"),
    "sound": _("sound system"),
}
"""What the usual features of rooms are called; others are told as they were written."""


def feature_names(feature: str) -> frozenset[str]:
    """All that a feature is called, in small letters: its code, its name in each language of the interface."""
    names = {feature.lower()}
    for code, _language in settings.LANGUAGES:
        with override(code):
            names.add(str(FEATURES.get(feature, feature)).lower())
    return frozenset(names)


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room to create; ``capacity`` in seats, ``kind`` a value of ``Room.Kind``."""

    code: str
    building_id: int
    capacity: int
    title: str = ""
    kind: str = "classroom"
    features: Sequence[str] = ()
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class TravelRow:
    """Minutes between two places, either way, whatever the order of the two."""

    origin_id: int
    destination_id: int
    minutes: int
