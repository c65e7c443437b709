"""The drawing of prerequisites."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable.engines.catalogue.guide.around import around
from cartable.engines.catalogue.guide.graph import BOX_HEIGHT, Edge, lay_out
from cartable.engines.catalogue.guide.units import GuideUnit, opened_by

NAMES = "ABCDEFGH"
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def graphs(draw):
    """Names, and edges among them of which the binding ones never go round in a circle."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=14, unique=True))
    binding = [Edge(a, b) for a, b in pairs if a < b]
    advised = [Edge(a, b, is_advised=True) for a, b in pairs if a > b]
    return names, binding + advised


@given(graphs())
@unhurried
def test_every_edge_goes_right_and_no_box_covers_another(graph):
    names, edges = graph
    drawing = lay_out(names, edges)
    layer = {box.name: box.layer for box in drawing.boxes}
    assert sorted(layer) == sorted(names)
    assert all(layer[line.edge.before] < layer[line.edge.after] for line in drawing.lines)
    assert {line.edge for line in drawing.lines} | set(drawing.left_out) == set(edges)
    assert all(edge.is_advised for edge in drawing.left_out)
    for one in drawing.boxes:
        for other in drawing.boxes:
            if one.name < other.name and one.layer == other.layer:
                assert abs(one.y - other.y) >= BOX_HEIGHT
    assert all(0 <= box.y <= drawing.height - BOX_HEIGHT for box in drawing.boxes)


@given(graphs())
@unhurried
def test_the_same_graph_is_drawn_the_same(graph):
    names, edges = graph
    assert lay_out(names, edges) == lay_out(list(names), list(reversed(edges)))


def test_a_chain_is_a_straight_line():
    drawing = lay_out("ABC", [Edge("A", "B"), Edge("B", "C")])
    assert drawing.layers == [["A"], ["B"], ["C"]]
    assert {box.y for box in drawing.boxes} == {0}


def test_crossings_are_undone():
    drawing = lay_out("ABYZ", [Edge("A", "Z"), Edge("B", "Y")])
    assert drawing.layers in ([["A", "B"], ["Z", "Y"]], [["B", "A"], ["Y", "Z"]])


def test_a_unit_stands_beside_what_it_opens():
    drawing = lay_out("ABCD", [Edge("A", "B"), Edge("B", "C"), Edge("D", "C")])
    assert drawing.layers == [["A"], ["B", "D"], ["C"]]


def test_a_circle_of_advice_is_left_out():
    drawing = lay_out("AB", [Edge("B", "A", is_advised=True), Edge("A", "B")])
    assert [line.edge for line in drawing.lines] == [Edge("A", "B")]
    assert drawing.left_out == (Edge("B", "A", is_advised=True),)


def test_an_edge_out_of_the_drawing_is_refused():
    with pytest.raises(ValueError, match="A → X"):
        lay_out("A", [Edge("A", "X")])


def test_one_box_alone():
    drawing = lay_out(["A"], [])
    assert (drawing.width, drawing.height, drawing.lines) == (176, BOX_HEIGHT, ())


def unit(code: str, *before: set[str], advised: tuple[set[str], ...] = ()) -> GuideUnit:
    """A unit that wants others."""
    return GuideUnit(
        1, code, code, before=tuple(map(frozenset, before)), advised=tuple(frozenset(one) for one in advised)
    )


def test_around_a_unit_come_its_ancestors_and_what_it_opens():
    units = {
        one.code: one
        for one in (
            unit("A"),
            unit("B", {"A"}),
            unit("C", {"B"}, advised=({"A"},)),
            unit("D", {"C", "X"}),
            unit("E", {"D"}),
        )
    }
    found = around("C", units, opened_by(units.values()))
    assert set(found.codes) == {"A", "B", "C", "D"}
    assert set(found.edges) == {Edge("A", "B"), Edge("B", "C"), Edge("A", "C", True), Edge("C", "D", False, True)}
    assert around("X", units | {"X": unit("X")}, {}).is_alone


def test_a_unit_that_opens_many_is_not_drowned():
    units = {one.code: one for one in [unit("A"), *(unit(f"B{n:02d}", {"A"}) for n in range(12))]}
    found = around("A", units, opened_by(units.values()))
    assert (len(found.codes), found.more_after, found.more_before) == (9, 4, 0)
