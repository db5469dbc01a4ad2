"""The example of docs/registers/register-file.md is a register, with the workbook to begin with as its form."""

import re
from pathlib import Path

from faro.registers.domain.definition_form import check_against_form
from faro.registers.domain.definition_reading import read_definition
from faro.registers.domain.forms.read import read_form
from faro.registers.domain.measures import check_expression, words_of
from faro.registers.domain.starting import NAME, starting_workbook

PAGE = Path(__file__).parents[3] / "docs" / "registers" / "register-file.md"


def test_its_example_is_taken_with_that_form() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example is not None
    form = read_form(starting_workbook(), NAME)
    definition = read_definition(example[1].encode())

    check_against_form(definition, form)

    words = words_of(definition, form)
    assert [check_expression(each.expression, words, lambda _code: None) for each in definition.measures] == [()]
