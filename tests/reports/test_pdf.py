import hashlib
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from tests.reports.sample import HOSTILE, LONG, long_table, sample_document

from faro.reports.document import Cell, Column, Document, Heading, Notice, Paragraph, Row, Table
from faro.reports.pdf import pdf_bytes, write_pdf
from faro.reports.pdf.raster import png_of


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf_bytes(sample_document())


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]


def document_of(*blocks: Heading | Paragraph | Table | Notice) -> Document:
    return replace(sample_document(), blocks=(Heading(1, "Uno", "uno"), *blocks))


def flat(pages: list[str]) -> str:
    return " ".join(" ".join(pages).replace("\x02\r\n", "").replace("\ufffe\r\n", "").split())


def test_claims_pdf_ua_and_is_tagged(content: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(content))


def test_states_title_language_and_the_documents_own_date(content: bytes) -> None:
    metadata = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert metadata["Title"] == sample_document().title
    assert metadata["Author"] == sample_document().organisation
    assert metadata["CreationDate"].startswith("D:20221231")
    assert b"/Lang (es-PE)" in content or b"/Lang(es-PE)" in content


def test_states_no_date_when_the_document_has_none() -> None:
    metadata = pypdfium2.PdfDocument(pdf_bytes(sample_document(dated=False))).get_metadata_dict()
    assert metadata["CreationDate"] == metadata["ModDate"] == ""


def test_same_document_gives_the_same_bytes(content: bytes, tmp_path: Path) -> None:
    write_pdf(sample_document(), tmp_path / "informe.pdf")
    written = (tmp_path / "informe.pdf").read_bytes()
    assert hashlib.sha256(written).digest() == hashlib.sha256(content).digest()


def test_hostile_text_is_printed_as_it_is(pages: list[str]) -> None:
    assert HOSTILE in flat(pages)


def test_nothing_long_is_lost(pages: list[str]) -> None:
    assert LONG in flat(pages)
    assert "Actividad sintética 400" in flat(pages)
    assert f"S/ {400 * 1234567.89:,.2f}" in flat(pages)


def test_a_character_without_a_glyph_is_shown_as_unknown_and_stops_nothing(pages: list[str]) -> None:
    assert "«ñandú» — \N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER} • fin" in flat(pages)


def test_every_page_has_its_number_and_the_mark_of_synthetic_data(pages: list[str]) -> None:
    assert len(pages) > 10
    for number, text in enumerate(pages, 1):
        assert f"Página {number} de {len(pages)}" in text
        assert "DATOS SINTÉTICOS" in text


def test_a_real_report_carries_no_mark() -> None:
    text = flat([page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf_bytes(real()))])
    assert "SINTÉTICOS" not in text


def real() -> Document:
    return replace(sample_document(synthetic=False), blocks=(Heading(1, "Uno", "uno"), Paragraph("Dos")))


def test_contents_list_the_page_on_which_each_chapter_stands(pages: list[str]) -> None:
    chapter = next(n for n, text in enumerate(pages, 1) if n > 2 and "3. Anexos" in text)
    line = next(line for line in pages[1].splitlines() if line.startswith("3. Anexos"))
    assert line.rstrip().endswith(str(chapter))


def test_outline_holds_every_heading(content: bytes) -> None:
    titles = [entry.get_title() for entry in pypdfium2.PdfDocument(content).get_toc()]
    headings = [block.text for block in sample_document().blocks if isinstance(block, Heading)]
    assert titles == headings


def test_wide_tables_turn_the_page_and_take_their_heading_along(content: bytes, pages: list[str]) -> None:
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(content)]
    turned = [width > height for width, height in sizes]
    heading = next(n for n, text in enumerate(pages) if n > 1 and "2.2 Programación mensual" in text)
    assert turned[heading]
    assert turned.count(True) < len(turned) / 2


def test_the_heading_row_is_repeated_on_every_page_of_a_table() -> None:
    texts = [
        page.get_textpage().get_text_bounded()
        for page in pypdfium2.PdfDocument(pdf_bytes(document_of(long_table(120))))
    ]
    assert len(texts) > 4
    assert all("Actividad operativa" in text for text in texts[2:])


def test_a_very_long_word_stays_on_the_page() -> None:
    word = "https://ejemplo.invalid/" + "a" * 200
    table = Table("Direcciones", (Column("A"), Column("B"), Column("C")), (row(word, "corto", "corto"),))
    page = pypdfium2.PdfDocument(pdf_bytes(document_of(table)))[2]
    text = page.get_textpage()
    rights = [text.get_rect(n)[2] for n in range(text.count_rects())]
    assert max(rights) <= page.get_width() - 60


def row(*texts: str) -> Row:
    return Row(tuple(Cell(text) for text in texts))


def test_needs_no_typeface_of_the_machine(content: bytes) -> None:
    for page in pypdfium2.PdfDocument(content):
        for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            assert part.get_font().get_base_name().split("+")[-1].startswith(("Libertinus", "NewCM", "DejaVu"))


def test_drawings_become_png_pictures_one_by_one() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="72" height="36"><rect width="72" height="36"/></svg>'
    pictures = png_of([svg, svg], pixels_per_inch=100)  # an SVG unit is 1/96 of an inch
    assert len(pictures) == 2
    assert pictures[0] == pictures[1]
    assert pictures[0].startswith(b"\x89PNG")
    assert int.from_bytes(pictures[0][16:20]) == 75
    assert int.from_bytes(pictures[0][20:24]) in (37, 38)
    assert png_of([]) == []
