"""A small guide to read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.demo import make_unit, make_version
from cartable.engines.catalogue.models import (
    Competence,
    Exclusion,
    Framework,
    Prerequisite,
    TaughtCompetence,
    UnitReplacement,
)
from cartable.engines.people.demo import make_structure, make_teacher
from cartable.engines.places.demo import make_campus
from cartable.kernel.clock import today


@pytest.fixture
def this_year(db):
    """The academic year of today."""
    return make_year("now", starts_on=today() - timedelta(days=60), ends_on=today() + timedelta(days=200))


@pytest.fixture
def guide(this_year):
    """IF51 (adopted text, wants MT32 or MT33, advises LE10), and the units around it."""
    units = {
        "IF51": make_unit("IF51", category="tm", title_fr="Apprentissage statistique", title_en="Statistical learning"),
        "MT32": make_unit("MT32", title_fr="Algèbre linéaire", title_en="Linear algebra"),
        "MT33": make_unit("MT33", title_fr="Analyse"),
        "LE10": make_unit("LE10", category="ec", credits=4, title_fr="Anglais"),
        "IF62": make_unit("IF62", category="tm", title_fr="Vision par ordinateur"),
    }
    teacher = make_teacher(family_name="Lamarque").person
    teacher.mail = "theo.lamarque@example.org"
    teacher.save()
    main = units["IF51"]
    version = make_version(
        main,
        this_year,
        content_fr="Du modèle linéaire aux forêts.\n\n- évaluer\n- expliquer",
        assessment_fr="Un projet, un final.",
        ai_note_fr="Le code produit avec un assistant est signalé.",
        summary_fr="Choisir un modèle.",
        in_autumn=False,
        capacity=64,
        lecture_minutes=32 * 60,
        tutorial_minutes=32 * 60,
        personal_minutes=86 * 60,
        tags=("ia",),
        elements=({"title_fr": "Projet", "title_en": "Project", "minutes": 120},),
        software=({"name": "Python", "version": "3.11", "note": ""},),
    )
    main.in_charge, main.structure, main.campus = teacher, make_structure("INFO"), make_campus("C1", title="Belfond")
    main.save()
    framework = Framework.objects.create(code="F", title_fr="Métier", levels=[{"rank": 2, "title_fr": "Maîtrise"}])
    competence = Competence.objects.create(framework=framework, code="C1", title_fr="Modéliser un phénomène")
    TaughtCompetence.objects.create(version=version, competence=competence, level=2)
    for code in ("MT32", "MT33"):
        Prerequisite.objects.create(unit=main, wanted=units[code])
    Prerequisite.objects.create(unit=main, wanted=units["LE10"], alternative=2, advised=True)
    Prerequisite.objects.create(unit=units["IF62"], wanted=main)
    exclude(units["MT32"], units["MT33"], "Mêmes contenus")
    for unit in units.values():
        unit.refresh_from_db()
    return units


def exclude(one, other, reason):
    """Nobody may hold both."""
    first, second = sorted((one, other), key=lambda unit: unit.pk)
    return Exclusion.objects.create(first=first, second=second, reason_fr=reason)


@pytest.fixture
def gone(guide):
    """A unit withdrawn long ago, that IF51 replaces."""
    unit = make_unit("IF01", title_fr="Fortran ancien")
    unit.withdrawn_on = date(2020, 9, 1)
    unit.save()
    UnitReplacement.objects.create(unit=unit, by=guide["IF51"])
    return unit
