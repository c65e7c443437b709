"""The forecast of numbers: what is usual, what wishes change, what was measured."""

from __future__ import annotations

import random

import pytest

from cartable.engines.registration.forecast import PastTerm, Settings, Wishes, backtest, fit, forecast, usual_demand

PLAIN = Settings(decay=1.0, other_season=1.0, strength=1.0, spread=1.0)


def term(key: str, season: str, **counts: int) -> PastTerm:
    """A term of 100 students, of whom the first ``n`` follow each unit."""
    return PastTerm(key, season, {pk: tuple(u for u, n in counts.items() if pk < n) for pk in range(100)})


def test_what_is_usual_follows_the_size_of_the_term():
    past = [term("P25", "spring", MT01=20), term("A25", "autumn", MT01=40)]
    assert usual_demand(past, season="autumn", size=200, settings=PLAIN) == {"MT01": pytest.approx(60)}


def test_a_term_of_the_same_season_and_a_late_one_weigh_more():
    past = [term("A24", "autumn", MT01=10), term("P25", "spring", MT01=40)]
    settings = Settings(decay=0.5, other_season=0.25)
    # Weights 0.5 (autumn, a term older) and 0.25 (spring): (0.5 · 10 + 0.25 · 40) / 0.75.
    assert usual_demand(past, season="autumn", size=100, settings=settings)["MT01"] == pytest.approx(20)


def test_without_answers_the_past_speaks_alone_with_all_of_them_wishes_do():
    past = [term("A25", "autumn", MT01=40)]
    none = forecast(past, Wishes({}, 0, 100), season="autumn", units=["MT01"], settings=PLAIN)["MT01"]
    every = forecast(past, Wishes({"MT01": 70}, 100, 100), season="autumn", units=["MT01"], settings=PLAIN)["MT01"]
    assert (none.expected, none.wished, none.usual) == (pytest.approx(40), 0, pytest.approx(40))
    assert (every.expected, every.low, every.high) == (70, 70, 70)


def test_with_half_of_the_answers_the_other_half_is_drawn_towards_them():
    past = [term("A25", "autumn", MT01=40)]
    said = forecast(past, Wishes({"MT01": 35}, 50, 100), season="autumn", units=["MT01"], settings=PLAIN)["MT01"]
    assert said.expected == pytest.approx(35 + 0.5 * (40 + 35) / 1.5)
    assert 35 <= said.low < said.expected < said.high


def test_a_unit_never_taught_is_foreseen_by_its_wishes_alone():
    said = forecast([], Wishes({"IA01": 12}, 40, 80), season="autumn", units=["IA01", "IA02"], settings=PLAIN)
    assert (said["IA01"].expected, said["IA01"].usual) == (24, None)
    assert (said["IA02"].expected, said["IA02"].low, said["IA02"].high) == (0, 0, 0)


def test_errors_are_measured_on_past_terms_and_fall_when_answers_come():
    chance = random.Random(7)  # noqa: S311 - made numbers, not secrets
    popular = {f"UE{number:02d}": chance.uniform(0.05, 0.5) for number in range(40)}
    past = [
        PastTerm(
            f"T{index}",
            "autumn" if index % 2 else "spring",
            {pk: tuple(unit for unit, odds in popular.items() if chance.random() < odds) for pk in range(400)},
        )
        for index in range(5)
    ]
    errors = {}
    for share in (0.0, 0.6):
        settings = fit(past, share=share)
        found = backtest(past, share=share, settings=settings)
        assert found is not None
        assert found.terms == 4
        assert 70 <= found.inside_percent <= 95
        errors[share] = found.mean_percent
    assert errors[0.6] < errors[0.0] < 15


def test_one_term_alone_measures_nothing():
    past = [term("A25", "autumn", MT01=40)]
    assert backtest(past, share=0, settings=PLAIN) is None
    assert fit(past, share=0) == Settings()
