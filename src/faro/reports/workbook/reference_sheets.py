"""The sheets that people look things up in: commitments, texts and sources."""

from faro.kernel.text import _
from faro.package.tables.account import COMMITMENT_STATES, SECTIONS
from faro.reports.workbook.book import FIRST_ROW, Book, SheetColumn

COMMITMENTS, TEXTS, SOURCES = _("Compromisos"), _("Textos"), _("Fuentes")


def write_reference_sheets(book: Book) -> None:
    """All of them."""
    _commitments(book)
    _texts(book)
    _sources(book)


def _commitments(book: Book) -> None:
    units = {row["code"]: row["name"] for row in book.view.rows("units")}
    columns = (
        SheetColumn("id", _("N°"), 10),
        SheetColumn("action", _("Compromiso"), 60),
        SheetColumn("origin", _("Origen"), 34),
        SheetColumn("element", _("Objetivo o acción"), 14),
        SheetColumn("responsible", _("Responsable"), 34),
        SheetColumn("due_date", _("Fecha límite"), 13),
        SheetColumn("state", _("Estado"), 14),
        SheetColumn("source", _("Fuente"), 18),
        SheetColumn("place", _("Lugar en la fuente"), 34),
    )
    sheet = book.sheet(COMMITMENTS, _("Matriz de compromisos de mejora"), columns)
    rows = book.view.rows("commitments")
    for place, row in enumerate(rows):
        sheet.write(
            FIRST_ROW + place,
            {
                "id": row["id"],
                "action": row["action"],
                "origin": row["origin"],
                "element": row["element"] or _("Todo el plan"),
                "responsible": row["responsible"] or units.get(row["unit"]),
                "due_date": row["due_date"],
                "state": COMMITMENT_STATES.get(row["state"]),
                "source": row["source"],
                "place": row["place"],
            },
        )
    sheet.filtered(FIRST_ROW + len(rows) - 1)


def _texts(book: Book) -> None:
    columns = (
        SheetColumn("section", _("Sección"), 22),
        SheetColumn("element", _("Objetivo o acción"), 14),
        SheetColumn("text", _("Texto"), 90),
        SheetColumn("author", _("Autor"), 36),
        SheetColumn("date", _("Fecha"), 12),
        SheetColumn("source", _("Fuente"), 18),
        SheetColumn("place", _("Lugar en la fuente"), 34),
    )
    sheet = book.sheet(TEXTS, _("Lo que escribieron personas"), columns)
    rows = book.view.rows("texts")
    for place, row in enumerate(rows):
        held = {key: row[key] for key in ("text", "author", "date", "source", "place")}
        section = {"section": SECTIONS[row["section"]], "element": row["element"] or _("Todo el plan")}
        sheet.write(FIRST_ROW + place, {**section, **held})
    sheet.filtered(FIRST_ROW + len(rows) - 1)


def _sources(book: Book) -> None:
    columns = (
        SheetColumn("id", _("Código"), 20),
        SheetColumn("title", _("Título"), 70),
        SheetColumn("publisher", _("Entidad"), 34),
        SheetColumn("instrument", _("Norma o número"), 22),
        SheetColumn("date", _("Fecha"), 12),
        SheetColumn("note", _("Nota"), 60),
    )
    sheet = book.sheet(SOURCES, _("Fuentes de los datos"), columns)
    rows = book.view.rows("sources")
    for place, row in enumerate(rows):
        held = {key: row[key] for key in ("id", "title", "publisher", "instrument", "date")}
        sheet.write(FIRST_ROW + place, {**held, "note": row["note"] or ""})
    after = FIRST_ROW + len(rows) + 1
    sheet.text(after, 0, _("La fuente y el lugar de cada meta y cada valor obtenido están en la hoja Indicadores."))
    sheet.filtered(FIRST_ROW + len(rows) - 1)
