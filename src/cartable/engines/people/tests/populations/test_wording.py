"""Rules said as sentences, in both languages."""

from __future__ import annotations

import pytest

from cartable.engines.people.demo import make_group, make_structure
from cartable.engines.people.populations import all_in_words, in_words

pytestmark = pytest.mark.django_db
SAID = {
    'student and member_of("GI", below=true) and not protected': (
        "les étudiants qui sont rattachés à la structure Génie informatique (GI), y compris ses sous-structures, "
        "sauf les personnes sous protection",
        "students who belong to Computing (GI), including what is below it, except people under protection",
    ),
    "student or teacher and born before 2000-01-01": (
        "les étudiants, ou les enseignants dont la date de naissance tombe avant le 1er\u00a0janvier 2000",
        "students, or teachers whose birth date is before 1\u00a0January 2000",
    ),
    'student where (structure in ("GI", "NO") and not (year < 3 or ends within 1 day))': (
        "les étudiants par un même rattachement dont la structure est Génie informatique (GI) ou « NO » et "
        "(dont l'année d'études ne reste pas en dessous de 3 et dont le dernier jour arrive dans plus de 1 jour)",
        "students by one and the same affiliation whose structure is Computing (GI) or “NO” and "
        "(whose year of study is not less than 3 and whose last day is more than 1 day away)",
    ),
    "affiliated since today - 2 years": (
        "les personnes qui ont un rattachement, depuis aujourd'hui moins 2 ans ou avant",
        "people who have an affiliation, since today minus 2 years or before",
    ),
    'affiliation = employee and structure != "GI"': (
        "les personnes qui ont un rattachement dont la nature est Membre du personnel et qui n'ont aucun rattachement "
        "dont la structure est Génie informatique (GI)",
        "people who have an affiliation whose kind is Employee and who have no affiliation "
        "whose structure is Computing (GI)",
    ),
    'role(registrar, structure="GI", above=true)': (
        "les personnes qui exercent le rôle « Scolarité » sur Génie informatique (GI) ou celles qui la contiennent",
        "people who hold the role “Registrar” over Computing (GI) or what is above it",
    ),
    'in_group("CLUB") and (student or not (teacher and has_account(open=true)))': (
        "les membres du groupe Club (CLUB) qui sont étudiants ou "
        "(qui ne sont pas enseignants ou qui n'ont pas de compte ouvert)",
        "people of the group Group CLUB (CLUB) who are students or (who are not teachers or who have no open account)",
    ),
    "not affiliated": (
        "tout le monde sauf les personnes qui ont un rattachement",
        "everyone except people with an affiliation",
    ),
    "student on 2024-10-01": (
        "les étudiants (situation : le 1er\u00a0octobre 2024)",
        "students (as of 1\u00a0October 2024)",
    ),
    'dances("MT01")': ('les personnes qui répondent à « dances("MT01") »', 'people who meet “dances("MT01")”'),
}


@pytest.mark.parametrize("text", SAID)
def test_a_rule_is_said(text):
    make_structure("GI", title_fr="Génie informatique", title_en="Computing")
    make_group("CLUB", title_fr="Club")
    assert (in_words(text, "fr"), in_words(text, "en")) == SAID[text]


def test_titles_are_asked_once_for_each_kind_of_thing(django_assert_num_queries):
    for code in ("A", "B", "C"):
        make_structure(code)
    with django_assert_num_queries(2):
        in_words('structure in ("A", "B") and member_of("C") or in_group("D") or in_group("E")', "fr")


def test_many_rules_are_said_with_titles_asked_once(django_assert_num_queries):
    make_structure("A", title_fr="Atelier")
    texts = [f'structure in ("A", "B{number}")' for number in range(30)]
    with django_assert_num_queries(1):
        said = all_in_words([*texts, "student and (", "student"], "fr")
    assert said["student"] == "les étudiants"
    assert said["student and ("] == "student and ("
    assert said[texts[0]] == in_words(texts[0], "fr")
    assert len(said) == 32
