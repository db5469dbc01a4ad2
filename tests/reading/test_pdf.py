"""What only a PDF has: words parted at the end of a line, tables over pages, cells without a line between them."""

from collections.abc import Callable

import typst

from faro.reading.document import Document, Grid, Line
from faro.reading.extraction import Extraction

Read = Callable[[str, bytes], Document]
Find = Callable[[str, bytes], Extraction]

LONG = "Este párrafo es tan largo que ocupa varios renglones y su institucionalidad continúa sin interrupciones. " * 3


def pdf(source: str) -> bytes:
    made: bytes = typst.compile(source.encode())
    return made


def test_a_wrapped_paragraph_is_one_line_and_parted_words_are_whole(read: Read) -> None:
    source = f'#set text(lang: "es", hyphenate: true)\n#set par(justify: true)\n#set page(width: 7cm)\n{LONG}\n\nOtro.'
    blocks = read("a.pdf", pdf(source)).blocks
    lines = [block.text for block in blocks if isinstance(block, Line)]
    assert " ".join(lines[:-1]) == LONG.strip()
    assert lines[-1] == "Otro."


def test_a_table_over_pages_is_one(find: Find) -> None:
    rows = ", ".join(f"[AEI.01.{at:02d}], [Acción {at}], [{at}], [1,000.00]" for at in range(1, 71))
    header = "table.header([Código], [Descripción], [N° de AO], [Monto S/])"
    (table,) = find("a.pdf", pdf(f"#table(columns: 4, {header}, {rows})")).tables
    assert table.texts("code") == [f"AEI.01.{at:02d}" for at in range(1, 71)]
    assert {cell.spot.page for row in table.rows for cell in row} == {1, 2}


def test_cells_without_a_line_between_them_are_one(read: Read) -> None:
    (grid,) = read("a.pdf", pdf("#table(columns: 3, [a], table.cell(colspan: 2)[ancha], [x], [y], [z])")).blocks
    assert isinstance(grid, Grid)
    assert [row.cells for row in grid.rows] == [("a", "ancha", ""), ("x", "y", "z")]


def test_a_frame_around_the_page_is_no_table(read: Read) -> None:
    blocks = read("a.pdf", pdf("#rect(width: 100%)[Un recuadro con texto]")).blocks
    assert [type(block) for block in blocks] == [Line]


def test_tables_and_lines_stand_in_reading_order(read: Read) -> None:
    blocks = read("a.pdf", pdf("Antes\n#table(columns: 2, [a], [b], [1], [2])\nDespués")).blocks
    assert [type(block) for block in blocks] == [Line, Grid, Line]
    assert [b.spot.line if isinstance(b, Line) else b.rows[0].spot.line for b in blocks] == [1, 2, 4]
