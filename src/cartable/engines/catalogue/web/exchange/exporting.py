"""All that units say, as CSV, as a workbook, or as a document for partners: ELMO, or EWP's courses."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.catalogue.api import exchange, list_units
from cartable.engines.catalogue.models import Exclusion, Prerequisite, UnitReplacement
from cartable.engines.people.api import Structure
from cartable.kernel.clock import system_clock, today
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


def _rows(name: str) -> Any:
    """Rows of the version in force, written as the import reads them."""

    def read(unit: Any) -> str:
        if unit.version is None:
            return ""
        if name == "shapes":
            return exchange.write_list(name, unit.version.shapes.all())
        if name == "competences":
            taught = [(one.competence.framework.code, one.competence.code, one.level) for one in _taught(unit)]
            return exchange.write_list(name, sorted(taught))
        return exchange.write_list(name, getattr(unit.version, name))

    return read


def _taught(unit: Any) -> Any:
    return unit.version.competences.all()


LIST_TITLES = {
    "elements": _("Constituent elements"),
    "shapes": _("Structure of classes"),
    "software": _("Software"),
    "equipment": _("Equipment"),
    "competences": _("Competences taught"),
}
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
    Column("sustainability_fr", _("Sustainable development in French"), value=_text("sustainability_fr")),
    Column("sustainability_en", _("Sustainable development in English"), value=_text("sustainability_en")),
    Column("ai_note_fr", _("Use of AI in French"), value=_text("ai_note_fr")),
    Column("ai_note_en", _("Use of AI in English"), value=_text("ai_note_en")),
    *(Column(name, LIST_TITLES[name], value=_rows(name)) for name in LIST_TITLES),
    Column("tags", _("Profiles"), value=lambda unit: ", ".join(unit.version.tags) if unit.version else ""),
)


@require_safe
def export_units(request: HttpRequest) -> HttpResponseBase:
    """The units of the address's filters (``q``, ``category``, ``term``) in ``format``: csv, xlsx, elmo or ewp."""
    require(request.user, "unit.view")
    given = request.GET
    found = list_units(
        category=given.get("category", ""), term_code=given.get("term", ""), text=given.get("q", "")
    ).select_related("structure", "in_charge", "campus", "version")
    wanted = given.get("format", "csv")
    if wanted == "elmo":
        return _elmo(request, found)
    if wanted == "ewp":
        return _ewp(request, list(found))
    found = found.prefetch_related("version__shapes", "version__competences__competence__framework")
    columns = [*COLUMNS, *_rule_columns()]
    if wanted == "csv":
        return export_csv(columns, found.iterator(chunk_size=1000), "units-whole")
    if wanted == "xlsx":
        return export_xlsx(columns, found.iterator(chunk_size=1000), "units-whole", gettext("Course units"))
    what = _("Units are exported as csv, xlsx, elmo or ewp.")
    raise InputRefused(Fault("export.format", what, "format", _("Choose one of the four.")))


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


def _ewp(request: HttpRequest, units: list[Any]) -> HttpResponse:
    def address(code: str, language: str) -> str:
        return request.build_absolute_uri(f"{reverse('guide:unit', args=[code])}?lang={language}")

    spans = exchange.spans_of(units, on=today())
    answer = HttpResponse(exchange.write_ewp(units, spans=spans, guide_url=address), content_type="application/xml")
    answer["Content-Disposition"] = 'attachment; filename="courses.ewp.xml"'
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

    taking: dict[int, list[str]] = {}
    for unit, code in UnitReplacement.objects.order_by("unit", "by__code").values_list("unit_id", "by__code"):
        taking.setdefault(unit, []).append(code)

    return [
        Column("prerequisites", _("Prerequisites"), value=said(False)),
        Column("advised", _("Advised before"), value=said(True)),
        Column("exclusions", _("Excluded"), value=lambda unit: " ; ".join(sorted(pairs.get(unit.pk, ())))),
        Column("replaced_by", _("Replaced by"), value=lambda unit: ", ".join(taking.get(unit.pk, ()))),
    ]
