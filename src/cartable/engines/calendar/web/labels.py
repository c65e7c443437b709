"""Words shown for the values that the tables hold."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.ui.cells import Status

WEEKS = {
    "teaching": Status("ok", _("Teaching")),
    "break": Status("none", pgettext_lazy("week", "Break")),
    "exams": Status("wait", _("Exams")),
}
HOLIDAYS = {
    "1er janvier": _("New Year's Day"),
    "Vendredi saint": _("Good Friday"),
    "Lundi de Pâques": _("Easter Monday"),
    "1er mai": _("Labour Day"),
    "8 mai": _("Victory Day 1945"),
    "Ascension": _("Ascension Day"),
    "Lundi de Pentecôte": _("Whit Monday"),
    "14 juillet": _("National Day"),
    "Assomption": _("Assumption Day"),
    "Toussaint": _("All Saints' Day"),
    "11 novembre": _("Armistice Day 1918"),
    "Jour de Noël": _("Christmas Day"),
    "2ème jour de Noël": _("Saint Stephen's Day"),
}


def holiday_title(title: str) -> str:
    """The holiday in the reader's language; as the source writes it when it isn't a usual one."""
    return str(HOLIDAYS.get(title, title))
