"""Data tables: every text escaped, every cell labelled, and quick where there are many."""

import re

from django.template.loader import render_to_string

from faro.ui.api import Cell, DataTable, TableColumn
from faro.ui.tables import rows_html

COLUMNS = (TableColumn("Unidad & más"), TableColumn("Gasto", figures=True))


def html(*rows: tuple[Cell, ...], stacked: bool = False) -> str:
    return render_to_string(
        "ui/components/data_table.html", {"table": DataTable("Gasto", COLUMNS, rows, stacked=stacked)}
    )


def test_the_first_cell_names_the_row() -> None:
    assert '<th role="rowheader" scope="row">A</th>' in html((Cell("A"), Cell("1")))


def test_figures_are_set_right_and_say_their_column_on_a_phone() -> None:
    shown = html((Cell("A"), Cell("1,234.5")), stacked=True)
    assert '<table role="table" class="stack">' in shown
    assert '<td role="cell" class="n"><span class="cell-label" aria-hidden="true">Gasto</span> 1,234.5</td>' in shown


def test_a_column_that_asks_is_marked_so_that_no_colon_follows() -> None:
    columns = (TableColumn("Nombre"), TableColumn("¿Se devolvió?"))
    shown = rows_html(DataTable("Cosas", columns, ((Cell("A"), Cell("Sí")),), stacked=True))
    assert '<span class="cell-label asks" aria-hidden="true">¿Se devolvió?</span> Sí' in shown


def test_texts_and_addresses_are_escaped() -> None:
    shown = html((Cell("<b>"), Cell('"x"', url='/?a="1"&b')))
    assert "&lt;b&gt;" in shown
    assert '<a href="/?a=&quot;1&quot;&amp;b">&quot;x&quot;</a>' in shown
    assert "<b>" not in shown


def test_a_light_has_its_shape_and_a_change_its_word() -> None:
    shown = html((Cell("A"), Cell("Deficiente", light="red", changed=True)))
    assert '<svg class="mark mark-red"' in shown
    assert '<span class="verdict-word">Deficiente</span>' in shown
    assert "cambia" in shown


def test_a_light_s_cell_can_lead_on() -> None:
    shown = html((Cell("A"), Cell("Rojo", light="red", url="/x")))
    assert re.search(r'<a href="/x"><span class="verdict verdict-red">.*</span></a>', shown)


def test_a_table_without_rows_says_so() -> None:
    assert '<td role="cell" colspan="2">No hay filas que mostrar.</td>' in html()
