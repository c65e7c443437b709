"""Example paths."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable.engines.catalogue.guide.paths import CREDITS, ROOM, Frame, Profile, compose, profiles_of
from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.guide.wanted import Wanted, read_wanted, titles_of_tags

TREE = {
    "kind": "all",
    "of": [
        {"kind": "total", "minimum": 300},
        {"kind": "credits", "minimum": 100, "where": {"categories": ["cs"]}},
        {"kind": "credits", "minimum": 40, "where": {"categories": ["ht", "me"]}},
        {"kind": "units", "n": 1, "units": ["MT01", "MT02"]},
        {"kind": "internship", "weeks": 24},
        {
            "kind": "some",
            "n": 1,
            "of": [
                {"kind": "credits", "minimum": 30, "title_fr": "Données", "title_en": "Data", "where": {"tags": ["d"]}},
                {"kind": "credits", "minimum": 90, "where": {"categories": ["tm"]}},
            ],
        },
    ],
}


def unit(code: str, **said) -> GuideUnit:
    """A unit of six credits."""
    said["before"] = tuple(frozenset(one) for one in said.get("before", ()))
    return GuideUnit(1, code, code, **said)


def test_a_regulation_is_read_as_far_as_it_binds_everyone():
    wanted = read_wanted(TREE)
    assert wanted == Wanted({"cs": 100, "st": 30}, ((1, ("MT01", "MT02")),), 300, ("d",), ("d",))
    assert wanted.scaled(180).quotas == {"cs": 60, "st": 30}
    assert titles_of_tags([TREE, None, [], {"kind": "some", "of": "x"}]) == {"d": ("Données", "Data")}
    assert read_wanted(None) == read_wanted(["?"]) == read_wanted({"kind": "credits", "where": 3}) == Wanted()


def test_a_unit_comes_after_what_it_wants():
    units = [unit("B", before=[{"A"}]), unit("A"), *(unit(f"F{n}") for n in range(20))]
    path = compose(units, Profile("tag", "x"), Frame(2, wanted=Wanted(lists=((2, ("A", "B")),))))
    first, second = ([step.unit.code for step in semester.steps] for semester in path.semesters)
    assert "A" in first
    assert "B" in second


def test_the_regulation_then_the_profile_come_first():
    units = [unit("ASKED"), unit("MINE", tags=("x",)), *(unit(f"F{n}") for n in range(9))]
    path = compose(units, Profile("tag", "x"), Frame(1, wanted=Wanted(lists=((1, ("ASKED",)),))))
    assert path.codes[:2] == ("ASKED", "MINE")
    assert [step.reasons for step in path.semesters[0].steps[:2]] == [(("asked", ""),), (("profile", "x"),)]
    assert (path.credits, path.of_profile) == (30, 6)


def test_what_an_earlier_year_teaches_is_supposed():
    units = [unit("OLD", level=1), unit("NEW", level=3, before=[{"OLD"}])]
    path = compose(units, Profile("category", "cs"), Frame(2, level=3))
    assert (path.codes, path.supposed) == (("NEW",), ("OLD",))


def test_excluded_units_are_never_together():
    units = [replace(unit("A"), exclusions=frozenset({"B"})), replace(unit("B"), exclusions=frozenset({"A"}))]
    assert compose(units, Profile("tag", "x"), Frame(2)).codes == ("A",)


def test_an_internship_that_is_asked_ends_the_path():
    units = [unit("ST50", category="st", credits=30), *(unit(f"F{n}") for n in range(40))]
    path = compose(units, Profile("tag", "x"), Frame(4, wanted=Wanted({"st": 30})))
    assert [step.unit.code for step in path.semesters[-1].steps] == ["ST50"]


def test_what_no_unit_gives_is_said():
    path = compose([unit("A")], Profile("tag", "x"), Frame(2, wanted=Wanted({"cs": 12, "me": 4})))
    assert path.lacking == {"cs": 6, "me": 4}


def test_profiles_are_the_regulations_then_the_weightiest_tags():
    units = [
        *(unit(f"A{n}", tags=("big",)) for n in range(6)),
        *(unit(f"B{n}", tags=("d",)) for n in range(2)),
        *(unit(f"C{n}", category="tm") for n in range(8)),
    ]
    found = profiles_of(units, Frame(2, wanted=read_wanted(TREE)))
    assert found == (Profile("tag", "d"), Profile("tag", "big"), Profile("category", "cs"))
    assert profiles_of([], Frame(2)) == ()


CODES = [f"U{n:02d}" for n in range(24)]


@st.composite
def offers(draw):
    """Units whose prerequisites are among those before them."""
    units = []
    for rank, code in enumerate(CODES):
        wanted = draw(st.lists(st.sampled_from(CODES[:rank]), max_size=2)) if rank else []
        units.append(
            unit(
                code,
                before=[{one} for one in set(wanted)],
                credits=draw(st.integers(1, 12)),
                level=draw(st.integers(1, 3)),
                category=draw(st.sampled_from(["cs", "tm", "ht"])),
                in_autumn=draw(st.booleans()),
                tags=draw(st.sampled_from([(), ("x",)])),
            )
        )
    return units


@given(offers(), st.integers(1, 6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_path_breaks_a_rule(units, terms):
    frame = Frame(terms, wanted=Wanted({"cs": 30, "ht": 12}))
    path = compose(units, Profile("tag", "x"), frame)
    assert compose(list(reversed(units)), Profile("tag", "x"), frame) == path
    assert len(path.codes) == len(set(path.codes))
    behind: set[str] = set()
    for semester in path.semesters:
        assert semester.credits <= CREDITS + ROOM
        for step in semester.steps:
            assert semester.season in step.unit.seasons
            assert all(wanted & behind for wanted in step.unit.before)
            assert step.unit.level <= frame.level + (semester.number - 1) // 2
            assert step.reasons
        behind |= {step.unit.code for step in semester.steps}
