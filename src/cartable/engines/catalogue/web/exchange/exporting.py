"""All that units say, as CSV, as a workbook, or as an ELMO document for partners."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.catalogue.api import exchange, list_units
from cartable.engines.catalogue.models import Exclusion, Prerequisite
from cartable.engines.people.api import Structure
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.lists import Column
from cartable.ui.lists.exports import export_csv, export_xlsx


def _hours(name: str) -> Any:
    def read(unit: Any) -> float | int:
        minutes = int(getattr(unit, f"{name}_minutes"))
        return round(minutes / 60, 2) if minutes % 60 else minutes // 60

    return read


def _text(name: str) -> Any:
    return lambda unit: getattr(unit.version, name) if unit.version else ""


COLUMNS = (
    Column("code", _("Code")),
    Column("title_fr", _("Title in French")),
    Column("title_en", _("Title in English")),
    Column("category", _("Category")),
    Column("credits", _("Credits"), numeric=True),
    Column("level", _("Level"), numeric=True),
    Column("language", _("Teaching language")),
    Column("campus", _("Campus"), value="campus.code"),
    Column("structure", _("Structure"), value="structure.code"),
    Column("in_charge", _("Person in charge"), value="in_charge.code"),
    Column("in_autumn", _("Taught in autumn")),
    Column("in_spring", _("Taught in spring")),
    Column("lecture_hours", _("Lecture hours"), value=_hours("lecture"), numeric=True),
    Column("tutorial_hours", _("Tutorial hours"), value=_hours("tutorial"), numeric=True),
    Column("lab_hours", _("Lab hours"), value=_hours("lab"), numeric=True),
    Column("personal_hours", _("Personal work"), value=_hours("personal"), numeric=True),
    Column("capacity", _("Places offered"), numeric=True),
    Column("summary_fr", _("Summary in French")),
    Column("summary_en", _("Summary in English")),
    Column("content_fr", _("Content in French"), value=_text("content_fr")),
    Column("content_en", _("Content in English"), value=_text("content_en")),
    Column("assessment_fr", _("Assessment in French"), value=_text("assessment_fr")),
    Column("assessment_en", _("Assessment in English"), value=_text("assessment_en")),
    Column("tags", _("Profiles"), value=lambda unit: ", ".join(unit.version.tags) if unit.version else ""),
)


@require_safe
def export_units(request: HttpRequest) -> HttpResponseBase:
    """The units of the address's filters (``q``, ``category``, ``term``) in ``format``: csv, xlsx or elmo."""
    require(request.user, "unit.view")
    given = request.GET
    found = list_units(
        category=given.get("category", ""), term_code=given.get("term", ""), text=given.get("q", "")
    ).select_related("structure", "in_charge", "campus", "version")
    wanted = given.get("format", "csv")
    if wanted == "elmo":
        return _elmo(request, found)
    columns = [*COLUMNS, *_rule_columns()]
    if wanted == "csv":
        return export_csv(columns, found.iterator(chunk_size=1000), "units-whole")
    if wanted == "xlsx":
        return export_xlsx(columns, found.iterator(chunk_size=1000), "units-whole", gettext("Course units"))
    what = _("Units are exported as csv, xlsx or elmo.")
    raise InputRefused(Fault("export.format", what, "format", _("Choose one of the three.")))


def _elmo(request: HttpRequest, units: Any) -> HttpResponse:
    root = Structure.objects.filter(parent__isnull=True, kind="institution").order_by("pk").first()
    issuer = exchange.Issuer(
        code=(root.uai or root.code) if root else "local",
        title=str(settings.CAMPUS_NAME),
        url=request.build_absolute_uri("/"),
        kind="uai" if root and root.uai else "local",
    )
    answer = HttpResponse(exchange.write_elmo(units, issuer=issuer, now=system_clock()), content_type="application/xml")
    answer["Content-Disposition"] = 'attachment; filename="units.elmo.xml"'
    return answer


def _rule_columns() -> list[Column]:
    """Prerequisites, counsel and exclusions, read once for all units, written as the import reads them."""
    either = f" {gettext('or')} "
    sets: dict[bool, dict[int, dict[int, list[str]]]] = {False: {}, True: {}}
    rows = Prerequisite.objects.order_by("unit", "alternative", "wanted__code")
    for unit, number, code, advised in rows.values_list("unit_id", "alternative", "wanted__code", "advised"):
        sets[advised].setdefault(unit, {}).setdefault(number, []).append(code)
    pairs: dict[int, list[str]] = {}
    for first, second, first_code, second_code, why in Exclusion.objects.values_list(
        "first_id", "second_id", "first__code", "second__code", "reason_fr"
    ):
        reason = why.replace(";", ",").replace("\n", " ")
        pairs.setdefault(first, []).append(f"{second_code} : {reason}")
        pairs.setdefault(second, []).append(f"{first_code} : {reason}")

    def said(advised: bool) -> Any:
        return lambda unit: " ; ".join(either.join(codes) for codes in sets[advised].get(unit.pk, {}).values())

    return [
        Column("prerequisites", _("Prerequisites"), value=said(False)),
        Column("advised", _("Advised before"), value=said(True)),
        Column("exclusions", _("Excluded"), value=lambda unit: " ; ".join(sorted(pairs.get(unit.pk, ())))),
    ]
