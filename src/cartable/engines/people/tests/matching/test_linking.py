"""Whole files: pairs proposed, the model fitted without labels, one-to-one links, duplicates."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.engines.people.matching.assignment import LARGEST_GROUP, assign
from cartable.engines.people.matching.clusters import Clusters
from cartable.engines.people.matching.fields import PERSON_FIELDS, Field, Level
from cartable.engines.people.matching.index import LARGEST_DRAWER, Index, list_pairs
from cartable.engines.people.matching.keys import list_keys
from cartable.engines.people.matching.linking import find_duplicates, link_files
from cartable.engines.people.matching.policy import LEAST_POSSIBLE, MOST_POSSIBLE, Policy, set_thresholds
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.scoring import score_files

GIVENS = ["Adèle", "Bruno", "Chloé", "Denis", "Élise", "Farid", "Gaëlle", "Hugo", "Inès", "Jules"]
STARTS = ["Mar", "Dur", "Gra", "Pel", "Vau", "Tes", "Cor", "Lam", "Bou", "Fer"]
ENDS = ["tinet", "andier", "vallon", "letier", "quelin", "sonnat", "beville", "bertot", "chardin", "rigaux"]
EDGES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(0.1, 9.0)),
    max_size=12,
    unique_by=lambda edge: (edge[0], edge[1]),
)


def make_file(size: int) -> list[Record]:
    chance = random.Random(3)  # noqa: S311 — made-up people
    return [
        Record(
            str(place),
            chance.choice(STARTS) + chance.choice(ENDS),
            chance.choice(GIVENS),
            birth_on=f"{1990 + chance.randrange(15)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}",
            mail=f"m{place}@x.example",
        )
        for place in range(size)
    ]


def write_again(record: Record, place: int) -> Record:
    """Every fifth misspelt, every fifth other with names exchanged, every seventh without mail."""
    changed = replace(record, family_name=record.family_name.upper())
    if place % 5 == 0:
        changed = replace(changed, family_name=record.family_name[:3] + "x" + record.family_name[3:])
    if place % 5 == 1:
        changed = replace(changed, family_name=record.given_name, given_name=record.family_name)
    return replace(changed, mail="") if place % 7 == 0 else changed


FILE = make_file(400)
AGAIN = [write_again(record, place) for place, record in enumerate(FILE)]


def test_two_files_are_linked_one_to_one_without_labels():
    linkage = link_files(FILE[:300], AGAIN[100:], fields=PERSON_FIELDS)
    assert {link.left - link.right for link in linkage.same} == {100}
    links = [*linkage.same, *linkage.to_decide]
    assert len({link.left for link in links}) == len({link.right for link in links}) == len(links)
    found = {link.left for link in links if link.left == link.right + 100}
    assert found == set(range(100, 300))
    assert len(linkage.same) >= 165
    assert linkage.model.prior == pytest.approx(200 / 90_000, rel=0.05)
    assert linkage.model.m[3, Level.SAME] > 0.95
    assert linkage.model.m[0, Level.SWAPPED] == pytest.approx(0.2, abs=0.05)


def test_the_same_seed_gives_the_same_links():
    first, second = (link_files(FILE[:80], AGAIN[:80], fields=PERSON_FIELDS, seed=5) for _ in range(2))
    assert first.same == second.same
    assert (first.model.m == second.model.m).all()


def test_who_stands_three_times_is_one_cluster():
    records = [*FILE, *AGAIN[:50], *(replace(record, key=f"{record.key}c") for record in FILE[:20])]
    found = find_duplicates(records, fields=PERSON_FIELDS)
    places = [{row % 400 if row < 450 else row - 450 for row in cluster} for cluster in found.clusters]
    assert all(len(each) == 1 for each in places)
    assert sum(len(cluster) == 3 for cluster in found.clusters) >= 15
    assert len(found.clusters) + len(found.to_decide) >= 50


def test_two_student_numbers_are_kept_apart_by_whoever_stands_between_them():
    one, other = (replace(FILE[3], identifiers={"ine": ine}) for ine in ("6454048904Y", "0281521879T"))
    found = find_duplicates([*FILE[:3], one, *FILE[4:], FILE[3], other], fields=PERSON_FIELDS)
    assert len([cluster for cluster in found.clusters if {3, 401} <= set(cluster)]) == 0
    assert [{link.left, link.right} & {3, 400, 401} for link in found.to_decide if link.right >= 400] != []


def test_two_files_of_strangers_share_nobody():
    strangers = [
        replace(record, given_name=record.family_name[::-1], mail=f"s{row}@y.example")
        for row, record in enumerate(FILE)
    ]
    strangers = [
        replace(record, birth_on=f"19{60 + row % 30}-07-{1 + row % 28:02}") for row, record in enumerate(strangers)
    ]
    linkage = link_files(strangers, FILE, fields=PERSON_FIELDS)
    assert linkage.same == ()
    assert linkage.policy.possible >= LEAST_POSSIBLE


def test_a_file_where_nothing_is_shared_says_so():
    with pytest.raises(ValueError, match="no pair of records shares a key"):
        link_files([Record("a", "Martin", "Zoé")], [Record("b", "Petit", "Luc")], fields=PERSON_FIELDS)


def test_identifiers_rule_over_the_score_in_whole_files():
    held = [
        replace(record, identifiers={"ine": "6454048904Y"}) if row == 2 else record for row, record in enumerate(FILE)
    ]
    twin = replace(FILE[2], identifiers={"ine": "0281521879T"})
    renamed = Record("r", "Xu", FILE[2].given_name, birth_on=FILE[2].birth_on, identifiers={"ine": "6454048904Y"})
    stranger = Record("s", "Xu", "Wei", birth_on="1960-01-01", identifiers={"ine": "6454048904Y"})
    for other, is_same in ((twin, False), (renamed, True), (stranger, False)):
        linkage = link_files(held, [other, *AGAIN[100:]], fields=PERSON_FIELDS)
        assert [link.left for link in linkage.same if link.right == 0] == ([2] if is_same else [])
        assert [link.left for link in linkage.to_decide if link.right == 0] == ([] if is_same else [2])


def test_an_index_proposes_each_pair_once_and_passes_over_what_all_share():
    left, right = Index(FILE, PERSON_FIELDS), Index(AGAIN, PERSON_FIELDS)
    one, other = list_pairs(left, right)
    pairs = list(zip(one.tolist(), other.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))
    assert {(row, row) for row in range(400)} <= set(pairs)
    one, other = list_pairs(left, left)
    assert (one < other).all()
    crowd = Index([Record(str(row), extras={"town": "Ville"}) for row in range(LARGEST_DRAWER + 1)], [TOWN])
    assert crowd.find(Record("a", extras={"town": "ville"})).tolist() == []
    assert len(list_pairs(crowd, crowd)[0]) == 0


TOWN = Field("town", "text", is_key=True)


def test_keys_meet_whatever_is_wrong_and_stay_few():
    right = Record("a", "La Grange", "Zoé", birth_on="2004-03-17")
    for wrong in (
        Record("b", "Lagrange", "Zoe"),
        Record("b", "ZOE", "GRANGE"),
        Record("b", "Lagrunge", "Zoé", birth_on="2004-03-17"),
        Record("b", "Grange", birth_on="2004-11-30"),
        Record("b", "Durand", "Zoé", birth_on="2001-03-17"),
        Record("b", "Gx", "Zx", birth_on="2004-17-03"),
    ):
        assert set(list_keys(right, PERSON_FIELDS)) & set(list_keys(wrong, PERSON_FIELDS)) != set(), wrong
    words = " ".join(f"nom{chr(97 + place // 26)}{chr(97 + place % 26)}" for place in range(200))
    assert len(list_keys(Record("c", words, words, birth_on="2004-03-17"), PERSON_FIELDS)) < 100


def test_extra_fields_are_compared():
    fields = (*PERSON_FIELDS, TOWN)
    people = [replace(record, mail="", extras={"town": f"Ville{row}"}) for row, record in enumerate(FILE)]
    again = [replace(record, mail="", extras={"town": f"VILLE {row}"}) for row, record in enumerate(AGAIN)]
    scored = score_files(people, again, fields, None, 0)
    same = scored.left == scored.right
    assert (scored.levels[same, 4] == Level.SAME).all()
    assert (scored.chances[same] > 0.9995).all()
    assert scored.chances[~same].max() < 0.5


@given(EDGES)
def test_the_assignment_is_the_best_there_is(edges: list[tuple[int, int, float]]):
    def is_one_to_one(chosen: tuple[tuple[int, int, float], ...]) -> bool:
        return len({edge[0] for edge in chosen}) == len({edge[1] for edge in chosen}) == len(chosen)

    chosen = assign(edges)
    assert is_one_to_one(tuple(chosen))
    assert set(chosen) <= set(edges)
    best = max(
        sum(edge[2] for edge in some)
        for size in range(min(len(edges), 5) + 1)
        for some in itertools.combinations(edges, size)
        if is_one_to_one(some)
    )
    assert sum(edge[2] for edge in chosen) == pytest.approx(best)


def test_large_groups_are_assigned_greedily_and_losses_never():
    size = LARGEST_GROUP + 5
    edges = [(row, row, 5.0) for row in range(size)] + [(row, row + 1, 4.0) for row in range(size - 1)]
    assert assign([*edges, (0, size, -1.0)]) == [(row, row, 5.0) for row in range(size)]
    assert assign([]) == []


def test_clusters_never_join_people_found_to_be_two():
    clusters = Clusters({(0, 1): 0.9999, (1, 2): 0.9998, (0, 3): 0.3, (1, 3): 0.4})
    assert clusters.join(0, 1)
    assert clusters.join(1, 0)
    assert not clusters.join(1, 2)
    assert clusters.list_clusters() == ((0, 1),)
    assert clusters.list_questions() == [(1, 2), (1, 3)]


def test_clusters_never_join_barred_pairs_by_way_of_a_third():
    clusters = Clusters({(0, 1): 0.9999, (1, 2): 0.9998, (0, 2): 0.999}, barred=[(0, 2)])
    assert (clusters.join(0, 1), clusters.join(1, 2)) == (True, False)
    assert clusters.list_questions() == [(1, 2)]


def test_thresholds_follow_from_the_errors_that_are_bearable():
    chances = np.array([0.001, 0.002, 0.05, 0.6, 0.99, 0.99999])
    policy = set_thresholds(chances, false_merges=0.01, missed=0.002)
    assert (policy.certain, policy.possible) == (0.99, 0.05)
    assert set_thresholds(chances, false_merges=0.01, missed=0.5).possible == MOST_POSSIBLE
    assert set_thresholds(chances, missed=1e-6).possible == LEAST_POSSIBLE
    assert set_thresholds(np.array([]), missed=0.5) == Policy(0.9995, MOST_POSSIBLE, ())
    with pytest.raises(ValueError, match="rates lie between"):
        set_thresholds(chances, missed=0)
