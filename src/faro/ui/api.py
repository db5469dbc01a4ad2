"""What other rooms may use of the pages' frame, components, charts and formats.

Templates: ``{% extends "ui/public.html" %}`` (citizens), ``"ui/staff.html"`` (signed in) or ``"ui/minimal.html"``
(sign-in, errors), with the blocks ``title``, ``lead``, ``content`` and ``aside``; ``{% load ui %}`` brings filters and
tags; the pieces of a page are includes in ``ui/components/``, described in ``docs/adr/0011-pages.md``.
"""

from faro.ui.acting import carried_out
from faro.ui.charts import (
    Area,
    Band,
    Box,
    ColumnPoint,
    GlanceRow,
    LevelColumn,
    LightCount,
    MoneyRow,
    MonthPoint,
    SourcePoint,
    Tie,
    YearEnd,
    YearPoint,
    areas_chart,
    bullet_chart,
    columns_chart,
    levels_chart,
    lights_chart,
    money_chart,
    months_chart,
    objectives_chart,
    points_chart,
    series_chart,
)
from faro.ui.formats import counted, moment
from faro.ui.marks import Mark, Outcome, mark_of
from faro.ui.menu import MenuItem, register_menu
from faro.ui.paging import Page, page_of
from faro.ui.pieces import Cell, Crumb, DataTable, Download, Fact, Step, TableColumn
from faro.ui.problems import problems_table
from faro.ui.shell import Link, PublicShell, Reminder, existing_links, register_public_shell, register_reminder

__all__ = [
    "Area",
    "Band",
    "Box",
    "Cell",
    "ColumnPoint",
    "Crumb",
    "DataTable",
    "Download",
    "Fact",
    "GlanceRow",
    "LevelColumn",
    "LightCount",
    "Link",
    "Mark",
    "MenuItem",
    "MoneyRow",
    "MonthPoint",
    "Outcome",
    "Page",
    "PublicShell",
    "Reminder",
    "SourcePoint",
    "Step",
    "TableColumn",
    "Tie",
    "YearEnd",
    "YearPoint",
    "areas_chart",
    "bullet_chart",
    "carried_out",
    "columns_chart",
    "counted",
    "existing_links",
    "levels_chart",
    "lights_chart",
    "mark_of",
    "moment",
    "money_chart",
    "months_chart",
    "objectives_chart",
    "page_of",
    "points_chart",
    "problems_table",
    "register_menu",
    "register_public_shell",
    "register_reminder",
    "series_chart",
]
