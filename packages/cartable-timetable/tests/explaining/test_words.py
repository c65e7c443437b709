"""The sentences of explanations, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from string import Formatter

import pytest

import cartable_timetable.explaining
from cartable_timetable.distributions import arity_of
from cartable_timetable.explaining import ClassUnknown, Sentence, explain_class
from cartable_timetable.explaining.english import ENGLISH
from cartable_timetable.explaining.french import FRENCH
from cartable_timetable.explaining.kind_phrases import PHRASES
from cartable_timetable.explaining.moments import Moment
from cartable_timetable.model import DistributionKind, Problem, Solution, Time


def parameters(template: str) -> list[str | None]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def test_both_languages_hold_the_same_codes_and_values() -> None:
    assert list(ENGLISH) == list(FRENCH)
    for code, text in ENGLISH.items():
        assert parameters(text) == parameters(FRENCH[code]), code


def test_every_kind_has_a_phrase_that_tells_its_numbers() -> None:
    for phrases in PHRASES.values():
        assert set(phrases) == set(DistributionKind)
        for kind, phrase in phrases.items():
            assert parameters(phrase) == [str(number) for number in range(arity_of(kind))]


def test_every_code_is_used() -> None:
    source = "".join(
        path.read_text("utf-8")
        for path in Path(cartable_timetable.explaining.__path__[0]).rglob("*.py")
        if path.name not in ("english.py", "french.py")
    )
    built = {f"{force}_{shape}" for force in ("required", "wished") for shape in ("pairs", "set")}
    assert {code for code in ENGLISH if not re.search(f'"{code}"', source)} == built


@pytest.mark.parametrize(
    ("time", "english", "french"),
    [
        (Time(0b1, 0b111, 96, 18), "Monday, 8:00 to 9:30", "lundi, de 8 h 00 à 9 h 30"),
        (
            Time(0b1000010, 0b101, 0, 1),
            "Tuesday, Sunday, 0:00 to 0:05, weeks 1, 3",
            "mardi, dimanche, de 0 h 00 à 0 h 05, semaines 1, 3",
        ),
        (Time(0b100, 0b10, 12, 12), "Wednesday, 1:00 to 2:00, week 2", "mercredi, de 1 h 00 à 2 h 00, semaine 2"),
    ],
)
def test_a_moment_is_told_as_people_say_it(time: Time, english: str, french: str) -> None:
    moment = Moment(time, 3, 288)
    assert (moment.text_in("en"), moment.text_in("fr")) == (english, french)


def test_slots_that_are_no_minutes_are_numbered() -> None:
    assert Moment(Time(1, 1, 10, 5), 1, 100).text_in("en") == "Monday, slot 10 to slot 15"


def test_a_long_list_is_cut_in_words_only() -> None:
    names = tuple(f"k{number}" for number in range(14))
    told = Sentence("room_taken", {"room": "A", "classes": names})
    assert told.text_in("fr").endswith("k10, k11 et 2 de plus.")
    assert str(told).endswith("k11 and 2 more.")


def test_a_class_is_explained_in_words(small_problem: Problem, make_solution: Callable[..., Solution]) -> None:
    explanation = explain_class(small_problem, make_solution(), "T1")
    assert explanation.text_in("en") == (
        "Class T1 is in room A: Monday, slot 22 to slot 32. "
        "Other possible places: 3, of which without breaking a rule: 3; none of these costs less."
    )
    assert explanation.text_in("fr") == (
        "La classe T1 est en salle A\N{NO-BREAK SPACE}: lundi, de créneau 22 à créneau 32. "
        "Autres places possibles\N{NO-BREAK SPACE}: 3, dont sans enfreindre de règle\N{NO-BREAK SPACE}: 3"
        "\N{NO-BREAK SPACE}; aucune de celles-là ne coûte moins."
    )


def test_conflicts_are_told_with_their_classes_and_students(
    small_problem: Problem, make_solution: Callable[..., Solution]
) -> None:
    explanation = explain_class(small_problem, make_solution(P1=(0, None)), "L1")
    assert explanation.present is not None
    assert [conflict.sentence.text_in("en") for conflict in explanation.present.conflicts] == [
        "Constraint 3, a wish: classes L1, T1 should add up to at most 15 slots a day; exceeded by 20 (costs 25).",
        "Students who also have class P1 and can't attend both: 1 (1); costs 7.",
    ]
    worst = explanation.options[-1]
    assert [conflict.sentence.text_in("fr") for conflict in worst.hard_conflicts] == [
        "La salle A est fermée\N{NO-BREAK SPACE}: vendredi, de créneau 10 à créneau 30."
    ]


def test_an_unknown_class_is_named(small_problem: Problem, make_solution: Callable[..., Solution]) -> None:
    with pytest.raises(ClassUnknown, match="class X9 does not exist in problem small"):
        explain_class(small_problem, make_solution(), "X9")
