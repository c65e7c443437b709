"""Campuses and buildings."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.places.models import Building, Campus
from cartable.kernel.problems import Conflict, Fault, InputRefused

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class PlaceTaken(Conflict):
    """Another campus, building or room has that code."""

    code = "place.taken"


def create_campus(*, code: str, title: str, town: str = "") -> Campus:
    """Add a campus. Raises InputRefused for a faulty value, PlaceTaken when the code is used."""
    title, town = title.strip(), town.strip()
    _refuse([*code_faults(code), *title_faults(title), *length_faults("town", town)])
    try:
        with transaction.atomic():
            return Campus.objects.create(code=code, title=title, town=town)
    except IntegrityError as error:
        raise taken(code) from error


def create_building(*, code: str, title: str, campus: Campus) -> Building:
    """Add a building. Raises InputRefused for a faulty value, PlaceTaken when the code is used."""
    title = title.strip()
    _refuse([*code_faults(code), *title_faults(title)])
    try:
        with transaction.atomic():
            return Building.objects.create(code=code, title=title, campus=campus)
    except IntegrityError as error:
        raise taken(code) from error


def taken(code: str) -> PlaceTaken:
    """The refusal of a code that is used."""
    what = format_lazy(_("The code “{code}” belongs to another place of that kind."), code=code)
    return PlaceTaken(what, _("Choose another one."))


def code_faults(code: str, line: int | None = None) -> list[Fault]:
    """A fault when ``code`` isn't 1 to 40 letters without accent, figures, dots, hyphens or underscores."""
    if CODE.fullmatch(code):
        return []
    what = format_lazy(_("“{code}” is no code."), code=code[:60])
    mend = _("Use 1 to 40 letters without accent, figures, dots, hyphens or underscores.")
    return [Fault("code.form", what, "code", mend, line)]


def title_faults(title: str) -> list[Fault]:
    """Faults of a title that may not be empty."""
    if not title:
        return [Fault("title.missing", _("The title is missing."), "title", _("Write it."))]
    return length_faults("title", title)


def length_faults(field: str, text: str, line: int | None = None) -> list[Fault]:
    """A fault when the text has more than 120 characters."""
    if len(text) <= 120:
        return []
    return [Fault("text.too_long", _("The text is too long."), field, _("Keep to 120 characters."), line)]


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise InputRefused(faults)
