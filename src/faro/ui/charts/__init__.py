"""Accessible charts: SVG with title and description, coloured by classes alone, and the same figures in a table."""

from faro.ui.charts.areas import Area, areas_chart
from faro.ui.charts.bands import Band
from faro.ui.charts.bullet import bullet_chart
from faro.ui.charts.columns import ColumnPoint, columns_chart
from faro.ui.charts.glance import GlanceRow, objectives_chart
from faro.ui.charts.levels import Box, LevelColumn, Tie, levels_chart
from faro.ui.charts.lights import LightCount, lights_chart
from faro.ui.charts.money import MoneyRow, money_chart
from faro.ui.charts.months import MonthPoint, YearEnd, months_chart
from faro.ui.charts.points import SourcePoint, points_chart
from faro.ui.charts.series import YearPoint, series_chart

__all__ = [
    "Area",
    "Band",
    "Box",
    "ColumnPoint",
    "GlanceRow",
    "LevelColumn",
    "LightCount",
    "MoneyRow",
    "MonthPoint",
    "SourcePoint",
    "Tie",
    "YearEnd",
    "YearPoint",
    "areas_chart",
    "bullet_chart",
    "columns_chart",
    "levels_chart",
    "lights_chart",
    "money_chart",
    "months_chart",
    "objectives_chart",
    "points_chart",
    "series_chart",
]
