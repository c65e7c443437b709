"""Versions of units: written by two tabs, proposed, sent back, adopted by somebody else, replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.api import CourseUnit, versions
from cartable.engines.catalogue.demo import make_unit, make_version
from cartable.engines.catalogue.models import UnitVersion
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import Conflict, InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
FULL = {"content_fr": "Suites et séries.", "assessment_fr": "Médian et final.", "lecture_minutes": 1800}


@pytest.fixture
def year():
    return make_year("2026", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1))


@pytest.fixture
def author():
    return make_teacher()


@pytest.fixture
def head():
    return make_account_with_role("programme_head")


@pytest.fixture
def unit(author):
    made = make_unit("MT01", title_fr="Analyse")
    made.in_charge = author.person
    made.save()
    return made


def write(version, actor, **said):
    content = replace(versions.content_of(version), **said)
    return versions.save_draft(version=version, content=content, revision=version.revision, actor=actor, now=NOW)


def adopted(unit, year, author, head, **said):
    draft = write(versions.begin_draft(unit=unit, year=year, actor=author, now=NOW), author, **FULL | said)
    versions.propose(version=draft, revision=draft.revision, actor=author, now=NOW)
    return versions.adopt(version=draft, actor=head, now=NOW)


def test_the_circuit_from_draft_to_force(unit, year, author, head):
    draft = versions.begin_draft(unit=unit, year=year, actor=author, now=NOW)
    assert (draft.state, draft.number, draft.title_fr) == ("draft", 1, "Analyse")
    shape = versions.ShapeDraft("td", 120, 1, 14, 24, "tableau noir")
    draft = write(draft, author, title_fr="Analyse réelle", shapes=(shape,), **FULL)
    assert draft.revision == 1
    versions.propose(version=draft, revision=1, actor=author, now=NOW)
    versions.send_back(version=draft, comment="Précisez l'évaluation.", actor=head, now=NOW)
    draft.refresh_from_db()
    assert (draft.state, draft.decision_reason) == ("draft", "Précisez l'évaluation.")
    draft = write(draft, author, assessment_fr="Médian 40 %, final 60 %.")
    versions.propose(version=draft, revision=2, actor=author, now=NOW)
    versions.adopt(version=draft, actor=head, now=NOW)
    unit.refresh_from_db()
    assert (unit.version_id, unit.title_fr, unit.lecture_minutes) == (draft.pk, "Analyse réelle", 1800)
    assert versions.content_of(draft).shapes == (shape,)
    names = list(OutboxEvent.objects.order_by("pk").values_list("name", flat=True))
    assert [name for name in names if name.startswith("unit.")] == [
        "unit.version_proposed",
        "unit.version_returned",
        "unit.version_proposed",
        "unit.version_adopted",
    ]


def test_the_former_version_of_the_year_is_replaced(unit, year, author, head):
    first = adopted(unit, year, author, head)
    second = adopted(unit, year, author, head, title_fr="Analyse 2")
    first.refresh_from_db()
    unit.refresh_from_db()
    assert (first.state, second.state, second.number) == ("replaced", "adopted", 2)
    assert (unit.version_id, unit.title_fr) == (second.pk, "Analyse 2")


def test_next_years_version_waits_for_its_year(unit, year, author, head):
    now = adopted(unit, year, author, head)
    later = make_year("2027", starts_on=date(2027, 9, 1), ends_on=date(2028, 9, 1))
    coming = adopted(unit, later, author, head, title_fr="Analyse de demain")
    unit.refresh_from_db()
    assert (unit.version_id, unit.title_fr) == (now.pk, "Analyse")
    assert versions.put_in_force(on=date(2027, 8, 31)) == 0
    assert versions.put_in_force(on=date(2027, 9, 1)) == 1
    unit.refresh_from_db()
    assert (unit.version_id, unit.title_fr) == (coming.pk, "Analyse de demain")
    assert versions.put_in_force(on=date(2027, 9, 2)) == 0


def test_a_second_tab_is_refused_and_nothing_is_lost(unit, year, author):
    draft = versions.begin_draft(unit=unit, year=year, actor=author, now=NOW)
    stale = UnitVersion.objects.get(pk=draft.pk)
    write(draft, author, content_fr="La première.")
    with pytest.raises(versions.VersionChangedElsewhere) as conflict:
        write(stale, author, content_fr="La seconde.")
    assert (conflict.value.current.content_fr, conflict.value.current.revision) == ("La première.", 1)
    assert UnitVersion.objects.get().content_fr == "La première."


def test_nobody_adopts_their_own_words(unit, year, head):
    registrar = make_account_with_role("registrar")
    draft = write(versions.begin_draft(unit=unit, year=year, actor=registrar, now=NOW), registrar, **FULL)
    author = make_account_with_role("administrator")
    versions.propose(version=draft, revision=1, actor=author, now=NOW)
    for writer in (registrar, author):
        with pytest.raises(NotAllowed):
            versions.adopt(version=draft, actor=writer, now=NOW)
    assert UnitVersion.objects.get().state == "proposed"
    assert versions.adopt(version=draft, actor=head, now=NOW).state == "adopted"


def test_a_proposal_says_enough(unit, year, author):
    draft = versions.begin_draft(unit=unit, year=year, actor=author, now=NOW)
    with pytest.raises(InputRefused) as refusal:
        versions.propose(version=draft, revision=0, actor=author, now=NOW)
    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [
        ("version.content", "content_fr"),
        ("version.assessment", "assessment_fr"),
        ("version.hours", "lecture_minutes"),
    ]


def test_what_cant_be_kept_is_told_field_by_field(unit, year, author):
    draft = versions.begin_draft(unit=unit, year=year, actor=author, now=NOW)
    with pytest.raises(InputRefused) as refusal:
        write(
            draft,
            author,
            title_fr=" ",
            category="zz",
            language="français",
            credits=61,
            level=7,
            lab_minutes=-1,
            capacity=-1,
            shapes=(versions.ShapeDraft("cm", 0), versions.ShapeDraft("cm", 60), versions.ShapeDraft("zz", 60)),
            elements=({"title_fr": "", "minutes": 60},),
            software=({"name": " "},),
            competences=((999, 1), (999, 2)),
        )
    assert [(fault.code, str(fault.where)) for fault in refusal.value.faults] == [
        ("version.title", "title_fr"),
        ("version.category", "category"),
        ("version.language", "language"),
        ("version.credits", "credits"),
        ("version.level", "level"),
        ("version.minutes", "lab_minutes"),
        ("version.capacity", "capacity"),
        ("shape.numbers", "shape_cm"),
        ("shape.twice", "shapes"),
        ("shape.kind", "shapes"),
        ("element.title", "elements"),
        ("row.name", "software"),
        ("competence.twice", "competences"),
        ("competence.unknown", "competences"),
        ("competence.unknown", "competences"),
    ]


def test_acts_out_of_step_are_conflicts(unit, year, author, head):
    draft = versions.begin_draft(unit=unit, year=year, actor=author, now=NOW)
    with pytest.raises(versions.AlreadyWorkedOn) as worked:
        versions.begin_draft(unit=unit, year=year, actor=head, now=NOW)
    assert worked.value.version == draft
    with pytest.raises(versions.VersionNotThere):
        versions.adopt(version=draft, actor=head, now=NOW)
    draft = write(draft, author, **FULL)
    with pytest.raises(Conflict):
        versions.propose(version=draft, revision=0, actor=author, now=NOW)
    versions.propose(version=draft, revision=1, actor=author, now=NOW)
    with pytest.raises(versions.VersionNotThere):
        write(draft, author)
    with pytest.raises(InputRefused):
        versions.refuse(version=draft, reason=" ", actor=head, now=NOW)
    versions.take_back(version=draft, actor=author)
    versions.discard_draft(version=draft, actor=author)
    assert not UnitVersion.objects.exists()


def test_who_writes_and_who_decides(unit, author, head):
    student = make_student()
    asked = [is_allowed(actor, "unit.edit", unit) for actor in (author, head, student, make_teacher())]
    assert asked == [True, False, False, False]
    assert [is_allowed(actor, "unit.adopt", unit) for actor in (author, head, student)] == [False, True, False]
    assert is_allowed(make_account_with_role("registrar"), "unit.create")
    assert not is_allowed(head, "competence.manage")


def test_drafts_are_seen_by_who_writes_or_decides(unit, year, author, head):
    draft = make_version(unit, year, state="draft")
    assert versions.access_version(author, draft.uuid) == draft
    assert versions.access_version(head, draft.uuid) == draft
    with pytest.raises(versions.NoSuchVersion):
        versions.access_version(make_student(), draft.uuid)
    with pytest.raises(NotAllowed):
        versions.access_decided_version(author, draft.uuid)


def test_hundreds_of_versions_at_once(year, django_assert_max_num_queries):
    codes = [make_unit().code for _ in range(60)]
    before = make_year("2025", starts_on=date(2025, 9, 1), ends_on=date(2026, 9, 1))
    content = versions.VersionContent(title_fr="Écrite", shapes=(versions.ShapeDraft("cm", 60),), **FULL)
    rows = [
        versions.VersionRow(unit_code=code, year_code=one.code, content=replace(content, title_en=one.code))
        for code in codes
        for one in (year, before)
    ]
    with django_assert_max_num_queries(25):
        written = versions.write_versions(rows=rows, on=date(2026, 10, 1))
    assert (written.versions, written.units, written.shapes) == (120, 60, 120)
    unit = CourseUnit.objects.select_related("version__year").get(code=codes[0])
    assert (unit.title_fr, unit.title_en, unit.version.year.code) == ("Écrite", "2026", "2026")
    with pytest.raises(InputRefused) as refusal:
        versions.write_versions(rows=rows[:1], on=date(2026, 10, 1))
    assert [fault.code for fault in refusal.value.faults] == ["version.twice"]


def test_words_that_came_and_went():
    left, right = versions.compare_words("Suites et séries.", "Suites, séries et intégrales.")
    assert "".join(piece.text for piece in left) == "Suites et séries."
    assert "".join(piece.text for piece in right) == "Suites, séries et intégrales."
    assert [piece.text.strip() for piece in right if piece.kind == "added"] == [", séries", "intégrales"]
    assert [piece.text.strip() for piece in left if piece.kind == "removed"] == ["séries"]
