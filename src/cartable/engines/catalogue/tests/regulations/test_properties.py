"""What is true of every tree and every student."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.engines.catalogue import regulations as r
from cartable.engines.catalogue.tests.regulations import naive
from cartable.engines.catalogue.tests.regulations.drawn import (
    CODES,
    apart_trees,
    credit,
    credits,
    exemptions,
    facts,
    trees,
)

tried = settings(deadline=None, max_examples=60)
RANK = {"missing": 0, "in_progress": 1, "satisfied": 2, "waived": 2}


@tried
@given(trees())
def test_what_is_written_reads_the_same(tree: r.Requirement) -> None:
    assert r.parse(r.write(tree)) == tree


@tried
@given(trees(), st.data())
def test_the_order_of_credits_changes_nothing(tree: r.Requirement, data: st.DataObject) -> None:
    held, levels, decided = data.draw(credits()), data.draw(facts()), data.draw(exemptions(tree))
    other = data.draw(st.permutations(held))
    judged = r.audit(tree, credits=held, facts=levels, exemptions=decided)
    assert r.audit(tree, credits=other, facts=levels, exemptions=decided) == judged


@tried
@given(trees(most=4), st.data())
def test_it_means_what_the_plain_telling_says(tree: r.Requirement, data: st.DataObject) -> None:
    held, levels = data.draw(credits(most=4)), data.draw(facts())
    assert RANK[r.audit(tree, credits=held, facts=levels).state] == naive.state(tree, held, levels)


@tried
@given(apart_trees(), credits(most=4))
def test_no_placing_of_credits_that_count_once_is_better(tree: r.Requirement, held: list[r.Credit]) -> None:
    judged = r.audit(tree, credits=held, facts=r.Facts())
    states = [RANK[child.state] for child in judged.children]
    found = (RANK[judged.state], states.count(2), sum(one >= 1 for one in states))
    assert found == naive.far(tree, held, r.Facts())


@tried
@given(apart_trees(), credits())
def test_apart_a_credit_counts_in_one_part_only(tree: r.Requirement, held: list[r.Credit]) -> None:
    judged = r.audit(tree, credits=held, facts=r.Facts())
    counted = [{credit.unit for node in child.walk() for credit in node.counted} for child in judged.children]
    assert sum(map(len, counted)) == len(set().union(*counted))


@tried
@given(trees(), st.data())
def test_more_credits_never_lose_what_is_satisfied(tree: r.Requirement, data: st.DataObject) -> None:
    held, levels, decided = data.draw(credits()), data.draw(facts()), data.draw(exemptions(tree))
    more = [data.draw(credit(code)) for code in CODES if code not in {one.unit for one in held}]
    before = r.audit(tree, credits=held, facts=levels, exemptions=decided)
    after = r.audit(tree, credits=held + more, facts=levels, exemptions=decided)
    _never_less(before, after)


def _never_less(before: r.Judged, after: r.Judged) -> None:
    assert RANK[after.state] >= RANK[before.state]
    if not getattr(before.requirement, "apart", False):  # inside, another part may be served instead
        for one, other in zip(before.children, after.children, strict=True):
            _never_less(one, other)


@tried
@given(trees(), st.data())
def test_what_is_waived_is_met_and_nothing_else_changes_for_the_worse(tree: r.Requirement, data: st.DataObject) -> None:
    held, levels = data.draw(credits()), data.draw(facts())
    key = data.draw(st.sampled_from([node.key for node in r.walk(tree)]))
    before = r.audit(tree, credits=held, facts=levels)
    after = r.audit(tree, credits=held, facts=levels, exemptions=[r.Exemption(key, "waived")])
    found = after.find(key)
    assert found is not None
    assert found.state == "waived"
    assert found.lacking == 0
    _never_less(before, after)


@tried
@given(trees(), st.data())
def test_ways_finish_and_none_is_shorter(tree: r.Requirement, data: st.DataObject) -> None:
    held, levels = data.draw(credits(most=3)), data.draw(facts())
    free = [data.draw(credit(code, ("planned",))) for code in CODES[:6] if code not in {one.unit for one in held}]
    ways = r.ways_to_finish(tree, credits=held, facts=levels, candidates=free)
    remains = ways[0].remains if ways else ()
    waived = [r.Exemption(key, "waived") for key in remains]

    def finishes(units: tuple[r.Credit, ...]) -> bool:
        judged = r.audit(tree, credits=[*held, *units], facts=levels, exemptions=waived)
        return judged.state != "missing"

    costs = [
        (size, sum(one.credits for one in units))
        for size in range(len(free) + 1)
        for units in combinations(free, size)
        if finishes(units)
    ]
    if not ways:
        assert not costs
        return
    assert (len(ways[0].units), ways[0].credits) == min(costs)
    by_code = {one.unit: one for one in free}
    for way in ways:
        units = tuple(by_code[code] for code in way.units)
        assert way.is_shortest
        assert way.credits == sum(one.credits for one in units)
        assert finishes(units)
        assert not any(finishes(tuple(one for one in units if one != left)) for left in units)
    whole = r.audit(tree, credits=[*held, *free], facts=levels)
    assert (whole.state == "missing") or not remains


@tried
@given(trees(), st.data())
def test_impossible_is_what_all_units_together_do_not_meet(tree: r.Requirement, data: st.DataObject) -> None:
    units = [replace(data.draw(credit(code, ("acquired",))), origin="unit") for code in CODES]
    elsewhere = [
        r.Exemption(node.key, "waived")
        for node in r.walk(tree)
        if isinstance(node, r.Language | r.Pix | r.Abroad | r.Internship)
        or (isinstance(node, r.Credits) and node.where.origins and "unit" not in node.where.origins)
    ]
    judged = r.audit(tree, credits=units, facts=r.Facts(), exemptions=elsewhere)
    assert bool(r.find_impossible(tree, candidates=units)) == (judged.state == "missing")
