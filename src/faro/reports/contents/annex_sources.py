"""Annex: where every figure comes from."""

from typing import Any

from faro.kernel.formats import MISSING, day
from faro.kernel.text import _
from faro.package.tables import TABLES
from faro.reports.contents.view import View
from faro.reports.document import Block, Cell, Column, Heading, Row, Table


def sources_annex(view: View) -> tuple[str, str, tuple[Block, ...]]:
    """The list of sources, the source and place of every indicator's figures, and the sources of the other tables."""
    blocks: list[Block] = [
        _sources_table(view),
        Heading(2, _("Fuente de las cifras de cada indicador"), "fuentes-indicadores"),
    ]
    return _("Fuente de cada cifra"), "fuentes", (*blocks, _figures_table(view), *_other_tables(view))


def _sources_table(view: View) -> Table:
    columns = (
        Column(_("Código"), weight=1.2),
        Column(_("Título"), weight=3),
        Column(_("Entidad"), weight=1.5),
        Column(_("Norma o número"), weight=1.2),
        Column(_("Fecha"), weight=0.9),
        Column(_("Nota"), weight=2),
    )
    rows = tuple(
        Row(
            tuple(
                Cell(text)
                for text in (
                    row["id"],
                    row["title"],
                    row["publisher"] or MISSING,
                    row["instrument"] or MISSING,
                    day(row["date"]),
                    row["note"] or "",
                )
            )
        )
        for row in view.rows("sources")
    )
    return Table(_("Fuentes"), columns, rows)


def cited(row: dict[str, Any]) -> str:
    """«source: place», or ND where the row cites nothing."""
    return ": ".join(part for part in (row["source"], row["place"]) if part) or MISSING


def _figures_table(view: View) -> Table:
    columns = (
        Column(_("Indicador"), weight=1.3),
        Column(_("Meta: fuente y lugar"), weight=3),
        Column(_("Obtenido: fuente y lugar"), weight=3),
        Column(_("Nota"), weight=2),
    )
    rows = []
    for indicator in view.indicators:
        code = indicator["code"]
        targets = [row for row in view.rows("targets") if (row["indicator"], row["year"]) == (code, view.year)]
        measured = [
            row for row in view.rows("measurements") if (row["indicator"], row["period"]) == (code, str(view.year))
        ]
        notes = dict.fromkeys(row["note"] for row in (*targets, *measured) if row["note"])
        texts = (code, _places(targets), _places(measured), " ".join(notes))
        rows.append(Row(tuple(Cell(text) for text in texts)))
    return Table(_("Fuente de metas y valores obtenidos, {year}").format(year=view.year), columns, tuple(rows))


def _places(rows: list[dict[str, Any]]) -> str:
    return "; ".join(dict.fromkeys(cited(row) for row in rows)) or MISSING


def _other_tables(view: View) -> tuple[Block, ...]:
    rows = []
    for table in TABLES:
        if not any(column.name == "source" for column in table.columns) or table.name in ("targets", "measurements"):
            continue
        counts: dict[str, int] = {}
        for row in view.rows(table.name):
            counts[row["source"] or MISSING] = counts.get(row["source"] or MISSING, 0) + 1
        rows += [Row((Cell(table.label), Cell(source), Cell(f"{count:,d}"))) for source, count in counts.items()]
    if not rows:
        return ()
    columns = (Column(_("Tabla del paquete"), weight=2), Column(_("Fuente"), weight=2), Column(_("Filas")))
    note = _("El lugar de cada fila dentro de su fuente está en el paquete de datos, columna «Lugar en la fuente».")
    return (
        Heading(2, _("Fuente de los demás datos"), "fuentes-tablas"),
        Table(_("Filas por fuente"), columns, tuple(rows), (note,)),
    )
