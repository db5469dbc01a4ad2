"""Documents that are damaged, too large, protected or made to harm are refused by name, each with its mend."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
import typst
from tests.reading.reports import RIO_SECO
from tests.reading.writers import as_docx, as_html, as_pdf, as_text

from faro.kernel.errors import InputProblems
from faro.reading.document import Document, Grid, Line
from faro.reading.opening import read_document
from faro.reading.refusals import ReadingLimits

Read = Callable[[str, bytes], Document]
FEW_PAGES = ReadingLimits(pages=1)
TWO_MILLION = 2_000_000


def problem(read: Read, name: str, content: bytes) -> str:
    with pytest.raises(InputProblems) as caught:
        read(name, content)
    (found,) = caught.value.problems
    assert found.place.file == name
    assert found.message.endswith((".", ")"))
    assert found.mend
    return found.code


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def rezipped(content: bytes, change: Callable[[str, bytes], tuple[str, bytes]], *, extra: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
        if extra:
            new.writestr("word/vbaProject.bin", extra)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.pdf"])
def test_an_empty_file_is_said_to_be_empty(read: Read, name: str) -> None:
    assert problem(read, name, b"") == "empty_document"
    assert problem(read, name, b" \n ") == "empty_document"


@pytest.mark.parametrize("name", ["a.doc", "a.xlsx", "a", "a.exe"])
def test_another_kind_of_file_is_not_opened(read: Read, name: str) -> None:
    assert problem(read, name, b"anything") == "unknown_document"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputProblems) as caught:
        read_document(tmp_path / "informe.pdf")
    assert caught.value.problems[0].code == "unreadable_file"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.pdf"])
def test_a_file_over_the_limit_is_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x" * 11)
    with pytest.raises(InputProblems) as caught:
        read_document(path, ReadingLimits(file_bytes=10, text_bytes=10))
    assert caught.value.problems[0].code == "file_too_large"


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_a_damaged_file_is_said_to_be_damaged(read: Read, name: str) -> None:
    whole = as_docx(RIO_SECO) if name == "a.docx" else as_pdf(RIO_SECO)
    assert problem(read, name, b"no document at all") == "broken_document"
    assert problem(read, name, whole[: len(whole) // 3]) == "broken_document"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_named_with_its_line(read: Read, name: str, encoding: str) -> None:
    with pytest.raises(InputProblems) as caught:
        read(name, "<p>uno</p>\n<p>año</p>\n".encode(encoding))
    (found,) = caught.value.problems
    assert found.code == "not_utf8"
    assert "línea 2" in found.message or encoding == "utf-16"
    assert "UTF-8" in found.mend


def test_utf8_is_read_whatever_the_page_declares(read: Read) -> None:
    page = "\ufeff<?xml version='1.0' encoding='iso-8859-1'?><meta charset='iso-8859-1'><p>Año</p>".encode()
    assert texts(read("a.html", page)) == ["Año"]


def test_lines_of_any_system_count_alike(read: Read) -> None:
    for ending in ("\n", "\r\n", "\r"):
        lines = read("a.txt", f"uno{ending}{ending}tres{ending}".encode()).blocks
        assert [(line.text, line.spot.line) for line in lines if isinstance(line, Line)] == [("uno", 1), ("tres", 3)]


def test_form_feeds_part_the_pages_of_a_text(read: Read) -> None:
    lines = read("a.txt", b"uno\n\fdos\n").blocks
    assert [(line.spot.page, line.spot.line) for line in lines if isinstance(line, Line)] == [(1, 1), (2, 2)]


def test_a_page_runs_no_script_and_shows_nothing_hidden(read: Read) -> None:
    page = (
        "<script>document.write('1')</script><style>p{}</style><template>2</template><noscript>3</noscript>"
        "<iframe src='http://example.org'>4</iframe><p hidden>5</p><!-- 6 --><p onclick='x()'>Sí<img src='//x/y'></p>"
    )
    assert texts(read("a.html", page.encode())) == ["Sí"]


def test_a_page_reads_no_other_file(read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secreto", "utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><p>&x;</p>'
    assert "secreto" not in " ".join(texts(read("a.html", page.encode())))


@pytest.mark.parametrize("opening", [b"<div>", b"<b>", b"<table><tr><td>"])
def test_a_page_nested_without_end_is_refused_and_never_shortened(read: Read, opening: bytes) -> None:
    assert problem(read, "a.html", opening * 50_000 + b"x") == "document_too_long"
    assert texts(read("b.html", b"<div>" * 1_000 + b"fondo" + b"</div>" * 1_000 + b"<p>fin</p>")) == ["fondo", "fin"]


@pytest.mark.parametrize("page", [b"<!--" * TWO_MILLION, b"<" * TWO_MILLION, b"&" * TWO_MILLION])
def test_a_malformed_page_costs_no_time(read: Read, page: bytes) -> None:
    try:
        read("a.html", page)
    except InputProblems as refused:
        assert refused.problems[0].code == "empty_document"  # noqa: PT017  either outcome is sound, quickly


def test_a_cell_that_claims_to_span_everything_spans_nothing(read: Read) -> None:
    page = b"<table><tr><td colspan=999999999>a<td rowspan=999999999>b</tr><tr><td>c</tr></table>"
    (grid,) = read("a.html", page).blocks
    assert isinstance(grid, Grid)
    assert [row.cells for row in grid.rows] == [("a", "b"), ("c", "")]


def test_a_row_of_thousands_of_cells_is_refused(read: Read) -> None:
    row = b"<table><tr>" + b"<td>1" * 5_000 + b"</tr></table>"
    assert problem(read, "a.html", row) == "document_too_long"
    assert problem(read, "a.txt", b"1\t" * 5_000 + b"1") == "document_too_long"


def test_a_scanned_pdf_is_told_by_its_silence(read: Read) -> None:
    assert problem(read, "a.pdf", typst.compile(b"#rect(width: 100%, height: 50%, fill: gray)")) == "scanned_document"


def test_a_silent_page_among_others_is_listed(read: Read) -> None:
    pdf = typst.compile("Hola\n#pagebreak()\n#rect(fill: gray)\n#pagebreak()\nAdiós".encode())
    assert read("a.pdf", pdf).silent_pages == (2,)


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(as_pdf(RIO_SECO))
    with pytest.raises(InputProblems) as caught:
        read_document(path, FEW_PAGES)
    assert caught.value.problems[0].code == "document_too_long"


def test_a_protected_word_document_is_told(read: Read) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert problem(read, "a.docx", ole) == "encrypted_document"


def test_an_old_word_document_under_a_new_name_is_refused(read: Read) -> None:
    assert problem(read, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "broken_document"


def test_macros_are_refused_by_part_and_by_type(read: Read) -> None:
    clean = as_docx(RIO_SECO)

    def declared(name: str, content: bytes) -> tuple[str, bytes]:
        plain, macro = b"document.main+xml", b"document.macroEnabled.main+xml"
        return name, content.replace(plain, macro) if name == "[Content_Types].xml" else content

    assert problem(read, "a.docx", rezipped(clean, lambda n, c: (n, c), extra=b"program")) == "macros"
    assert problem(read, "a.docm", rezipped(clean, declared)) == "macros"


def test_a_word_document_that_unpacks_to_more_than_any_report_is_refused(read: Read) -> None:
    bomb = rezipped(as_docx(RIO_SECO), lambda n, c: (n, c + b" " * 30_000_000 if n == "word/document.xml" else c))
    assert len(bomb) < 1_000_000
    assert problem(read, "a.docx", bomb) == "zip_bomb"


def test_entities_in_a_word_document_are_refused(read: Read) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
    hostile = rezipped(as_docx(RIO_SECO), lambda n, c: (n, laughs if n == "word/document.xml" else c))
    assert problem(read, "a.docx", hostile) == "broken_document"


def test_a_word_document_nested_without_end_is_refused(read: Read) -> None:
    def nested(name: str, content: bytes) -> tuple[str, bytes]:
        deep = b"<w:sdt><w:sdtContent>" * 5_000 + b"</w:sdtContent></w:sdt>" * 5_000
        return name, content.replace(b"<w:body>", b"<w:body>" + deep) if name == "word/document.xml" else content

    assert problem(read, "a.docx", rezipped(as_docx(RIO_SECO), nested)) in {"document_too_long", "broken_document"}


def test_tracked_insertions_and_content_controls_are_read_and_deletions_are_not(read: Read) -> None:
    parts = (
        b"<w:p><w:ins><w:r><w:t>insertado </w:t></w:r></w:ins><w:del><w:r><w:delText>borrado</w:delText></w:r></w:del>"
        b"<w:r><w:t>fijo</w:t></w:r></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>control</w:t></w:r></w:p>"
        b"</w:sdtContent></w:sdt>"
    )

    def changed(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b"<w:body>", b"<w:body>" + parts) if name == "word/document.xml" else content

    assert texts(read("a.docx", rezipped(as_docx(("Final",)), changed))) == ["insertado fijo", "control", "Final"]


def test_merged_cells_of_a_word_table_stand_once(read: Read) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "ancha"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "alta"
    for at, text in enumerate(("x", "y", "z")):
        table.cell(2, at).text = text
    out = io.BytesIO()
    document.save(out)
    (grid,) = read("a.docx", out.getvalue()).blocks
    assert isinstance(grid, Grid)
    assert [row.cells for row in grid.rows if row.filled()] == [("alta", "ancha", ""), ("x", "y", "z")]


def test_the_readers_agree_on_the_free_lines(read: Read) -> None:
    written = [texts(read("a.html", as_html(RIO_SECO))), texts(read("a.docx", as_docx(RIO_SECO)))]
    assert written[0] == written[1] == texts(read("a.txt", as_text(RIO_SECO)))


def test_a_pdf_with_a_password_is_told(read: Read, tmp_path: Path) -> None:
    path = Path(__file__).with_name("protected.pdf")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(path)
    assert problem(read, "a.pdf", path.read_bytes()) == "encrypted_document"
