"""Charts: positions, the sentence, the table."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from cartable.ui.charts import bar_chart, heat_map, line_chart
from cartable.ui.charts.scales import Scale, log_ticks, straight_ticks, thin


def test_straight_ticks_are_round():
    assert straight_ticks(0, 411) == [0, 200, 400]
    assert straight_ticks(0, 1, 5) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert straight_ticks(3, 3) == [3]


def test_log_ticks_are_powers_of_ten_or_finer():
    assert log_ticks(10, 100000) == [10, 100, 1000, 10000, 100000]
    assert log_ticks(150, 4000) == [200, 500, 1000, 2000]


def test_scale_log_puts_equal_ratios_at_equal_distances():
    scale = Scale(1, 10000, 0, 400, log=True)
    assert [scale.at(v) for v in (1, 10, 100, 10000)] == [0, 100, 200, 400]


def test_thin_keeps_ends_and_extremes():
    points = [(float(x), 100.0 - x) for x in range(1000)]
    points[500] = (500.0, -9999.0)
    kept = thin(points, 50)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    assert (500.0, -9999.0) in kept
    assert len(kept) <= 60


def test_line_chart_says_its_result_and_carries_its_table():
    with override("en"):
        drawn = str(line_chart([(0, 411), (60, 236)], title="Cost", unit="points", x_title="seconds"))
    assert "From 411 to 236 points after 60 seconds." in drawn
    assert '<td class="num">60</td><td class="num">236</td>' in drawn
    assert 'd="M62 ' in drawn


def test_line_chart_of_several_series_dashes_and_names_them():
    with override("en"):
        drawn = str(line_chart({"seed 1": [(0, 5), (1, 3)], "seed 2": [(0, 5), (1, 2)]}, title="Cost", unit="points"))
    assert "Lowest at the end: seed 2, 2 points." in drawn
    assert drawn.count('class="serie v2"') == 2  # the curve and its key
    assert "serie-area" not in drawn


def test_line_chart_log_with_a_zero_is_drawn_straight():
    drawing = line_chart([(0, 10), (1, 0)], title="", log=True).drawing()
    assert [tick["text"] for tick in drawing["y_ticks"]] == ["0", "5", "10"]


def test_line_chart_without_points_says_so():
    with override("en"):
        assert "No point yet." in str(line_chart([], title="Cost"))


def test_bar_chart_starts_at_zero():
    drawing = bar_chart([("a", 40), ("b", 10), ("c", 0)], title="").drawing()
    widths = [bar["width"] for bar in drawing["bars"]]
    assert widths[0] == 4 * widths[1]
    assert widths[2] == 1.0


def test_heat_map_writes_the_number_in_every_cell():
    with override("en"):
        drawn = str(heat_map(["B 101", "B 118"], ["8", "10"], [[92, None], [0, 100]], title="Use", unit="%", top=100))
    assert '<td class="x4">92</td><td class="x-no">×</td>' in drawn
    assert '<td class="x0">0</td><td class="x4">100</td>' in drawn
    assert "Mean 64 %; highest 100 %: B 118, 10." in drawn


def test_heat_map_with_a_ragged_table_is_refused():
    with pytest.raises(ValueError, match="2 rows and 1 columns announced"):
        heat_map(["a", "b"], ["c"], [[1]], title="")
