"""Units in files: 350 of which 9 are wrong, checked first, written once, exported and read back unchanged."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.api import CourseUnit, exchange, unit_cards, versions
from cartable.engines.catalogue.demo import make_unit, make_version
from cartable.engines.catalogue.domain.exchange.columns import read_columns
from cartable.engines.catalogue.models import Competence, Framework, UnitVersion
from cartable.engines.catalogue.web.exchange.exporting import COLUMNS
from cartable.engines.people.demo import make_account_with_role, make_person, make_structure
from cartable.kernel.jobs import run_now
from cartable.kernel.jobs.models import Job
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
HEADER = "Code;Titre;Catégorie;Crédits;Niveau;Langue;CM;Prérequis;Exclues;Structure"


@pytest.fixture
def year():
    return make_year("2026", starts_on=date(2026, 9, 1), ends_on=date(2099, 9, 1))


@pytest.fixture
def registrar():
    return make_account_with_role("registrar")


def read(text, year, actor, **given):
    source = text if isinstance(text, bytes) else text.encode()
    return exchange.import_units(source=source, year=year, actor=actor, now=NOW, **given)


def told(report) -> list[tuple[int | None, str, str]]:
    return [(fault.line, str(fault.where), fault.code) for fault in report.refused]


def three_hundred_and_fifty() -> str:
    rows = [f"UE{number:03};Unité {number};cs;6;2;fr;32;;;" for number in range(350)]
    wrong = {
        10: ";Sans code;cs;6;2;fr;32;;;",
        20: "UE020;;cs;6;2;fr;32;;;",
        30: "UE030;Unité 30;zz;6;2;fr;32;;;",
        40: "UE040;Unité 40;cs;six;2;fr;32;;;",
        50: "UE050;Unité 50;cs;6;9;fr;32;;;",
        60: "UE060;Unité 60;cs;6;2;klingon;32;;;",
        70: "UE070;Unité 70;cs;6;2;fr;32;XX99;;",
        80: "UE080;Unité 80;cs;6;2;fr;32;UE080;;",
        90: "UE090;Unité 90;cs;6;2;fr;32;;;NULLE",
    }
    for place, row in wrong.items():
        rows[place] = row
    return "\n".join([HEADER, *rows])


def test_nine_wrong_rows_of_350_are_told_and_the_others_kept(year, registrar):
    report = read(three_hundred_and_fifty(), year, registrar)
    assert told(report) == [
        (12, "Code", "unit.code"),
        (22, "Titre", "unit.title"),
        (32, "Catégorie", "unit.category"),
        (42, "Crédits", "unit.credits"),
        (52, "Niveau", "unit.level"),
        (62, "Langue", "unit.language"),
        (72, "Prérequis", "unit.unknown"),
        (82, "Prérequis", "prerequisite.circle"),
        (92, "Structure", "structure.unknown"),
    ]
    assert (report.total, report.created, CourseUnit.objects.count()) == (350, 341, 341)
    again = read(three_hundred_and_fifty(), year, registrar)
    assert (again.created, again.unchanged, len(again.refused)) == (0, 341, 9)


def test_all_or_nothing_writes_nothing(year, registrar):
    report = read(three_hundred_and_fifty(), year, registrar, all_or_nothing=True)
    assert (report.is_cancelled, report.created, len(report.refused)) == (True, 0, 9)
    assert CourseUnit.objects.count() == 0


def test_a_check_shows_what_would_change_and_writes_nothing(year, registrar):
    make_unit("MT01", title_fr="Analyse")
    report = read("code;titre\nMT01;Analyse réelle\nMT02;Algèbre", year, registrar, preview=True)
    assert report.changes == [(2, "MT01", "corrected", ["title_fr"]), (3, "MT02", "created", [])]
    assert list(CourseUnit.objects.values_list("title_fr", flat=True)) == ["Analyse"]


def test_what_has_a_version_in_force_is_drafted_not_overwritten(year, registrar):
    unit = make_unit("MT01", title_fr="Analyse")
    make_version(unit, year, content_fr="Suites")
    text = "code;titre;contenu;crédits\nMT01;Analyse réelle;Séries;5"
    report = read(text, year, registrar)
    assert (report.drafted, report.corrected) == (1, 0)
    unit.refresh_from_db()
    assert (unit.title_fr, unit.credits) == ("Analyse", 6)
    draft = UnitVersion.objects.get(state="draft")
    assert (draft.title_fr, draft.content_fr, draft.credits) == ("Analyse réelle", "Séries", 5)
    assert read(text, year, registrar).unchanged == 1
    UnitVersion.objects.filter(pk=draft.pk).update(state="proposed")
    report = read(text.replace(";5", ";4"), year, registrar)
    assert told(report) == [(2, "code", "version.state")]


def test_rules_are_written_whatever_the_order_and_circles_refused(year, registrar):
    text = 'code;titre;prérequis;conseillées avant;exclues\nMT03;C;"MT01 ou MT02 ; PS01";;\nMT01;A;;MT02;\n'
    text += "MT02;B;;;MT01 : même contenu\nPS01;P;MT03;;\n"
    report = read(text, year, registrar)
    assert told(report) == [(2, "prérequis", "prerequisite.circle"), (5, "prérequis", "unit.unknown")]
    assert "MT03 → PS01 → MT03" in str(report.refused[0].what)
    assert (report.created, report.ruled) == (2, 2)
    card = unit_cards()["MT02"]
    assert card.exclusions == {"MT01"}


def test_only_the_keeper_of_a_structure_imports_its_units(year):
    mine, other = make_structure("GI"), make_structure("GU")
    keeper = make_account_with_role("registrar", structure=mine)
    report = read("code;titre;structure\nA1;A;GI\nB1;B;GU\nC1;C;", year, keeper)
    assert told(report) == [(3, "structure", "unit.not_kept"), (4, "structure", "unit.not_kept")]
    assert [unit.structure.code for unit in CourseUnit.objects.all()] == ["GI"]
    assert other.code == "GU"
    with pytest.raises(NotAllowed):
        read("code\nA1", year, make_account_with_role("timetabler"))


def test_a_workbook_is_read_like_a_csv(year, registrar):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for line, cells in enumerate(
        [["Code", "Titre", "Crédits", "CM"], ["MT01", "Analyse", 6, 31.5], ["MT02", "", "x", 1]]
    ):
        sheet.write_row(line, 0, cells)
    book.close()
    report = read(file.getvalue(), year, registrar)
    assert told(report) == [(3, "Crédits", "unit.credits"), (3, "Titre", "unit.title")]
    assert CourseUnit.objects.get().lecture_minutes == 1890


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file.empty"),
        (b"titre\nx", "file.column_missing"),
        (b"code;ue\nx;y", "file.column_twice"),
        (b"PK\x03\x04broken", "file.workbook"),
    ],
)
def test_an_unreadable_file_is_told(year, registrar, raw, code):
    with pytest.raises(InputRefused) as refusal:
        read(raw, year, registrar)
    assert refusal.value.faults[0].code == code


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_title_of_the_export_is_understood_by_the_import(language):
    with override(language):
        header, faults = read_columns([str(column.title) for column in COLUMNS])
    assert faults == []
    assert header.fields == tuple(column.key for column in COLUMNS)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_exported_changes_nothing_when_imported(client, year, registrar, kind, language):
    unit = make_unit("MT01", title_fr="=SOMME(A1)", title_en="@Calculus")
    unit.in_charge, unit.structure = make_person("P1"), make_structure("GI")
    unit.save()
    framework = Framework.objects.create(code="F", title_fr="Métier", levels=[{"rank": 1, "title_fr": "Base"}])
    competence = Competence.objects.create(framework=framework, code="C;1", title_fr="Concevoir")
    make_version(
        unit,
        year,
        content_fr="Suites ;\net séries",
        ai_note_fr="Permise",
        tags=("data",),
        lecture_minutes=1890,
        elements=({"title_fr": "-Suites | séries", "minutes": 90}, {"title_fr": "Projet", "title_en": "Project"}),
        software=({"name": "Octave", "version": "9", "note": "avec \\"},),
        equipment=({"name": "Tableau"},),
        shapes=(versions.ShapeDraft("tp", 90), versions.ShapeDraft("cm", 120, room_needs="amphi ; sono")),
        competences=((competence.pk, 1),),
    )
    gone = make_unit("MT00")
    gone.withdrawn_on = date(2020, 9, 1)
    gone.save()
    versions.set_replacements(unit=gone, codes=["MT01"], reason="Refonte", actor=registrar)
    for code in ("MT02", "MT90"):
        make_unit(code)
    versions.set_prerequisites(
        rows=[versions.PrerequisiteRow("MT02", "MT01"), versions.PrerequisiteRow("MT02", "MT90")]
    )
    versions.set_exclusions(rows=[versions.ExclusionRow("MT01", "MT90", "Même contenu")])
    client.force_login(registrar)
    client.cookies["django_language"] = language
    answer = client.get(reverse("catalogue:unit-export"), {"format": kind})
    raw = b"".join(answer.streaming_content)
    assert b"\n=SOMME" not in raw
    report = read(raw, year, registrar)
    assert (report.unchanged, report.ruled, told(report)) == (4, 0, [])
    assert CourseUnit.objects.get(code="MT01").title_fr == "=SOMME(A1)"


def test_the_pages_check_then_write(client, year, registrar):
    client.force_login(registrar)
    text = "code;titre;crédits\nMT01;Analyse;6\nMT02;Algèbre;six\n"
    file = SimpleUploadedFile("ue.csv", text.encode(), "text/csv")
    answer = client.post(reverse("catalogue:unit-import"), {"file": file, "year": "2026"})
    check = Job.objects.get()
    assert answer["Location"] == reverse("catalogue:unit-import-report", args=[check.uuid])
    run_now(check)
    page = client.get(answer["Location"]).content.decode()
    assert "MT01" in page
    assert "six" in page
    assert CourseUnit.objects.count() == 0
    refused = b"".join(client.get(reverse("catalogue:unit-import-faults", args=[check.uuid])).streaming_content)
    assert b"unit.credits" in refused
    answer = client.post(reverse("catalogue:unit-import-write", args=[check.uuid]))
    run_now(Job.objects.exclude(pk=check.pk).get())
    assert CourseUnit.objects.get().code == "MT01"
    assert "Ce qui a été écrit" in client.get(answer["Location"]).content.decode()


def test_elmo_is_exported_and_other_formats_are_refused(client, registrar):
    make_unit("MT01")
    client.force_login(registrar)
    address = reverse("catalogue:unit-export")
    assert b"MT01" in client.get(address, {"format": "elmo"}).content
    assert client.get(address, {"format": "pdf"}).status_code == 400
    client.logout()
    assert client.get(address).status_code == 302
