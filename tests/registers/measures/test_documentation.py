"""Every expression that the page for offices shows can be written as it stands there."""

import re
from pathlib import Path

import pytest

from faro.registers.domain.measures import parse_condition, parse_measure
from faro.registers.domain.measures.printing import printed, printed_condition

PAGE = (Path(__file__).parents[3] / "docs" / "registers" / "measures.md").read_text("utf-8")
BLOCKS = [line for block in re.findall(r"```medida\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
IN_TABLE = re.findall(r"^\| `[^|]+` \| [^|]+ \| `([^`|]+)` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("text", [*BLOCKS, *IN_TABLE])
def test_an_expression_of_the_page_is_one(text: str) -> None:
    assert parse_measure(printed(parse_measure(text))) == parse_measure(text)


def test_the_page_has_an_example_of_every_kind() -> None:
    assert len(IN_TABLE) == 13
    assert len(BLOCKS) > 15


def test_a_condition_of_the_page_is_one() -> None:
    assert printed_condition(parse_condition("[estado] = 'bueno'")) == "[estado] = 'bueno'"
