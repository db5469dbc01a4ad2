import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.reports.document import Align, Block, Cell, Column, Heading, KeyFigures, Paragraph, Row, Table
from faro.reports.layout import column_widths, segments
from faro.reports.metrics import fitting_size, longest_word, text_width, wrap


def heading(name: str, level: int = 1) -> Heading:
    return Heading(level, name, name)


def table(*, wide: bool) -> Table:
    return Table("T", (Column("A"),), (), wide=wide)


def turned(*blocks: Block) -> list[tuple[int, bool]]:
    return [(len(part.blocks), part.landscape) for part in segments(blocks)]


def test_without_wide_tables_nothing_turns() -> None:
    assert turned(heading("a"), Paragraph("x"), table(wide=False)) == [(3, False)]


def test_a_wide_table_takes_its_heading_and_texts_along() -> None:
    blocks = (
        heading("a"),
        Paragraph("x"),
        heading("b"),
        Paragraph("y"),
        table(wide=True),
        Paragraph("z"),
        heading("c"),
    )
    assert turned(*blocks) == [(2, False), (4, True), (1, False)]


def test_headings_that_follow_each_other_turn_together() -> None:
    assert turned(heading("a"), heading("b", 2), table(wide=True)) == [(3, True)]


def test_what_is_not_text_stays_upright() -> None:
    assert turned(heading("a"), table(wide=False), Paragraph("x"), table(wide=True)) == [(3, False), (1, True)]
    assert turned(heading("a"), table(wide=True), KeyFigures(())) == [(2, True), (1, False)]


def test_no_block_is_lost_or_moved() -> None:
    blocks = (heading("a"), table(wide=True), table(wide=False), Paragraph("x"), table(wide=True), heading("b"))
    assert tuple(block for part in segments(blocks) for block in part.blocks) == blocks


def of_columns(texts: list[list[str]], weights: list[float]) -> Table:
    columns = tuple(Column("", Align.LEFT, weight) for weight in weights)
    return Table("T", columns, tuple(Row(tuple(map(Cell, row))) for row in texts))


def test_widths_follow_the_weights_where_there_is_room() -> None:
    assert column_widths(of_columns([["a", "b"]], [1, 3]), 400, 10, 10).widths == pytest.approx((100, 300))


def test_a_long_word_gets_the_room_it_needs() -> None:
    code = "IND.01.AEI.01.01"
    widths = column_widths(of_columns([[code, "b"]], [1, 9]), 400, 10, 10).widths
    assert widths[0] >= text_width(code, 10) + 10
    assert sum(widths) == pytest.approx(400)


def test_an_amount_set_right_gets_room_for_one_line() -> None:
    amount = "S/ 143,405,654.45"
    made = Table("T", (Column("Monto", Align.RIGHT, 0.1), Column("B")), (Row((Cell(amount), Cell("b"))),))
    assert column_widths(made, 400, 10, 10).widths[0] >= text_width(amount, 10) + 10


def test_a_column_of_short_texts_gives_its_room_to_one_that_wraps() -> None:
    long = "palabra " * 30
    widths = column_widths(of_columns([["1", long]], [1, 1]), 400, 10, 10).widths
    assert widths[0] == pytest.approx(15.56)  # one digit of 5.56 and the padding
    assert sum(widths) == pytest.approx(400)


def test_a_table_too_full_for_its_longest_words_says_so() -> None:
    crowded = of_columns([["palabralarga"] * 12], [1.0] * 12)
    assert column_widths(crowded, 400, 10, 10).tight
    assert not column_widths(crowded, 2000, 10, 10).tight


@given(
    st.lists(st.text("abcdef ", max_size=60), min_size=1, max_size=15),
    st.floats(min_value=50, max_value=800),
)
def test_widths_are_positive_and_fill_the_page(texts: list[str], width: float) -> None:
    widths = column_widths(of_columns([texts], [1.0] * len(texts)), width, 9, 10).widths
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0


def test_widths_are_those_of_the_typeface() -> None:
    assert text_width("Hola", 1000) == 722 + 556 + 222 + 556  # Helvetica's published widths
    assert text_width("ñáü", 10) == text_width("nau", 10)
    assert longest_word("corto larguísimo", 10) == text_width("larguísimo", 10)


@given(st.text("abc XYZñ.-", max_size=200), st.floats(min_value=30, max_value=300))
def test_wrapped_lines_fit_and_keep_every_word(text: str, width: float) -> None:
    lines = wrap(text, 10, width, 1000)
    assert all(text_width(line, 10) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_figure_shrinks_only_as_far_as_it_must() -> None:
    assert fitting_size("51", 100, 19, 11) == 19
    assert fitting_size("1234567890", 100, 19, 11) == 16.0  # ten digits of 556 thousandths, 12 % wider in bold
    assert fitting_size("S/ 231,322,566,999.69", 100, 19, 11) == 11
    assert fitting_size("", 100, 19, 11) == 19


def test_where_amounts_do_not_fit_on_one_line_they_may_break() -> None:
    columns = tuple(Column("A", Align.RIGHT) for _ in range(6))
    made = Table("T", columns, (Row(tuple(Cell("S/ 1,000 de 2,000") for _ in columns)),))
    assert column_widths(made, 2000, 10, 10).whole
    crowded = column_widths(made, 300, 10, 10)
    assert (crowded.whole, crowded.tight) == (False, False)
