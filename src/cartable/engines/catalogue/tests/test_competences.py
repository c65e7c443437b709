"""Competence frameworks: read from files, written again without losing what hangs on them, matrix with gaps."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.api import competences
from cartable.engines.catalogue.demo import make_unit, make_version
from cartable.engines.catalogue.domain.competences import CompetenceDraft, FrameworkDraft, LevelDraft, WantedRow
from cartable.engines.catalogue.models import Competence, Framework, Programme, WantedCompetence
from cartable.engines.people.demo import make_account_with_role, make_structure, make_student
from cartable.kernel.clock import today
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parent / "data" / "digcomp"
ABOUT = FrameworkDraft(code="DIGCOMP", title_fr="DigComp 3.0", competences=())
LEVELS = (LevelDraft(1, "Débutant"), LevelDraft(2, "Confirmé"), LevelDraft(3, "Expert"))


@pytest.fixture
def registrar():
    return make_account_with_role("registrar")


@pytest.fixture
def framework(registrar) -> Framework:
    rows = [CompetenceDraft("1", "Concevoir"), *(CompetenceDraft(f"1.{n}", f"Faire {n}", block="1") for n in (1, 2, 3))]
    draft = FrameworkDraft("ECOLE", "Référentiel", tuple(rows), LEVELS)
    return competences.save_framework(draft=draft, actor=registrar)


@pytest.fixture
def programme() -> Programme:
    made = make_structure("GI")
    return Programme.objects.create(code="INFO", title_fr="Informatique", kind="engineer", structure=made)


def of(framework, code) -> Competence:
    return framework.competences.get(code=code)


def refused(raw: bytes) -> list[tuple[str, str, int | None]]:
    with pytest.raises(InputRefused) as refusal:
        competences.read_framework([raw], about=ABOUT)
    return [(fault.code, str(fault.where), fault.line) for fault in refusal.value.faults]


def test_digcomp_is_read_from_its_own_files():
    sources = [(DATA / name).read_bytes() for name in ("core-framework.csv", "levels.csv")]
    draft = competences.read_framework(sources, about=ABOUT)
    assert [(row.code, row.block) for row in draft.competences] == [
        ("1", ""),
        ("1.1", "1"),
        ("1.2", "1"),
        ("1.3", "1"),
        ("2", ""),
        ("2.1", "2"),
    ]
    assert draft.competences[1].title_fr == "Browsing, searching and filtering information"
    assert [(level.rank, level.title_fr) for level in draft.levels][:3] == [
        (1, "Basic (1)"),
        (2, "Basic (2)"),
        (3, "Intermediate (3)"),
    ]
    assert len(draft.levels) == 8
    translated = competences.read_framework(sources, about=ABOUT, target_is_french=True)
    assert (translated.competences[2].title_fr[:8], translated.competences[2].title_en) == (
        "Evaluere",
        "Evaluating information",
    )


def test_a_table_and_a_json_are_read():
    draft = competences.read_framework([b"code;titre;bloc\nA;Bloc A;\nA1;Calculer;A"], about=ABOUT)
    assert [(row.code, row.title_fr, row.block, row.line) for row in draft.competences] == [
        ("A", "Bloc A", "", 2),
        ("A1", "Calculer", "A", 3),
    ]
    tree = {
        "competences": [{"code": "A", "title_fr": "Bloc"}],
        "levels": [{"rank": 1, "title_fr": "Un"}],
        "version": "2",
    }
    draft = competences.read_framework([json.dumps(tree).encode()], about=ABOUT)
    assert (draft.version, draft.levels, draft.title_fr) == ("2", (LevelDraft(1, "Un"),), "DigComp 3.0")


def test_wrong_files_tell_line_and_column():
    assert refused(b"titre;bloc\nx;y") == [("file.column_missing", "code", 1)]
    assert refused(b"code;titre;bloc\nA;;\nB;Calculer;Z\nB;B;\nC;C;D\nD;D;E\nE;E;") == [
        ("competence.title", "title_fr", 2),
        ("competence.block", "block", 3),
        ("competence.twice", "code", 4),
        ("competence.nested", "block", 5),
    ]
    assert refused(b'{"competences": ') == [("json.syntax", "", 1)]
    assert refused(b'{"levels": []}') == [("json.form", "competences", None)]
    assert refused(b"code;titre\n") == [("framework.empty", "competences", None)]


def test_writing_again_keeps_what_hangs_on_competences(framework, registrar, programme):
    competences.set_wanted(framework=framework, rows=[WantedRow("INFO", "1.1", 2)])
    kept = of(framework, "1.1").pk
    rows = (CompetenceDraft("1", "Concevoir"), CompetenceDraft("1.1", "Faire autrement", block="1"))
    competences.save_framework(draft=FrameworkDraft("ECOLE", "Référentiel", rows, LEVELS), actor=registrar)
    assert list(framework.competences.values_list("code", "title_fr")) == [
        ("1", "Concevoir"),
        ("1.1", "Faire autrement"),
    ]
    assert of(framework, "1.1").pk == kept
    with pytest.raises(InputRefused) as refusal:
        competences.save_framework(draft=FrameworkDraft("ECOLE", "Référentiel", rows[:1], LEVELS), actor=registrar)
    assert [fault.code for fault in refusal.value.faults] == ["competence.in_use"]
    assert framework.competences.count() == 2


def test_the_matrix_marks_what_nobody_teaches_enough(framework, programme):
    year = make_year("2026", starts_on=today() - timedelta(days=30), ends_on=today() + timedelta(days=330))
    make_version(make_unit("MT01"), year, competences=((of(framework, "1.1").pk, 2), (of(framework, "1.2").pk, 1)))
    make_version(make_unit("MT02"), year, competences=((of(framework, "1.1").pk, 1),))
    gone = make_unit("MT03")
    make_version(gone, year, competences=((of(framework, "1.3").pk, 3),))
    gone.withdrawn_on = today()
    gone.save()
    wanted = [WantedRow("INFO", "1.1", 2), WantedRow("INFO", "1.2", 3), WantedRow("INFO", "1.3", 1)]
    assert competences.set_wanted(framework=framework, rows=wanted) == 3
    matrix = competences.competence_matrix(framework=framework, on=today())
    one, two, three = (of(framework, f"1.{n}").pk for n in (1, 2, 3))
    assert matrix.taught == {one: (("MT01", 2), ("MT02", 1)), two: (("MT01", 1),)}
    assert (matrix.best(one), matrix.best(three)) == (2, 0)
    assert matrix.gaps() == {two, three}
    competences.set_wanted(framework=framework, rows=wanted[:1], of=["INFO"])
    assert WantedCompetence.objects.count() == 1


def test_wrong_wishes_are_told(framework, programme):
    rows = [WantedRow("XX", "1.1", 1), WantedRow("INFO", "9.9", 9), *[WantedRow("INFO", "1.1", 1)] * 2]
    with pytest.raises(InputRefused) as refusal:
        competences.set_wanted(framework=framework, rows=rows)
    assert [fault.code for fault in refusal.value.faults] == [
        "programme.unknown",
        "competence.unknown",
        "competence.level",
        "wanted.twice",
    ]


def test_only_their_keepers_import_frameworks(framework):
    with pytest.raises(NotAllowed):
        competences.import_framework(sources=[b"code;titre\nA;A"], about=ABOUT, actor=make_student())


def test_the_pages_import_check_and_mark_gaps(client, registrar, programme):
    client.force_login(registrar)
    address = reverse("catalogue:framework-import")

    def files() -> list[SimpleUploadedFile]:
        return [SimpleUploadedFile(name, (DATA / name).read_bytes()) for name in ("core-framework.csv", "levels.csv")]

    given = {"code": "DIGCOMP", "title_fr": "DigComp 3.0", "licence": "Apache 2.0"}
    assert client.post(address, given | {"documents": files(), "check": "1"}).status_code == 200
    assert not Framework.objects.exists()
    answer = client.post(address, given | {"documents": files()})
    assert answer["Location"] == reverse("catalogue:framework", args=["DIGCOMP"])
    wanted = reverse("catalogue:framework-wanted", args=["DIGCOMP"])
    assert client.post(wanted, {"wanted": "INFO ; 1.2"}).status_code == 422
    assert client.post(wanted, {"wanted": "INFO ; 1.2 ; 5\n"}).status_code == 302
    client.force_login(make_student())
    page = client.get(answer["Location"]).content.decode()
    assert "Evaluating information" in page
    assert "Advanced (5)" in page
    only = client.get(answer["Location"], {"state": "gap"}).content.decode()
    assert ("Evaluating information" in only, "Managing information" in only) == (True, False)
    exported = b"".join(client.get(answer["Location"], {"export": "csv"}).streaming_content).decode()
    assert "1.2;Evaluating information" in exported
    assert [client.get(page).status_code for page in (address, wanted)] == [403, 403]


def test_lists_ask_as_many_queries_for_one_row_as_for_thirty(client, framework, registrar):
    client.force_login(registrar)
    pages = [reverse("catalogue:frameworks"), reverse("catalogue:framework", args=["ECOLE"])]
    counts = []
    for _ in range(2):
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            counts.append(len(asked))
        rows = [CompetenceDraft("1", "Bloc"), *(CompetenceDraft(f"1.{n}", f"Faire {n}", block="1") for n in range(30))]
        competences.save_framework(draft=FrameworkDraft("ECOLE", "R", tuple(rows), LEVELS), actor=registrar)
        for number in range(29):
            competences.save_framework(draft=FrameworkDraft(f"F{number}", "R", tuple(rows[:3])), actor=registrar)
    assert counts[:2] == counts[2:]
