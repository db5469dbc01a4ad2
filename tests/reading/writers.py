"""The same report as a text file, a page, a Word document and a PDF. None of this is Faro's own code."""

import html
import io
import json
from collections.abc import Iterable

import docx
import typst
from tests.reading.reports import Cell, Heading, Piece, Table


def as_text(pieces: Iterable[Piece], mark: str = "\t") -> bytes:
    parts = []
    for piece in pieces:
        if isinstance(piece, Table):
            parts.append("\n".join(_text_row(row, mark) for row in piece.rows))
        else:
            parts.append(piece.text if isinstance(piece, Heading) else piece)
    return ("\n\n".join(parts) + "\n").encode()


def as_html(pieces: Iterable[Piece]) -> bytes:
    parts = ["<!DOCTYPE html><html lang='es'><head><meta charset='utf-8'><title>Informe</title></head><body>"]
    for piece in pieces:
        if isinstance(piece, Table):
            rows = ("".join(_html_cell(*_spanned(cell)) for cell in row) for row in piece.rows)
            parts.append("<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif isinstance(piece, Heading):
            parts.append(f"<h{piece.level}>{html.escape(piece.text)}</h{piece.level}>")
        else:
            parts.append(f"<p>{html.escape(piece)}</p>")
    return "\n".join([*parts, "</body></html>"]).encode()


def as_docx(pieces: Iterable[Piece]) -> bytes:
    document = docx.Document()
    for piece in pieces:
        if isinstance(piece, Heading):
            document.add_heading(piece.text, piece.level)
        elif isinstance(piece, str):
            document.add_paragraph(piece)
        else:
            _add_table(document, piece)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(pieces: Iterable[Piece]) -> bytes:
    parts = ['#set page(paper: "a4", numbering: "1")\n#set text(size: 10pt)\n#set par(justify: true)']
    for piece in pieces:
        if isinstance(piece, Heading):
            parts.append(f"#heading(level: {piece.level}, {_quoted(piece.text)})")
        elif isinstance(piece, str):
            parts.append(f"#par({_quoted(piece)})")
        else:
            parts.append(_typst_table(piece))
    made: bytes = typst.compile("\n\n".join(parts).encode())
    return made


def _spanned(cell: Cell) -> tuple[str, int]:
    return (cell, 1) if isinstance(cell, str) else cell


def _text_row(row: tuple[Cell, ...], mark: str) -> str:
    cells = [text for cell in row for text in (_spanned(cell)[0], *[""] * (_spanned(cell)[1] - 1))]
    return mark.join(cells) if mark == "\t" else f"| {' | '.join(cells)} |"


def _html_cell(text: str, columns: int) -> str:
    span = f" colspan='{columns}'" if columns > 1 else ""
    return f"<td{span}>{html.escape(text)}</td>"


def _width(table: Table) -> int:
    return max(sum(_spanned(cell)[1] for cell in row) for row in table.rows)


def _add_table(document: docx.document.Document, table: Table) -> None:
    grid = document.add_table(rows=len(table.rows), cols=_width(table))
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            text, columns = _spanned(cell)
            first = grid.cell(at, column)
            place = first.merge(grid.cell(at, column + columns - 1)) if columns > 1 else first
            place.text = text
            column += columns


def _typst_table(table: Table) -> str:
    cells = ", ".join(
        f"table.cell(colspan: {columns}, {_quoted(text)})" for row in table.rows for text, columns in map(_spanned, row)
    )
    return f"#table(columns: {_width(table)}, {cells})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
