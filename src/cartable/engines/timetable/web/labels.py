"""The words of the pages: kinds of class, criteria, states."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.engines.timetable.queries.meetings import ClassLabel

Text = str | Promise

KINDS: dict[str, Text] = {
    "cm": pgettext_lazy("kind of class", "Lecture"),
    "td": pgettext_lazy("kind of class", "Tutorial"),
    "tp": pgettext_lazy("kind of class", "Lab"),
}

CRITERIA: dict[str, Text] = {
    "time": _("Times"),
    "room": _("Rooms"),
    "distribution": _("Constraints between classes"),
    "student": _("Student clashes"),
}

CRITERIA_MEANING: dict[str, Text] = {
    "time": _("what the times given to classes cost, beside their preferred ones"),
    "room": _("what the rooms given to classes cost, beside their preferred ones"),
    "distribution": _("what the wished constraints that aren't kept cost"),
    "student": _("pairs of classes that one student can't attend both"),
}

WEEK_KINDS: dict[str, Text] = {"teaching": "", "break": _("break"), "exams": _("exams")}

RUN_STATES: dict[str, tuple[str, Text]] = {
    "waiting": ("wait", _("Waiting for a worker")),
    "running": ("info", _("Running")),
    "succeeded": ("ok", _("Done")),
    "stopped": ("none", _("Stopped")),
    "failed": ("no", _("Failed")),
}

ENDINGS: dict[str, Text] = {
    "time_limit": _("the time was over"),
    "iteration_limit": _("the moves were over"),
    "interrupted": _("someone stopped it"),
    "proved_optimal": _("nothing can be better"),
    "proved_infeasible": _("the constraints contradict one another"),
}


@dataclass(frozen=True, slots=True)
class NamedClass:
    """A class as pages show it: « TD 2 » of « IF28 », and its address."""

    label: ClassLabel
    url: str

    @property
    def group(self) -> str:
        """« TD 2 »."""
        return self.label.group

    @property
    def name(self) -> str:
        """« IF28 TD 2 »."""
        return self.label.name

    @property
    def kind(self) -> Text:
        """« Tutorial »."""
        return KINDS.get(self.label.kind, self.label.kind)


def named(label: ClassLabel) -> NamedClass:
    """A class with its address."""
    return NamedClass(label, class_url(label.uuid))


def class_url(key: UUID) -> str:
    """The page of a class."""
    return reverse("timetable:class", args=[key])
