"""Charts drawn on the server: geometry in attributes, colour in classes, a sentence of result, the data as a table."""

from cartable.ui.charts.bars import BarChart, bar_chart
from cartable.ui.charts.heat import HeatMap, heat_map
from cartable.ui.charts.line import LineChart, line_chart

__all__ = ["BarChart", "HeatMap", "LineChart", "bar_chart", "heat_map", "line_chart"]
