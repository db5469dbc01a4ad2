from tests.reports.small_package import package_of, runs_of

from faro.reports.contents import evaluation_document
from faro.reports.document import Heading, KeyFigures, Notice, Paragraph
from faro.reports.layout import opening


def test_the_cover_says_how_the_year_went() -> None:
    package = package_of()
    blocks = evaluation_document(package, runs_of(package)).blocks
    first, rest = opening(blocks)
    assert [type(block) for block in first] == [KeyFigures, Paragraph]
    assert isinstance(rest[0], Heading)
    assert (*first, *rest) == blocks


def test_a_document_that_opens_with_anything_else_keeps_its_cover_free() -> None:
    for blocks in ((Notice("Aviso"), Heading(1, "Uno", "uno")), (Paragraph("Sin títulos"),), ()):
        assert opening(blocks) == ((), blocks)
