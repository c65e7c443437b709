"""The guide as a table, for exports."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.engines.catalogue.web.guide.words import say_before, say_seasons, say_tag, tongue
from cartable.engines.catalogue.web.labels import CATEGORIES
from cartable.kernel.languages import title_of
from cartable.ui.lists import Column

COLUMNS = (
    Column("code", _("Code")),
    Column("title", _("Title"), value=title_of),
    Column("category", _("Category"), value=lambda unit: CATEGORIES[unit.category]),
    Column("credits", _("Credits"), numeric=True),
    Column("level", _("Level"), numeric=True),
    Column("seasons", _("Semester"), value=lambda unit: say_seasons(unit.seasons)),
    Column("language", _("Language"), value=lambda unit: tongue(unit.language)),
    Column("campus", _("Campus"), value="campus_title"),
    Column("structure", _("Domain"), value=lambda unit: title_of(unit, "structure")),
    Column("lectures", _("Lectures (h)"), value=lambda unit: unit.lecture_minutes / 60, numeric=True),
    Column("tutorials", _("Tutorials (h)"), value=lambda unit: unit.tutorial_minutes / 60, numeric=True),
    Column("labs", _("Labs (h)"), value=lambda unit: unit.lab_minutes / 60, numeric=True),
    Column("personal", _("Personal work (h)"), value=lambda unit: unit.personal_minutes / 60, numeric=True),
    Column("capacity", pgettext_lazy("in a unit", "Places"), numeric=True),
    Column("before", _("Wanted before"), value=lambda unit: say_before(unit.before)),
    Column("advised", _("Advised before"), value=lambda unit: say_before(unit.advised)),
    Column("exclusions", _("Not with"), value=lambda unit: ", ".join(sorted(unit.exclusions))),
    Column("tags", _("Profiles"), value=lambda unit: ", ".join(say_tag(tag) for tag in unit.tags)),
    Column("lead", _("In charge")),
    Column("summary", _("Summary"), value=lambda unit: title_of(unit, "summary")),
)
