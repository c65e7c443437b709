"""Trees, credits and decisions drawn by hypothesis: small, so that everything can be tried beside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from hypothesis import strategies as st

from cartable.engines.catalogue import regulations as r

CODES = [f"U{number}" for number in range(1, 9)]
TAGS = ["ia", "web"]
CATEGORIES = ["cs", "tm", "ec"]
STATES = ["acquired", "in_progress", "planned"]


def codes(least: int = 0, most: int = 3) -> st.SearchStrategy[list[str]]:
    """Different codes."""
    return st.lists(st.sampled_from(CODES), min_size=least, max_size=most, unique=True)


def wheres() -> st.SearchStrategy[dict[str, Any]]:
    """Which credits count."""
    return st.fixed_dictionaries(
        {},
        optional={
            "categories": st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=2, unique=True).map(sorted),
            "tags": st.lists(st.sampled_from(TAGS), min_size=1, max_size=2, unique=True).map(sorted),
            "units": codes(1).map(sorted),
            "level_from": st.integers(1, 6),
            "language": st.sampled_from(["en", "fr"]),
            "origins": st.sampled_from([["unit"], ["internship", "mobility"]]),
        },
    )


def leaves() -> st.SearchStrategy[dict[str, Any]]:
    """Requirements without parts."""
    minimum = st.sampled_from([4, 6, 10, 12, 18])
    return st.one_of(
        st.fixed_dictionaries({"kind": st.just("credits"), "minimum": minimum}, optional={"where": wheres()}),
        st.fixed_dictionaries({"kind": st.just("total"), "minimum": minimum}),
        codes(1).flatmap(
            lambda units: st.integers(1, len(units)).map(lambda n: {"kind": "units", "n": n, "units": units})
        ),
        st.fixed_dictionaries(
            {"kind": st.just("block"), "competence": st.sampled_from(["C1", "C2"]), "credits": minimum}
        ),
        st.fixed_dictionaries(
            {"kind": st.just("language"), "language": st.just("en"), "level": st.sampled_from(r.LANGUAGE_LEVELS)}
        ),
        st.fixed_dictionaries({"kind": st.just("pix"), "points": st.integers(1, 900)}),
        st.fixed_dictionaries({"kind": st.sampled_from(["abroad", "internship"]), "weeks": st.integers(1, 30)}),
    )


def _branches(inside: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    parts = st.lists(inside, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"kind": st.just("all"), "of": parts}),
        st.fixed_dictionaries({"kind": st.just("all"), "apart": st.just(True), "of": parts}),
        parts.flatmap(lambda of: st.integers(1, len(of)).map(lambda n: {"kind": "some", "n": n, "of": of})),
        st.fixed_dictionaries(
            {"kind": st.just("credits"), "minimum": st.sampled_from([6, 12]), "of": parts}, optional={"where": wheres()}
        ),
    )


@st.composite
def trees(draw: st.DrawFn, most: int = 6) -> r.Requirement:
    """A requirement of at most some leaves."""
    tree = draw(st.recursive(leaves(), _branches, max_leaves=most))
    return r.parse(_keyed(tree, count(1)))


@st.composite
def apart_trees(draw: st.DrawFn) -> r.Requirement:
    """A requirement whose root lets each credit count once, of credits and choices only."""
    leaf = st.fixed_dictionaries(
        {"kind": st.just("credits"), "minimum": st.sampled_from([4, 6, 10, 12])}, optional={"where": wheres()}
    )
    part = st.one_of(leaf, leaf, _branches(leaf))
    parts = draw(st.lists(part, min_size=2, max_size=3))
    return r.parse(_keyed({"kind": "all", "apart": True, "of": parts}, count(1)))


def _keyed(tree: dict[str, Any], numbers: Iterator[int]) -> dict[str, Any]:
    keyed = {**tree, "key": f"k{next(numbers)}"}
    if "of" in tree:
        keyed["of"] = [_keyed(part, numbers) for part in tree["of"]]
    return keyed


@st.composite
def credit(draw: st.DrawFn, code: str, states: tuple[str, ...] = ("acquired", "in_progress", "planned")) -> r.Credit:
    """A credit of this unit: what is true of the unit follows from its code, its state is drawn."""
    number = sum(map(ord, code))
    return r.Credit(
        unit=code,
        category=CATEGORIES[number % 3],
        level=1 + number % 6,
        credits=(4, 6, 6, 12)[number % 4],
        language="en" if number % 4 == 0 else "fr",
        tags=frozenset(tag for at, tag in enumerate(TAGS) if (number >> at) % 2),
        origin="internship" if number % 7 == 0 else "unit",
        state=draw(st.sampled_from(states)),  # type: ignore[arg-type]
        weeks=24 if number % 7 == 0 else 0,
        weeks_abroad=12 if number % 7 == 0 else 0,
        competences=frozenset({"C1"} if number % 2 else {"C2"}),
    )


@st.composite
def credits(draw: st.DrawFn, most: int = 6) -> list[r.Credit]:
    """Credits of different units."""
    return [draw(credit(code)) for code in draw(codes(0, most))]


def facts() -> st.SearchStrategy[r.Facts]:
    """Levels certified."""
    return st.builds(
        r.Facts,
        languages=st.sampled_from([{}, {"en": "B1"}, {"en": "C2"}]),
        pix=st.one_of(st.none(), st.integers(0, 900)),
    )


@st.composite
def exemptions(draw: st.DrawFn, tree: r.Requirement) -> list[r.Exemption]:
    """Decisions on nodes of the tree."""
    nodes = draw(st.lists(st.sampled_from(list(r.walk(tree))), max_size=2))
    drawn = []
    for node in nodes:
        kind = draw(st.sampled_from(["waived", "lowered", "admitted"]))
        drawn.append(
            r.Exemption(
                node.key,
                kind,  # type: ignore[arg-type]
                minimum=draw(st.integers(0, 12)) if kind == "lowered" else None,
                unit=draw(st.sampled_from(CODES)) if kind == "admitted" else None,
            )
        )
    return drawn
