"""Cells that hold several rows: read back as written, refused with the row, the form wanted and the column."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.api import CourseUnit, exchange, replacements_of
from cartable.engines.catalogue.demo import make_unit
from cartable.engines.catalogue.domain.exchange.listed import read_list, write_list
from cartable.engines.catalogue.domain.exchange.unreadable import Unreadable
from cartable.engines.catalogue.domain.versions.rows import ShapeDraft
from cartable.engines.catalogue.models import Competence, Framework, UnitVersion
from cartable.engines.people.demo import make_account_with_role
from cartable.kernel.clock import today

NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=60)
said = words.map(str.strip)
named = said.filter(bool)
elements = st.fixed_dictionaries({"title_fr": named, "title_en": said, "minutes": st.integers(0, 60_000)})
software = st.fixed_dictionaries({"name": named, "version": said, "note": said})
equipment = st.fixed_dictionaries({"name": named, "note": said})
shapes = st.builds(
    ShapeDraft,
    st.sampled_from(["cm", "td", "tp"]),
    st.integers(5, 600),
    st.integers(1, 20),
    st.integers(1, 60),
    st.integers(1, 2000),
    said,
)
competences = st.tuples(named, named, st.integers(1, 20))
slowly = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
ROWS = {"elements": elements, "software": software, "equipment": equipment}


@slowly
@given(st.sampled_from(sorted(ROWS)), st.data())
def test_rows_are_read_back_as_written(field, data):
    rows = data.draw(st.lists(ROWS[field], max_size=8))
    assert read_list(field, write_list(field, rows)) == tuple(rows)


@slowly
@given(st.lists(shapes, max_size=3, unique_by=lambda shape: shape.kind))
def test_sessions_are_read_back_as_written(rows):
    assert read_list("shapes", write_list("shapes", rows)) == tuple(sorted(rows, key=lambda shape: shape.kind))


@slowly
@given(st.lists(competences, max_size=5, unique_by=lambda one: one[:2]))
def test_competences_are_read_back_as_written(rows):
    assert read_list("competences", write_list("competences", rows)) == tuple(rows)


@slowly
@given(st.sampled_from(["elements", "software", "equipment", "shapes", "competences"]), st.text(max_size=200))
def test_any_text_is_read_or_refused(field, text):
    try:
        rows = read_list(field, text)
    except Unreadable as unreadable:
        told = (str(unreadable.what), str(unreadable.mend))
    else:
        told = ("read", str(rows))
    assert all(told)


def test_what_people_type_is_understood():
    assert read_list("elements", "Algèbre||1 h 30;\nAnalyse | Calculus | 24\n Projet | | 90 min ;;") == (
        {"title_fr": "Algèbre", "title_en": "", "minutes": 90},
        {"title_fr": "Analyse", "title_en": "Calculus", "minutes": 1440},
        {"title_fr": "Projet", "title_en": "", "minutes": 90},
    )
    assert read_list("shapes", "Travaux pratiques | 180 | 1 | 7 | 12 | banc \\; évier") == (
        ShapeDraft("tp", 180, 1, 7, 12, "banc ; évier"),
    )


HEADER = "Code,Titre,Éléments constitutifs,Structure des enseignements,Logiciels,Équipements,Compétences,Remplacée par"
GOOD = (
    '"Suites | Series | 10 h ; Séries","CM|90|2|14|120 ; TD|120|1|14|24|salle \\| îlots",Octave | 9,Tableau,F | C1 | 1,'
)
WRONG = {
    12: (3, "a|b|c|d", "Éléments constitutifs", "unit.elements"),
    51: (3, "Suites | | beaucoup", "Éléments constitutifs", "unit.elements"),
    90: (4, "CM | 90 | 2 | 14", "Structure des enseignements", "unit.shapes"),
    133: (4, "XX | 90 | 2 | 14 | 12", "Structure des enseignements", "unit.shapes"),
    170: (4, "TD|90|1|7|12;TD|90|1|7|12", "Structure des enseignements", "unit.shapes"),
    210: (5, "x" * 121, "Logiciels", "unit.software"),
    260: (6, "a | b | c", "Équipements", "unit.equipment"),
    300: (7, "F | C9 | 1", "Compétences", "competence.unknown"),
    349: (8, "UE001", "Remplacée par", "replacement.taught"),
}


def line(number: int) -> str:
    if number not in WRONG:
        return f"UE{number:03},Unité {number},{GOOD}"
    place, text, _column, _code = WRONG[number]
    cells = [f"UE{number:03}", f"Unité {number}", *[""] * 6]
    cells[place - 1] = text
    return ",".join(cells)


@pytest.fixture
def year(db):
    return make_year("2026", starts_on=date(2026, 9, 1), ends_on=date(2099, 9, 1))


@pytest.fixture
def registrar(db):
    return make_account_with_role("registrar")


@pytest.mark.django_db
def test_nine_wrong_cells_of_350_units_are_told_and_the_others_kept(year, registrar):
    framework = Framework.objects.create(code="F", title_fr="Métier", levels=[{"rank": 1, "title_fr": "Base"}])
    competence = Competence.objects.create(framework=framework, code="C1", title_fr="Concevoir")
    source = "\n".join([HEADER, *map(line, range(350))]).encode()
    report = exchange.import_units(source=source, year=year, actor=registrar, now=NOW)
    assert [(fault.line, str(fault.where), fault.code) for fault in report.refused] == [
        (number + 2, column, code) for number, (_place, _text, column, code) in WRONG.items()
    ]
    assert "titre en français | titre en anglais | heures" in str(report.refused[0].mend)
    assert (report.total, report.created, CourseUnit.objects.count()) == (350, 341, 341)
    version = UnitVersion.objects.get(unit__code="UE348")
    assert version.elements == [
        {"title_fr": "Suites", "title_en": "Series", "minutes": 600},
        {"title_fr": "Séries", "title_en": "", "minutes": 0},
    ]
    assert (version.software, version.equipment) == (
        [{"name": "Octave", "version": "9", "note": ""}],
        [{"name": "Tableau", "note": ""}],
    )
    assert [(row.kind, row.minutes, row.group_size, row.room_needs) for row in version.shapes.all()] == [
        ("cm", 90, 120, ""),
        ("td", 120, 24, "salle | îlots"),
    ]
    assert [(one.competence_id, one.level) for one in version.competences.all()] == [(competence.pk, 1)]
    again = exchange.import_units(source=source, year=year, actor=registrar, now=NOW)
    assert (again.created, again.unchanged, again.drafted, len(again.refused)) == (0, 341, 0, 9)


@pytest.mark.django_db
def test_what_replaces_a_withdrawn_unit_is_imported(year, registrar):
    gone = make_unit("IF01")
    gone.withdrawn_on = date(2020, 9, 1)
    gone.save()
    text = "code;titre;remplacée par\nIF01;;IF51, IF52\nIF51;A;\nIF52;B;IF51\n"
    report = exchange.import_units(source=text.encode(), year=year, actor=registrar, now=NOW)
    assert [(fault.line, str(fault.where), fault.code) for fault in report.refused] == [
        (2, "remplacée par", "unit.unknown"),
        (4, "remplacée par", "replacement.taught"),
    ]
    report = exchange.import_units(source=text.replace("B;IF51", "B;").encode(), year=year, actor=registrar, now=NOW)
    assert (report.refused, report.ruled) == ([], 1)
    assert replacements_of(["IF01"], on=today()) == {"IF01": ("IF51", "IF52")}
