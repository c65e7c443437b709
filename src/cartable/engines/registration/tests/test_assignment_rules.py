"""Fair assignment: no justified envy, no wanted place empty, the best stable result, whatever the order."""

from __future__ import annotations

from hashlib import sha256
from itertools import product
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.engines.registration.assignment import (
    PRIORITIES,
    Applicant,
    Decision,
    Merit,
    assign,
    gains_and_losses,
    input_digest,
    lottery_number,
    orders,
    unknown_priorities,
)

UNITS = {offering: f"UE{offering:02}" for offering in range(1, 7)}
RULES = st.lists(st.sampled_from(sorted(PRIORITIES)), unique=True, max_size=3)
MERITS = st.builds(Merit, st.booleans(), st.booleans(), st.integers(0, 4), st.integers(0, 2))
GOT = ("given", "reserve")


@st.composite
def applicants(draw: st.DrawFn, most: int = 8, units: int = 6) -> list[Applicant]:
    """Some students, each with wishes of all kinds among a few units."""
    people = []
    for number in range(draw(st.integers(1, most))):
        wished = draw(st.lists(st.integers(1, units), unique=True, max_size=units))
        first = draw(st.integers(0, len(wished)))
        second = draw(st.integers(first, len(wished)))
        merits = {offering: draw(MERITS) for offering in wished}
        mains, reserves, optionals = tuple(wished[:first]), tuple(wished[first:second]), tuple(wished[second:])
        people.append(Applicant(str(UUID(int=number + 1)), mains, reserves, optionals, draw(st.integers(0, 6)), merits))
    return people


PLACES = st.fixed_dictionaries({offering: st.one_of(st.none(), st.integers(0, 4)) for offering in UNITS})
EXCLUSIONS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 6)).filter(lambda pair: pair[0] < pair[1]), max_size=4
)


def run(people, places, rule=(), seed="seed", apart=None):
    ranked = orders(people, rule=rule, seed=seed, units=UNITS)
    return ranked, assign(people, places=places, orders=ranked, apart=apart)


def better(ranked, offering: int, first: str, second: str) -> bool:
    return (ranked[offering][first], first) < (ranked[offering][second], second)


def both_ways(pairs):
    apart: dict[int, frozenset[int]] = {}
    for first, second in pairs:
        apart[first] = apart.get(first, frozenset()) | {second}
        apart[second] = apart.get(second, frozenset()) | {first}
    return apart


@given(applicants(), PLACES, RULES)
@settings(max_examples=400, deadline=None)
def test_nobody_envies_with_reason_and_no_wanted_place_stays_empty(people, places, rule):
    ranked, found = run(people, places, rule)
    outcome = {(one.person, one.offering): one for one in found}
    holders = {unit: [one for one in found if one.offering == unit and one.outcome in GOT] for unit in UNITS}
    for unit, kept in holders.items():
        assert places[unit] is None or len(kept) <= places[unit]
    for person in people:
        sequence = (*person.mains, *person.reserves)
        held = [unit for unit in sequence if outcome[person.key, unit].outcome in GOT]
        assert len(held) <= len(person.mains)
        for unit in sequence:
            is_wanted = len(held) < len(person.mains) or sequence.index(unit) < max(
                map(sequence.index, held), default=0
            )
            if outcome[person.key, unit].outcome not in GOT and is_wanted:
                assert places[unit] is not None
                assert len(holders[unit]) == places[unit]
                for other in holders[unit]:
                    assert other.kind != "optional"
                    assert better(ranked, unit, other.person, person.key)
        beside = [unit for unit in person.optionals if outcome[person.key, unit].outcome == "given"]
        assert len(beside) <= max(person.at_most - len(held), 0)
        for unit in set(person.optionals) - set(beside):
            if len(held) + len(beside) < person.at_most:
                assert places[unit] is not None
                assert len(holders[unit]) == places[unit]
                assert all(
                    other.kind != "optional" or better(ranked, unit, other.person, person.key)
                    for other in holders[unit]
                )


@given(applicants(), PLACES, RULES, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_in_which_students_are_read_changes_nothing(people, places, rule, random):
    _, found = run(people, places, rule)
    digest = input_digest(people, places=places, apart={})
    mixed = list(people)
    random.shuffle(mixed)
    assert run(mixed, dict(sorted(places.items(), reverse=True)), rule)[1] == found
    assert input_digest(mixed, places=places, apart={}) == digest


@given(applicants(), PLACES, EXCLUSIONS, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_units_that_exclude_one_another_are_never_given_together(people, places, pairs, random):
    apart = both_ways(pairs)
    ranked, found = run(people, places, apart=apart)
    mixed = list(people)
    random.shuffle(mixed)
    assert run(mixed, places, apart=apart)[1] == found
    held = {
        person.key: {one.offering for one in found if one.person == person.key and one.outcome in GOT}
        for person in people
    }
    holders = {unit: [one for one in found if one.offering == unit and one.outcome in GOT] for unit in UNITS}
    for person in people:
        mine = held[person.key]
        assert not any(apart.get(unit, frozenset()) & mine for unit in mine)
        sequence = (*person.mains, *person.reserves)
        if sum(unit in mine for unit in sequence) < len(person.mains):
            for unit in set(sequence) - mine:
                if not apart.get(unit, frozenset()) & {one for one in mine if one in sequence}:
                    assert len(holders[unit]) == places[unit]
                    assert all(better(ranked, unit, other.person, person.key) for other in holders[unit])


@given(applicants(most=3, units=3), PLACES, RULES)
@settings(max_examples=120, deadline=None)
def test_no_stable_result_is_better_for_any_student(people, places, rule):
    """Against all possible results of small cases, without optional wishes."""
    people = [Applicant(one.key, one.mains, one.reserves, (), 6, one.merits) for one in people]
    ranked, found = run(people, places, rule)
    given_to = {one.key: {d.offering for d in found if d.person == one.key and d.outcome in GOT} for one in people}
    stable = list(stable_results(people, places, ranked))
    assert given_to in stable
    for result in stable:
        for one in people:
            sequence = (*one.mains, *one.reserves)
            mine = sorted(map(sequence.index, given_to[one.key]))
            theirs = sorted(map(sequence.index, result[one.key]))
            assert len(theirs) <= len(mine)
            assert all(ours <= others for ours, others in zip(mine, theirs, strict=False))


def stable_results(people, places, ranked):
    """Every result that respects places and numbers, and that no student and unit would both leave."""
    options = [(one.key, unit) for one in people for unit in (*one.mains, *one.reserves)]
    for chosen in product((False, True), repeat=len(options)):
        result = {one.key: set() for one in people}
        for (person, unit), taken in zip(options, chosen, strict=True):
            if taken:
                result[person].add(unit)
        if is_stable(people, places, ranked, result):
            yield result


def is_stable(people, places, ranked, result) -> bool:
    holders = {unit: [one.key for one in people if unit in result[one.key]] for unit in UNITS}
    if any(len(result[one.key]) > len(one.mains) for one in people):
        return False
    if any(room is not None and len(holders[unit]) > room for unit, room in places.items()):
        return False
    for one in people:
        sequence = (*one.mains, *one.reserves)
        last = max(map(sequence.index, result[one.key]), default=-1)
        for unit in set(sequence) - result[one.key]:
            if len(result[one.key]) < len(one.mains) or sequence.index(unit) < last:
                room = places[unit]
                if room is None or len(holders[unit]) < room:
                    return False
                if any(better(ranked, unit, one.key, other) for other in holders[unit]):
                    return False
    return True


@given(applicants(), PLACES, RULES)
@settings(max_examples=150, deadline=None)
def test_a_place_is_given_exactly_to_those_whose_order_is_within_the_capacity(people, places, rule):
    _, found = run(people, places, rule)
    for one in found:
        if one.outcome in GOT:
            assert one.order >= 1
            assert places[one.offering] is None or one.order <= places[one.offering]
        elif one.outcome == "waiting":
            assert one.order > places[one.offering]
        else:
            assert (one.outcome, one.order) == ("spared", 0)


def test_a_reserve_replaces_what_was_refused_and_optional_comes_last():
    ada, bob, eve = (str(UUID(int=number)) for number in (1, 2, 3))
    people = [
        Applicant(ada, (1, 2), (3,), (), 6, {1: Merit(seniority=2)}),
        Applicant(bob, (1,), (3, 4), (), 6),
        Applicant(eve, (), (), (4, 3), 6, {3: Merit(seniority=9), 4: Merit(seniority=9)}),
    ]
    found = run(people, {1: 1, 2: 5, 3: 1, 4: 1}, ["seniority"])[1]
    assert found == [
        Decision(ada, 1, "main", "given", 1),
        Decision(ada, 2, "main", "given", 1),
        Decision(ada, 3, "reserve", "spared", 0),
        Decision(bob, 1, "main", "waiting", 2),
        Decision(bob, 3, "reserve", "reserve", 1),
        Decision(bob, 4, "reserve", "spared", 0),
        Decision(eve, 4, "optional", "given", 1),
        Decision(eve, 3, "optional", "waiting", 2),
    ]


def test_each_priority_puts_forward_those_it_names():
    ada, bob = (str(UUID(int=number)) for number in (1, 2))
    favoured = {
        "degree": Merit(degree=True),
        "last_chance": Merit(last_chance=True),
        "seniority": Merit(seniority=1),
        "followed_before": Merit(times=1),
        "never_followed": Merit(),
    }
    assert set(favoured) == set(PRIORITIES)
    for name, merit in favoured.items():
        for first, second in ((ada, bob), (bob, ada)):
            other = Merit(times=1) if name == "never_followed" else Merit()
            people = [Applicant(first, (1,), merits={1: merit}), Applicant(second, (1,), merits={1: other})]
            found = run(people, {1: 1}, [name])[1]
            assert [one.person for one in found if one.outcome == "given"] == [first], name


def test_the_lottery_is_the_hash_that_anyone_can_compute():
    person = "00000000-0000-4000-8000-000000000001"
    expected = sha256(f"abc:{person}:MT01".encode()).hexdigest()[:16]
    assert lottery_number("abc", person, "MT01") == expected
    assert lottery_number("abd", person, "MT01") != expected


def test_wrong_names_of_priorities_are_found():
    assert unknown_priorities(["degree", "merit", "degree"]) == ["merit", "degree"]


def test_gains_and_losses_compare_what_is_given():
    base = [("a", 1, "given"), ("b", 1, "waiting"), ("a", 2, "reserve")]
    other = [("a", 1, "waiting"), ("b", 1, "given"), ("a", 2, "given")]
    assert gains_and_losses(base, other) == ({("b", 1)}, {("a", 1)})
