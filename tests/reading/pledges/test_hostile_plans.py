"""Documents that are no plan, or no document: nothing is made up and nothing is lost."""

import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pledges.conftest import ReadPlan
from tests.reading.pledges.expected import all_words

from faro.kernel.errors import InputProblems
from faro.reading.document import Document, Grid, GridRow, Line, Spot
from faro.reading.pledges.reading import read_pledges

MENU = "Menú de la semana\n\nLunes: sopa y 2 panes\n\nMartes: arroz con 1 huevo\n"


def refused(read_plan: ReadPlan, name: str, content: bytes) -> str:
    with pytest.raises(InputProblems) as caught:
        read_plan(name, content)
    return caught.value.problems[0].code


@pytest.mark.parametrize("name", ["plan.txt", "plan.html", "plan.docx", "plan.pdf"])
def test_an_empty_file_is_refused(read_plan: ReadPlan, name: str) -> None:
    assert refused(read_plan, name, b" \n") == "empty_document"


def test_another_encoding_is_refused_with_its_line(read_plan: ReadPlan) -> None:
    assert refused(read_plan, "plan.txt", "Dimensión social\n".encode("cp1252")) == "not_utf8"


def test_a_scanned_pdf_is_refused(read_plan: ReadPlan) -> None:
    assert refused(read_plan, "plan.pdf", picture_pdf()) == "scanned_document"


def test_a_document_that_is_no_plan_has_no_pledge_and_all_of_its_text_is_listed(read_plan: ReadPlan) -> None:
    reading = read_plan("menu.txt", MENU.encode())
    assert reading.pledges == ()
    assert all_words(reading).split() == MENU.split()


def test_five_megabytes_of_text_are_read_in_time(read_plan: ReadPlan) -> None:
    row = "Falta agua\tTraer agua\t5 pozos\n"
    prose = "La provincia tiene 12 barrios y una historia larga que contar a quien llegue.\n" * 40
    chapter = f"Dimensión social\n\nProblema\tObjetivo\tMeta\n{row * 5}\n{prose}\n- Una frase larga y sin meta.\n"
    content = (chapter * (5_000_000 // len(chapter) + 1)).encode()
    started = time.monotonic()

    reading = read_plan("plan.txt", content)

    assert len(reading.pledges) >= content.count(b"5 pozos")
    assert time.monotonic() - started < 60


@pytest.mark.parametrize("sign", ["a", " ", "(", "1", "•", "-", "de ", "%", "1,000 ", "un "])
def test_one_endless_line_is_read_in_time(read_plan: ReadPlan, sign: str) -> None:
    line = sign * (200_000 // len(sign))
    started = time.monotonic()

    read_plan("plan.txt", f"Dimensión social\nProblema\tObjetivo\tMeta\nx\ty\tz {line}\n\n- {line}\n".encode())

    assert time.monotonic() - started < 20


cells = st.text(alphabet=st.sampled_from("klm PQ.•-1%\n(,"), max_size=20)
blocks = st.one_of(
    st.builds(Line, cells, st.just(Spot(None, 1))),
    st.builds(lambda row: Grid((GridRow(tuple(row), Spot(None, 1)),)), st.lists(cells, min_size=3, max_size=3)),
)


@settings(max_examples=200)
@given(st.lists(blocks, max_size=12), st.sampled_from(["plan.txt", "plan.docx"]))
def test_no_word_of_the_plan_is_lost_whatever_stands_below_its_heading(found: list[Line | Grid], name: str) -> None:
    opening = (
        Line("Dimensión social", Spot(None, 1)),
        Grid((GridRow(("Problema", "Objetivo", "Meta"), Spot(None, 1)),)),
    )

    words = all_words(read_pledges(Document(name, (*opening, *found)))).replace(" ", "")

    for block in found:
        texts = [block.text] if isinstance(block, Line) else list(block.rows[0].cells)
        for letter in "klmPQ":
            assert letter not in "".join(texts) or letter in words


def picture_pdf() -> bytes:
    """A PDF of one page that draws a line and has no text."""
    drawing = zlib.compress(b"0 0 m 100 100 l S")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    )
