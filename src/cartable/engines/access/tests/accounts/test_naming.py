"""Sign-in names: folded, never given twice, numbered."""

from __future__ import annotations

import pytest

from cartable.engines.access.domain.accounts.naming import check_pattern, fold, names_for
from cartable.engines.access.tests.accounts.builders import named
from cartable.engines.people.demo import make_account
from cartable.kernel.problems import InputRefused


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Étienne-Łucja d'Œuvre", "etienne-lucja-doeuvre"),
        ("Straße", "strasse"),
        ("  Nguyễn  Văn ", "nguyen-van"),
        ("O’Brien", "obrien"),
        ("İnanç", "inanc"),
        ("王", ""),
        ("", ""),
    ],
)
def test_names_are_written_in_plain_letters(given: str, expected: str):
    assert fold(given) == expected


@pytest.mark.django_db
class TestNames:
    def test_the_second_bearer_gets_a_figure(self):
        people = [named("Zoé", "Martin"), named("Zoë", "MARTIN"), named("Zoe", "Martin")]
        found = names_for(people, "{given}.{family}")
        assert [found[person.pk] for person in people] == ["zoe.martin", "zoe.martin2", "zoe.martin3"]

    def test_a_name_in_use_is_left_whatever_its_case(self):
        make_account(username="Zoe.Martin")
        make_account(username="ZOE.MARTIN2")
        person = named("Zoé", "Martin")
        assert names_for([person], "{given}.{family}") == {person.pk: "zoe.martin3"}

    def test_many_bearers_of_one_name(self):
        people = [named("Léa", "Petit") for _rank in range(25)]
        names = names_for(people, "{initial}{family}")
        assert len(set(names.values())) == 25
        assert names[people[0].pk] == "lpetit"
        assert names[people[24].pk] == "lpetit25"

    def test_a_name_that_looks_like_a_number_is_no_trap(self):
        two, one = named("Léa", "Petit2"), named("Léa", "Petit")
        other = named("Léa", "Petit")
        names = names_for([two, one, other], "{given}.{family}")
        assert names == {two.pk: "lea.petit2", one.pk: "lea.petit", other.pk: "lea.petit3"}

    def test_the_number_stands_where_the_pattern_says(self):
        people = [named("Ada", "Byron"), named("Ada", "Byron")]
        names = names_for(people, "{family}{number}-{given}")
        assert [names[person.pk] for person in people] == ["byron-ada", "byron2-ada"]

    def test_names_that_cannot_be_folded_take_the_campus_number(self):
        person = named("王", "芳", code="N-42")
        assert names_for([person], "{given}.{family}") == {person.pk: "pn-42"}

    def test_a_missing_given_name_leaves_no_dot(self):
        person = named("", "Molière")
        assert names_for([person], "{given}.{family}") == {person.pk: "moliere"}

    def test_the_name_of_use_is_the_one_used(self):
        person = named("Paul", "Roux")
        person.usage_given_name = "Paule"
        assert names_for([person], "{given}.{family}") == {person.pk: "paule.roux"}

    def test_a_long_name_fits(self):
        people = [named("A" * 80, "B" * 80), named("A" * 80, "B" * 80)]
        names = names_for(people, "{given}.{family}")
        assert [len(names[person.pk]) for person in people] == [50, 51]
        placed = names_for(people, "{given}.{family}{number}")
        assert [placed[person.pk][-2:] for person in people] == ["aa", "a2"]


@pytest.mark.parametrize("pattern", ["{given}.{surname}", "{given} {family}", "é{given}", "{given}/{family}"])
def test_an_impossible_pattern_is_refused(pattern: str):
    with pytest.raises(InputRefused) as refusal:
        check_pattern(pattern)
    assert [fault.code for fault in refusal.value.faults] == ["account.pattern"]


def test_a_pattern_without_any_name_is_refused():
    with pytest.raises(InputRefused) as refusal:
        check_pattern("student{number}")
    assert [fault.code for fault in refusal.value.faults] == ["account.pattern_empty"]


def test_a_pattern_is_kept_in_small_letters():
    assert check_pattern(" {Initial}{FAMILY} ") == "{initial}{family}"
