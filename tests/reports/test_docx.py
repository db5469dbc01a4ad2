import re
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pypdfium2
import pytest
from defusedxml.ElementTree import fromstring
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from tests.reports.sample import HOSTILE, LONG, sample_document

from faro.reports.document import BarChart, Heading, Table
from faro.reports.docx import write_docx
from faro.reports.printable import printable


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("docx") / "informe.docx"
    write_docx(sample_document(), made)
    return made


@pytest.fixture(scope="module")
def word(path: Path) -> WordDocument:
    return docx.Document(str(path))


def blocks_of(kind: type) -> list[object]:
    return [block for block in sample_document().blocks if isinstance(block, kind)]


def all_of(word: WordDocument, tag: str) -> list[BaseOxmlElement]:
    return list(word.element.body.iter(qn(tag)))


def report_tables(word: WordDocument) -> list[BaseOxmlElement]:
    styled = f"{qn('w:tblPr')}/{qn('w:tblStyle')}"
    return [table for table in all_of(word, "w:tbl") if table.find(styled).get(qn("w:val")) == "FaroTabla"]


def text_of(part: BaseOxmlElement) -> str:
    return "".join(text.text or "" for text in part.iter(qn("w:t")))


def xml_of(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def test_every_part_is_well_formed(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                fromstring(archive.read(name))


def test_headings_are_real_headings_in_order(word: WordDocument) -> None:
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert found == [(f"Heading {it.level}", it.text) for it in blocks_of(Heading) if isinstance(it, Heading)]


def test_title_captions_and_lists_have_their_styles(word: WordDocument) -> None:
    styled = [(p.style.name, p.text) for p in word.paragraphs if p.style]
    assert ("Title", sample_document().title) in styled
    captions = {text for name, text in styled if name == "Caption"}
    assert {it.caption for it in blocks_of(Table) if isinstance(it, Table)} <= captions
    assert ("List Bullet", HOSTILE) in styled


def test_every_style_named_in_the_text_is_defined(path: Path) -> None:
    named: set[str] = set()
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        named |= set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', xml_of(path, name)))
    defined = set(re.findall(r'w:styleId="([^"]+)"', xml_of(path, "word/styles.xml")))
    assert named - defined == set()


def test_tables_repeat_their_heading_row_and_keep_every_row(word: WordDocument) -> None:
    expected = [it for it in blocks_of(Table) if isinstance(it, Table)]
    assert len(report_tables(word)) == len(expected)
    for table, source in zip(report_tables(word), expected, strict=True):
        rows = list(table.iter(qn("w:tr")))
        repeated = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert repeated == [True, *[False] * max(len(source.rows), 1)]
        assert [text_of(cell) for cell in rows[0].iter(qn("w:tc"))] == [column.label for column in source.columns]


def test_columns_fill_the_text_width_of_their_page(word: WordDocument) -> None:
    sources = [it for it in blocks_of(Table) if isinstance(it, Table)]
    for table, source in zip(report_tables(word), sources, strict=True):
        twentieths = sum(int(column.get(qn("w:w"), "0")) for column in table.iter(qn("w:gridCol")))
        assert twentieths / 1440 * 2.54 == pytest.approx(25.7 if source.wide else 16.4, abs=0.05)


def test_lights_are_shaded_cells_that_say_their_word(word: WordDocument) -> None:
    rows = list(report_tables(word)[0].iter(qn("w:tr")))
    cells = [list(row.iter(qn("w:tc")))[-1] for row in rows[2:6]]
    shades = {text_of(cell): shade.get(qn("w:fill")) for cell in cells for shade in cell.iter(qn("w:shd"))}
    assert shades == {"Verde": "d8efdd", "Amarillo": "fdecc4", "Rojo": "f9d9d5", "ND": "e5e9ed"}


def test_pictures_say_in_words_what_they_show(word: WordDocument) -> None:
    described = [(it.get("title"), it.get("descr")) for it in word.element.body.iter(qn("wp:docPr"))]
    assert described == [(it.caption, printable(it.alt)) for it in blocks_of(BarChart) if isinstance(it, BarChart)]


def test_wide_tables_lie_on_turned_pages(word: WordDocument) -> None:
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in word.sections]
    assert turned == [False, False, True, False]
    assert all(
        (section.page_width.cm > section.page_height.cm) == turn
        for section, turn in zip(word.sections, turned, strict=True)
        if section.page_width and section.page_height
    )


def test_header_and_footer_run_through_all_sections(word: WordDocument) -> None:
    first, *others = word.sections
    assert [p.text for p in first.header.paragraphs] == [sample_document().organisation, "DATOS SINTÉTICOS"]
    assert first.footer.paragraphs[0].text == f"Página 1 de 1  ·  {sample_document().footer}"
    assert all(section.header.is_linked_to_previous and section.footer.is_linked_to_previous for section in others)


def test_page_numbers_are_fields(path: Path) -> None:
    codes = re.findall(r"<w:instrText[^>]*> (\w+) ", xml_of(path, "word/footer1.xml"))
    assert codes == ["PAGE", "NUMPAGES"]


def test_contents_can_be_updated_and_are_already_there(path: Path) -> None:
    body = xml_of(path, "word/document.xml")
    assert re.findall(r"<w:instrText[^>]*> (TOC [^<]*) <", body) == [r'TOC \o "1-2" \h \z \u']
    targets = re.findall(r'<w:hyperlink w:anchor="(\w+)"', body)
    marks = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', body)
    listed = [it for it in blocks_of(Heading) if isinstance(it, Heading) and it.level <= 2]
    assert len(targets) == len(listed)
    assert set(targets) <= set(marks)
    assert len(set(marks)) == len(marks) == len(blocks_of(Heading))
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == 1
    assert '<w:updateFields w:val="true"/>' in xml_of(path, "word/settings.xml")


def test_a_space_to_fill_is_a_boxed_placeholder(word: WordDocument, path: Path) -> None:
    controls = [it for it in all_of(word, "w:sdt") if next(it.iter(qn("w:showingPlcHdr")), None) is not None]
    assert len(controls) == 1
    assert text_of(controls[0]).startswith("Por completar. Explique por qué")
    style = re.search(r'w:styleId="Espacioporcompletar".*?</w:style>', xml_of(path, "word/styles.xml"), re.DOTALL)
    assert style is not None
    assert style.group().count('w:val="dashed"') == 4


def test_hostile_and_long_texts_are_whole(word: WordDocument) -> None:
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert HOSTILE in texts
    assert LONG in texts


def test_language_is_spanish_of_peru(path: Path) -> None:
    assert re.findall(r'<w:lang w:val="([^"]+)"', xml_of(path, "word/styles.xml")) == ["es-PE"]


def test_properties_are_the_documents_and_not_the_clocks(word: WordDocument) -> None:
    properties = word.core_properties
    assert properties.title == sample_document().title
    assert properties.author == properties.last_modified_by == sample_document().organisation
    assert properties.language == "es-PE"
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2022, 12, 31)  # noqa: DTZ001
    assert "python-docx" not in properties.comments


def test_a_report_without_a_date_states_none(tmp_path: Path) -> None:
    write_docx(sample_document(dated=False, synthetic=False), tmp_path / "informe.docx")
    core = xml_of(tmp_path / "informe.docx", "docProps/core.xml")
    assert "dcterms:created" not in core
    assert "dcterms:modified" not in core
    assert "SINTÉTICOS" not in xml_of(tmp_path / "informe.docx", "word/header1.xml")


def test_same_document_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_docx(sample_document(), tmp_path / "otra_vez.docx")
    assert (tmp_path / "otra_vez.docx").read_bytes() == path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.office
def test_libreoffice_opens_it_and_lays_it_out(path: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'perfil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    pages = pypdfium2.PdfDocument(tmp_path / "informe.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert len(texts) < 30
    assert all("DATOS SINTÉTICOS" in text and f"de {len(texts)}" in text for text in texts)
    assert any(page.get_width() > page.get_height() for page in pages)
    assert [text for text in texts[2:] if len(text.split()) < 15] == []
