"""Import of people from CSV."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest

from cartable.engines.people.api import add_identifier, import_people_csv, start_import, write_import
from cartable.engines.people.demo import affiliate, make_account_with_role, make_institution, make_person, make_student
from cartable.engines.people.models import Affiliation, Person
from cartable.kernel.audit import history_of
from cartable.kernel.files import store
from cartable.kernel.jobs import run_now
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def registrar():
    return make_account_with_role("registrar")


def run(text: str | bytes, actor, **options):
    source = text.encode() if isinstance(text, str) else text
    return import_people_csv(source=source, actor=actor, now=NOW, **options)


def faults(report) -> list[tuple[int | None, str, str]]:
    return [(fault.line, str(fault.where), fault.code) for fault in report.refused]


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ";"), ("utf-8-sig", ","), ("cp1252", "\t"), ("utf-16", "|")]
)
def test_encodings_delimiters_and_french_headers(registrar, encoding, delimiter):
    rows = [
        ["N° étudiant", "NOM", "Prénom", "Courriel", "Date de naissance", "Remarque"],
        ["20260001", '"O""Neil"', "Zoé", "zoe@ut.example", "03/02/2004", "x"],
        ["20260002", "Müller", "", "", "2003-12-31", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    report = run(text.encode(encoding), registrar)
    assert (report.total, report.created, report.refused) == (2, 2, [])
    assert report.ignored_columns == ["Remarque"]
    zoe = Person.objects.get(code="20260001")
    assert (zoe.family_name, zoe.given_name, zoe.mail, zoe.birth_on) == (
        'O"Neil',
        "Zoé",
        "zoe@ut.example",
        date(2004, 2, 3),
    )
    assert history_of(zoe)[0].actor == str(registrar.uuid)


def test_twelve_bad_rows_in_ten_thousand_are_the_only_ones_refused(registrar):
    make_person("20260500", family_name="Connue", mail="known@ut.example")
    bad = {
        17: ";Nom;Zoé;;",
        900: "a b;Nom;Zoé;;",
        1001: "B1001;;Zoé;;",
        1002: "B1002;Nom;Zoé;not-a-mail;",
        2500: "B2500;Nom;Zoé;;31/02/2004",
        2501: "B2501;Nom;Zoé;;hier",
        4000: "B4000;Nom;Zoé;KNOWN@ut.example;",
        5000: "P00002;Nom;Zoé;;",
        5001: "B5001;Nom;Zoé;p3@ut.example;",
        7777: "20260500;Autre;Zoé;;",
        9000: "B9000;Nom;Zoé;;01/01/2999",
        10001: f"B10001;{'x' * 121};Zoé;;",
    }
    lines = ["code;nom;prénom;mail;date de naissance"]
    for line in range(2, 10_002):
        lines.append(bad.get(line, f"P{line:05d};Nom{line};Zoé;p{line}@ut.example;12/03/2004"))
    text = "\n".join(lines)
    told = []
    before = Person.objects.count()

    checked = run(text, registrar, preview=True)
    assert Person.objects.count() == before
    nothing = run(text, registrar, all_or_nothing=True)
    assert Person.objects.count() == before
    assert (nothing.created, nothing.refused_rows) == (0, 12)
    report = run(text, registrar, progress=lambda fraction, message: told.append(fraction))

    assert faults(report) == [
        (17, "code", "person.code_missing"),
        (900, "code", "person.code_form"),
        (1001, "nom", "person.family_name_missing"),
        (1002, "mail", "person.mail_form"),
        (2500, "date de naissance", "date.impossible"),
        (2501, "date de naissance", "date.form"),
        (4000, "mail", "person.mail_taken"),
        (5000, "code", "person.code_twice"),
        (5001, "mail", "person.mail_twice"),
        (7777, "code", "person.differs"),
        (9000, "date de naissance", "person.birth_date"),
        (10001, "nom", "text.too_long"),
    ]
    assert faults(checked) == faults(report)
    assert (checked.total, checked.created, checked.is_preview) == (10_000, 9_988, True)
    assert (report.total, report.created, report.unchanged, report.refused_rows) == (10_000, 9_988, 0, 12)
    assert Person.objects.count() == before + 9_988
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)

    again = run(text, registrar)
    assert (again.created, again.unchanged, again.refused_rows) == (0, 9_988, 12)


def test_affiliations_come_with_the_rows(registrar):
    home = make_institution()
    known = make_person("OLD", family_name="Connu")
    affiliate(known, "student", valid_from=date(2026, 9, 1))
    text = "\n".join(
        [
            "code,name,last name,status,department,from,until,level",
            "N1,x,Neuf,étudiante,UT,01/09/2026,01/09/2027,ING3",
            "N2,x,Sans,,,,,",
            "N3,x,Kind,alien,UT,01/09/2026,,",
            "N4,x,Where,student,NOWHERE,01/09/2026,,",
            "N5,x,When,student,UT,,,",
            "N6,x,Empty,student,UT,01/09/2026,01/09/2026,",
            "OLD,x,Connu,student,UT,01/09/2026,,",
            "OLD2,x,Autre,staff,UT,2026-09-01,,",
        ]
    )
    report = run(text, registrar)
    assert report.ignored_columns == ["name"]
    assert faults(report) == [
        (4, "status", "affiliation.kind"),
        (5, "department", "structure.unknown"),
        (6, "from", "affiliation.incomplete"),
        (7, "until", "period.empty"),
    ]
    assert (report.created, report.unchanged, report.affiliated) == (3, 1, 2)
    tie = Affiliation.objects.get(person__code="N1")
    assert (tie.kind, tie.structure, tie.valid_from, tie.valid_until, tie.level, tie.source) == (
        "student",
        home,
        date(2026, 9, 1),
        date(2027, 9, 1),
        "ING3",
        "import",
    )
    overlapping = run("code;nom;type;structure;début\nOLD;Connu;student;UT;2026-10-01", registrar)
    assert faults(overlapping) == [(2, "début", "affiliation.overlaps")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"", [("file.empty", None)]),
        (b" \r\n;;\r\n", [("file.empty", None)]),
        (b"code;nom\n\x00\x01", [("file.binary", None)]),
        (b"code;nom\n1;a\x81\n", [("file.encoding", 2)]),
        (b"a;b\n1;2\n", [("file.column_missing", 1), ("file.column_missing", 1)]),
        (b"code;nom;matricule\n1;2;3\n", [("file.column_twice", 1)]),
        (b"code;nom;type\n1;2;student\n", [("file.column_missing", 1), ("file.column_missing", 1)]),
        (b'code;nom\n1;A\n2;"B\n3;C\n', [("file.quotes", 3)]),
    ],
)
def test_files_that_cannot_be_read(registrar, source, expected):
    with pytest.raises(InputRefused) as refusal:
        run(source, registrar)
    assert [(fault.code, fault.line) for fault in refusal.value.faults] == expected
    for fault in refusal.value.faults:
        assert str(fault.what)
        assert str(fault.mend)


def test_lines_are_those_of_the_file_even_after_a_cell_on_two_lines(registrar):
    report = run('code;nom\n1;"A\nB"\n\n2;C;D\n;E\n', registrar)
    assert faults(report) == [(5, "", "row.cells"), (6, "code", "person.code_missing")]
    assert Person.objects.get(code="1").family_name == "A B"


def test_a_file_and_a_path_are_read_alike(registrar, tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(b"code;nom\n1;A\n")
    assert run(path.read_bytes(), registrar).created == 1
    assert import_people_csv(source=path, actor=registrar, now=NOW).unchanged == 1
    assert import_people_csv(source=io.BytesIO(b"code;nom\n1;A\n"), actor=registrar, now=NOW).unchanged == 1


def test_only_registrars_and_administrators_import():
    with pytest.raises(NotAllowed):
        run("code;nom\n1;A\n", make_student())
    assert not Person.objects.filter(code="1").exists()


def test_as_a_job_checked_then_written(registrar):
    file = store(b"code;nom\n1;A\n2;\n", "people.csv", "text/csv")
    check = run_now(start_import(file=file, actor=registrar, preview=True, all_or_nothing=False))
    assert check.state == "succeeded"
    assert (check.detail["report"]["created"], check.detail["report"]["is_preview"]) == (1, True)
    assert not Person.objects.filter(code="1").exists()
    done = run_now(write_import(check=check, actor=registrar))
    assert done.detail["report"]["created"] == 1
    assert [fault["line"] for fault in done.detail["report"]["refused"]] == [3]
    assert Person.objects.filter(code="1").count() == 1


def test_an_unreadable_file_is_a_report(registrar):
    file = store(b"a;b\n", "people.csv", "text/csv")
    job = run_now(start_import(file=file, actor=registrar, preview=True, all_or_nothing=False))
    assert job.detail["report"]["is_unreadable"]
    assert [fault["code"] for fault in job.detail["report"]["refused"]] == ["file.column_missing"] * 2


def test_numbers_names_of_use_and_nationality_come_with_the_file(registrar):
    header = "matricule;nom;prénom;nom d'usage;prénom d'usage;INE;nationalité;lieu de naissance;téléphone\n"
    text = header + "S1;Durand;Paul;Leroy;Paule;060 000 000 CB;fr;Belfort;+33 6 12 34 56 78\n"
    report = run(text, registrar)
    assert (report.created, report.refused) == (1, [])
    person = Person.objects.get(code="S1")
    assert (person.full_name, person.official_name, person.nationality) == ("Paule Leroy", "Paul Durand", "FR")
    assert list(person.identifiers.values_list("kind", "value")) == [("ine", "060000000CB")]
    assert run(text, registrar).unchanged == 1
    assert person.identifiers.count() == 1


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("S2;Autre;12345678901", (3, "INE", "ine.key")),
        ("S2;Autre;123", (3, "INE", "ine.length")),
        ("S2;Autre;060000000CB", (3, "INE", "ine_twice")),
        ("S9;Connue;060000002AA", (3, "INE", "identifier.twice")),
        ("S2;Autre;060000001AA", (3, "INE", "identifier.taken")),
    ],
)
def test_a_wrong_ine_is_told_in_its_column(registrar, row, fault):
    known = make_person("S9", family_name="Connue", given_name="")
    hidden = make_person("S8", family_name="Cachée", given_name="", is_protected=True)
    for person, value in ((known, "060000003AA"), (hidden, "060000001AA")):
        add_identifier(person=person, kind="ine", value=value, on=NOW.date(), actor="tests", reason="seen")
    report = run(f"matricule;nom;INE\nS1;Premier;060000000CB\n{row}\n", registrar)
    found = faults(report)
    assert len(found) == 1
    assert (found[0][:2], found[0][2].replace("person.", "")) == (fault[:2], fault[2])
    assert "Cachée" not in str(report.refused[0])
