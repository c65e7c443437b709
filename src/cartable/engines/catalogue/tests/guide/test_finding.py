"""Search in the guide."""

from __future__ import annotations

import pytest

from cartable.engines.catalogue.guide.finding import Found, find
from cartable.engines.catalogue.guide.synonyms import known_synonyms, read_synonyms
from cartable.engines.catalogue.guide.units import GuideUnit

UNITS = [
    GuideUnit(1, "IF51", "Apprentissage statistique", "Statistical learning", lead="Théo Lamarque"),
    GuideUnit(2, "MT32", "Algèbre linéaire", "Linear algebra", content="matrices et espaces"),
    GuideUnit(3, "SA10", "Santé numérique", summary_fr="L'intelligence artificielle au service du soin."),
    GuideUnit(4, "MT22", "Probabilités", "Probability", competences=((7, 1),)),
    GuideUnit(5, "HT01", "Œuvre et société"),
]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("algèbre", ("MT32",)),
        ("ALGEBRE", ("MT32",)),
        ("algbre", ("MT32",)),
        ("linear alg", ("MT32",)),
        ("linéaire de l'algèbre", ("MT32",)),
        ("if51", ("IF51",)),
        ("if 51", ("IF51",)),
        ("MT", ()),
        ("mt32 algebre", ("MT32",)),
        ("matrices", ("MT32",)),
        ("lamarque", ("IF51",)),
        ("IA", ("IF51", "SA10")),
        ("AI", ("IF51", "SA10")),
        ("machine learning", ("IF51", "SA10")),
        ("IA santé", ("SA10",)),
        ("stats", ("IF51", "MT22")),
        ("oeuvre", ("HT01",)),
        ("raisonner", ("MT22",)),
        ("zzzz", ()),
        ("%_\\ ", ()),
        ("", ()),
        ("   ", ()),
    ],
)
def test_what_is_typed_finds(text, codes):
    found = find(UNITS, text, more={7: "Raisonner dans l'incertain"})
    assert tuple(sorted(found.codes)) == tuple(sorted(codes))


def test_a_title_comes_before_a_summary():
    units = [
        GuideUnit(1, "A1", "Chimie", summary_fr="un peu d'optique"),
        GuideUnit(2, "B1", "Optique"),
        GuideUnit(3, "C1", "Ondes", content="optique"),
    ]
    assert find(units, "optique").codes == ("B1", "A1", "C1")


def test_a_code_typed_whole_comes_first():
    units = [GuideUnit(1, "A1", "Suite de SY10"), GuideUnit(2, "SY10", "Logique")]
    assert find(units, "sy10").codes == ("SY10", "A1")


def test_what_was_done_to_the_search_is_told():
    assert find(UNITS, "algbre").mended == (("algbre", "algebre"),)
    assert find(UNITS, "IA").widened == ("intelligence artificielle", "apprentissage statistique")


def test_a_long_text_is_cut():
    assert find(UNITS, "mot " * 10_000) == Found(())


def test_shipped_synonyms_are_read():
    synonyms = known_synonyms()
    assert ("machine", "learning") in [phrase for phrase, _ in synonyms.others(["ia"])]
    assert synonyms.others(["zzz"]) == []


def test_a_group_of_one_is_refused(tmp_path):
    file = tmp_path / "synonyms.toml"
    file.write_text('groups = [["IA", "ia"]]', encoding="utf-8")
    with pytest.raises(ValueError, match="two different phrases"):
        read_synonyms(file)
