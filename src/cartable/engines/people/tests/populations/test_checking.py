"""Judging a rule while it is typed."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from cartable.engines.people.demo import make_group, make_structure
from cartable.engines.people.populations import RuleRefused, ValueType, accept, check, population_query, to_text
from cartable.engines.people.tests.populations.referential import TODAY

pytestmark = pytest.mark.django_db
WRONG = {
    "studnt": [("rule.unknown_word", 0, 6)],
    "born": [("rule.not_compared", 0, 4)],
    "born = 3": [("rule.type", 7, 8)],
    'year >= "3"': [("rule.type", 8, 11)],
    "structure = gi": [("rule.unquoted", 12, 14)],
    "year before 3": [("rule.operator", 0, 13)],
    "year within 3 days": [("rule.operator", 0, 18)],
    "born in (2000-01-01)": [("rule.operator", 0, 20)],
    "student = true": [("rule.compared", 0, 14)],
    "protected since 2026-01-01": [("rule.compared", 0, 26)],
    "member_of()": [],
    "member_of": [("rule.missing_argument", 0, 9)],
    'member_of("GI", 3)': [("rule.too_many_arguments", 16, 17)],
    'member_of("GI", bellow=true)': [("rule.argument", 16, 27)],
    'member_of("GI", below=1)': [("rule.type", 22, 23)],
    'in_group("CLUB", group="CLUB")': [("rule.twice", 17, 29)],
    "affiliation = pupil": [("rule.choice", 14, 19)],
    "role(regstrar)": [("rule.choice", 5, 13)],
    'structure in ("GI", "GX")': [("rule.unknown_name", 20, 24)],
    'programme = "GI"': [("rule.unknown_name", 12, 16)],
    'in_group("CULB")': [("rule.unknown_name", 9, 15)],
    "student where (protected)": [("rule.where_person", 15, 24)],
    "student where (student where (staff))": [("rule.where_inside", 15, 36)],
    "student where (staff on today)": [("rule.on_inside", 24, 29)],
    "protected where (staff)": [("rule.where_subject", 0, 9)],
    'x and y = 1 and "': [("rule.string_open", 16, 17)],
    "x and student and y = 1": [("rule.unknown_word", 0, 1), ("rule.unknown_word", 18, 19)],
}
WRONG["member_of()"] = [("rule.missing_argument", 0, 11)]


@pytest.fixture(autouse=True)
def _named():
    make_structure("GI")
    make_structure("INFO", kind="programme")
    make_group("CLUB")


def codes(faults) -> list[tuple[str, int, int]]:
    return [(fault.code, fault.span.start, fault.span.end) for fault in faults]


@pytest.mark.parametrize("text", WRONG)
def test_every_fault_is_told_with_its_place(text):
    checked = check(text)
    assert codes(checked.faults) == WRONG[text]
    assert not checked.is_sound
    assert all(str(fault.what) and str(fault.mend) for fault in checked.faults)
    with pytest.raises(RuleRefused) as refused:
        accept(text)
    assert codes(refused.value.faults) == WRONG[text]


@pytest.mark.parametrize("text", [text for text in WRONG if WRONG[text][0][0] not in ("rule.unknown_name",)])
def test_what_is_wrong_never_reaches_the_database(text, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(RuleRefused):
        population_query(text, TODAY)


def test_near_names_are_proposed_in_both_languages():
    (word,) = check("studnt").faults
    (group,) = check('in_group("CULB")').faults
    with override("en"):
        assert (str(word.mend), str(group.mend)) == ("Did you mean “student”?", "Did you mean “CLUB”?")
    with override("fr"):
        assert (str(word.mend), str(group.mend)) == ("Vouliez-vous dire « student » ?", "Vouliez-vous dire « CLUB » ?")
        assert word.as_dict() == {
            "code": "rule.unknown_word",
            "what": "« studnt » n'est pas un mot des règles.",
            "where": "caractère 1",
            "mend": "Vouliez-vous dire « student » ?",
            "line": None,
            "start": 0,
            "end": 6,
        }


def test_many_unknown_codes_cost_no_more_queries_than_one(django_assert_num_queries):
    wrong = ", ".join(f'"X{number}"' for number in range(150))
    with django_assert_num_queries(2):
        faults = check(f"structure in ({wrong})").faults
    assert len(faults) == 150
    with django_assert_num_queries(2):
        check('structure = "X"')


def test_braces_in_a_faulty_name_are_shown_as_they_are():
    make_group("A")
    (fault,) = check('in_group("{0}{name}")').faults
    with override("en"):
        assert str(fault.what) == "No group has the code “{0}{name}”."


def test_a_sound_rule_is_told_with_its_words_and_what_it_reads(django_assert_num_queries):
    with django_assert_num_queries(2):
        checked = check('STUDENT and  structure in ("GI","INFO") and programme="INFO" and born<today')
    assert checked.is_sound
    assert checked.text == 'student and structure in ("GI", "INFO") and programme = "INFO" and born < today'
    assert [(word.name, word.span.start, word.type) for word in checked.words] == [
        ("student", 0, ValueType.FLAG),
        ("structure", 13, ValueType.TEXT),
        ("programme", 44, ValueType.TEXT),
        ("born", 65, ValueType.DAY),
    ]
    assert checked.dependencies is not None
    assert checked.dependencies.facts == {"affiliation", "structure", "person"}
    assert checked.dependencies.reads_today
    assert checked.dependencies.is_dated


def test_the_author_is_told_when_different_affiliations_may_do():
    (advice,) = check('student and structure = "GI" and year >= 3 and not protected').advice
    with override("en"):
        assert 'student where (structure = "GI" and year >= 3)' in str(advice.mend)
    assert check('structure = "GI" and year >= 3').advice
    assert check('student and member_of("GI")').advice
    assert not check("student and employee").advice
    assert not check('student where (structure = "GI" and year >= 3)').advice
    assert not check('student and structure != "GI"').advice


def test_what_is_accepted_is_the_rule():
    assert to_text(accept("( student )")) == "student"
