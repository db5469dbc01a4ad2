import subprocess
import sys
from dataclasses import replace

import pytest
from tests.reports.sample import sample_document

from faro.reports.document import Bar, BarChart, Block, Cell, Column, Heading, Light, Row, Table


@pytest.mark.parametrize(("level", "text", "anchor"), [(0, "a", "a"), (4, "a", "a"), (1, " ", "a"), (1, "a", "a b")])
def test_a_heading_needs_level_text_and_anchor(level: int, text: str, anchor: str) -> None:
    with pytest.raises(ValueError, match="heading"):
        Heading(level, text, anchor)


def test_a_row_has_as_many_cells_as_the_table_has_columns() -> None:
    with pytest.raises(ValueError, match="row 0"):
        Table("T", (Column("A"), Column("B")), (Row((Cell("1"),)),))


def test_a_chart_says_in_words_what_it_shows() -> None:
    with pytest.raises(ValueError, match="in words"):
        BarChart("F", " ", (Bar("A", 1.0, "1", Light.ND),))


@pytest.mark.parametrize(
    ("blocks", "match"),
    [
        ((Heading(2, "a", "a"),), "level 2 after level 0"),
        ((Heading(1, "a", "a"), Heading(3, "b", "b")), "level 3 after level 1"),
        ((Heading(1, "a", "a"), Heading(1, "b", "a")), "anchors used more than once: a"),
    ],
)
def test_headings_lead_step_by_step_to_places_of_their_own(blocks: tuple[Block, ...], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        replace(sample_document(), blocks=blocks)


def test_a_document_needs_a_title() -> None:
    with pytest.raises(ValueError, match="title"):
        replace(sample_document(), title=" ")


def test_the_model_and_its_rules_load_no_renderer() -> None:
    code = "import sys, faro.reports.charts, faro.reports.layout; print({'docx', 'jinja2', 'typst'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
