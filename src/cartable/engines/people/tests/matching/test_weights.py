"""The score: agreeing better never costs, direction doesn't matter, a rare name weighs more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.engines.people.matching.comparing import compare
from cartable.engines.people.matching.defaults import M, U, default_model
from cartable.engines.people.matching.fields import LEVELS, PERSON_FIELDS, Level
from cartable.engines.people.matching.frequencies import Frequencies
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.tables import Table
from cartable.engines.people.matching.weights import Model, contributions, probabilities

ZERO = np.zeros(1, dtype=np.int64)
FAMILIES = ["Martin", "Martin", "Martin", "Zeller", "Le Goff", "Martin-Durand", "Martni", ""]
GIVENS = ["Paul", "Zoé", "Paula", "Jean Pierre", ""]
BIRTHS = ["2001-05-06", "2001-06-05", "2003-12-30", "2001-01-01", ""]
MAILS = ["p.martin@x.fr", "p.martin@y.fr", "z@x.fr", ""]
RECORDS = st.builds(
    Record,
    st.just("a"),
    st.sampled_from(FAMILIES),
    st.sampled_from(GIVENS),
    st.just(""),
    st.sampled_from(BIRTHS),
    st.sampled_from(MAILS),
)
KNOWN = Table(
    [Record(str(place), family, "Paul", birth_on="2001-05-06") for place, family in enumerate(FAMILIES)], PERSON_FIELDS
)
COUNTED = Frequencies.of([KNOWN], PERSON_FIELDS)
SHARES = st.lists(st.floats(0.001, 1.0), min_size=LEVELS, max_size=LEVELS)


def score(
    one: Record, other: Record, model: Model | None = None, counted: Frequencies = COUNTED
) -> tuple[float, list[int]]:
    model = model or default_model(1000)
    left, right = Table([one], PERSON_FIELDS), Table([other], PERSON_FIELDS)
    levels = compare(left, ZERO, right, ZERO, PERSON_FIELDS)
    bits = contributions(model, levels, counted, left, ZERO, right, ZERO)
    return float(bits.sum()), levels[0].tolist()


@given(RECORDS, RECORDS)
def test_the_score_has_no_direction(one: Record, other: Record):
    assert score(one, other)[0] == pytest.approx(score(other, one)[0], abs=1e-9)


@given(RECORDS, RECORDS, st.sampled_from(["family_name", "given_name", "birth_on", "mail"]))
def test_making_a_field_agree_never_lowers_the_score(one: Record, other: Record, name: str):
    before, levels = score(one, other)
    if Level.SWAPPED in levels or not getattr(one, name):
        return
    values = {field: getattr(other, field) for field in ("family_name", "given_name", "birth_on", "mail")}
    agreed = Record("b", **{**values, name: getattr(one, name)})
    after, levels_after = score(one, agreed)
    if Level.SWAPPED not in levels_after:
        assert after >= before - 1e-9


@given(st.lists(SHARES, min_size=4, max_size=4), st.lists(SHARES, min_size=4, max_size=4))
def test_weights_never_rise_with_a_worse_level_whatever_was_fitted(m: list[list[float]], u: list[list[float]]):
    weights = Model(PERSON_FIELDS, np.array(m), np.array(u), 0.01).weights()
    assert (np.diff(weights[:, : Level.MISSING], axis=1) <= 0).all()
    assert (weights[:, Level.SAME] >= 0).all()
    assert (weights[:, Level.DIFFERENT] <= 0).all()
    assert (weights[:, Level.MISSING] == 0).all()
    assert weights[0, Level.SWAPPED] <= weights[0, Level.SAME] + weights[1, Level.SAME]
    assert weights[1, Level.SWAPPED] == 0


def test_the_weights_of_the_shipped_model():
    weights = default_model().weights().round(1).tolist()
    assert [line[:4] for line in weights] == [
        [11.1, 6.3, -0.6, -7.0],
        [7.2, 4.2, -0.7, -6.4],
        [11.3, 1.3, -5.9, -7.1],
        [14.7, 6.6, 5.6, -2.3],
    ]
    for line in (*M, *U):
        assert sum(line) - line[Level.MISSING] == pytest.approx(1, abs=0.01)


def test_a_rare_name_weighs_more():
    many = Table(
        [Record(str(place), "Martin" if place % 2 else f"Nom{place}", "Paul") for place in range(2000)], PERSON_FIELDS
    )
    counted = Frequencies.of([many], PERSON_FIELDS)
    common = score(Record("a", "Martin"), Record("b", "MARTIN"), counted=counted)[0]
    rare = score(Record("a", "Nom4"), Record("b", "NOM4"), counted=counted)[0]
    close = score(Record("a", "Martin"), Record("b", "Martine"), counted=counted)[0]
    assert (round(rare, 1), round(common, 1)) == (14.6, 6.3)
    assert close < common + 6


def test_nothing_to_compare_leaves_the_prior():
    assert score(Record("a"), Record("b"))[0] == 0
    chances = probabilities(np.array([0.0, 200.0, -200.0]), 0.25)
    assert chances[0] == pytest.approx(0.25)
    assert chances[1] > 1 - 1e-15
    assert 0 <= chances[2] < 1e-15


def test_a_prior_is_a_probability():
    with pytest.raises(ValueError, match="between 0 and 1"):
        default_model().with_prior(0)
