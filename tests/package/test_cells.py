from datetime import date

import pytest

from faro.package.cells import CellFault, Value, reader_for
from faro.package.declaration import Column, Kind
from faro.package.form import Form

SENSES = {"ascending": "Ascendente", "descending": "Descendente"}


def read(kind: Kind, text: str, form: Form = Form.FOLDER, **limits: int) -> Value:
    column = Column("c", "C", kind, choices=SENSES if kind is Kind.CHOICE else {}, **limits)  # type: ignore[arg-type]
    return reader_for(column, form)(text)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.QUANTITY, "17", 17_000_000),
        (Kind.QUANTITY, "-0.000001", -1),
        (Kind.QUANTITY, " 12.50 ", 12_500_000),
        (Kind.QUANTITY, "1.00000000000000000000000000000000000", 1_000_000),
        (Kind.QUANTITY, "999999999999.999999", 999_999_999_999_999_999),
        (Kind.MONEY, "97971952.95", 9_797_195_295),
        (Kind.MONEY, "9999999999999999.99", 999_999_999_999_999_999),
        (Kind.INTEGER, "-3", -3),
        (Kind.YEAR, "2022", 2022),
        (Kind.DATE, "2024-02-29", date(2024, 2, 29)),
        (Kind.PERIOD, "2022-S1", "2022-S1"),
        (Kind.PERIOD, "2022-03", "2022-03"),
        (Kind.BOOLEAN, "false", False),
        (Kind.CHOICE, "ascending", "ascending"),
        (Kind.CODE, " 010101 ", "010101"),
        (Kind.TEXT, " =1+1\n'x' ", " =1+1\n'x' "),
        (Kind.VERBATIM, " 1'234 % #N/A NaN", " 1'234 % #N/A NaN"),
    ],
)
def test_a_cell_is_read_by_its_kind(kind: Kind, text: str, value: Value) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "code", "mend"),
    [
        (Kind.QUANTITY, "1'234.5", "number_with_separators", "1234.5"),
        (Kind.QUANTITY, "1,234.50", "number_with_separators", "1234.50"),
        (Kind.QUANTITY, "1.234,50", "number_with_separators", "1234.50"),
        (Kind.QUANTITY, "1 234 567", "number_with_separators", "1234567"),
        (Kind.QUANTITY, "1,234,567", "number_with_separators", "1234567"),
        (Kind.QUANTITY, "12,5", "number_with_separators", "12.5"),
        (Kind.QUANTITY, "1,234", "number_with_separators", "1234 si la coma separa miles, o 1.234"),
        (Kind.QUANTITY, "NaN", "not_a_number", "vacía"),
        (Kind.QUANTITY, "inf", "not_a_number", "vacía"),
        (Kind.QUANTITY, "ND", "not_a_number", "vacía"),
        (Kind.QUANTITY, "٣", "not_a_number", "cifras"),
        (Kind.QUANTITY, "1e400", "number_with_exponent", "completo"),
        (Kind.QUANTITY, "9" * 5_000, "number_with_exponent", "completo"),
        (Kind.QUANTITY, "17 %", "percent_sign", "17"),
        (Kind.QUANTITY, "0.1234567", "too_many_decimals", "6"),
        (Kind.QUANTITY, "1.00000000000000000000000000000000001", "too_many_decimals", "6"),
        (Kind.QUANTITY, "1000000000000", "number_too_large", "sobran"),
        (Kind.MONEY, "1.005", "too_many_decimals", "2"),
        (Kind.MONEY, "S/ 12", "not_a_number", "1234.5"),
        (Kind.INTEGER, "3.0", "not_an_integer", "entero"),
        (Kind.INTEGER, "9" * 40, "number_too_large", "sobran"),
        (Kind.YEAR, "22", "not_a_year", "2022"),
        (Kind.YEAR, "20222", "not_a_year", "2022"),
        (Kind.YEAR, "2101", "not_a_year", "2022"),
        (Kind.DATE, "31/12/2022", "not_a_date", "2022-12-31"),
        (Kind.DATE, "2022-02-30", "no_such_date", "día"),
        (Kind.DATE, "2022-12-31T00:00:00", "not_a_date", "2022-12-31"),
        (Kind.PERIOD, "2022-S3", "not_a_period", "2022-S1"),
        (Kind.PERIOD, "2022-13", "not_a_period", "2022-03"),
        (Kind.PERIOD, "２０２２", "not_a_period", "2022"),
        (Kind.BOOLEAN, "Sí", "not_a_boolean", "true o false"),
        (Kind.CHOICE, "ascendign", "unknown_choice", "¿Quiso decir «ascending»?"),
        (Kind.CHOICE, "Ascendente", "unknown_choice", "ascending, descending"),
        (Kind.CODE, "OEI\n01", "code_with_control_characters", "una sola línea"),
        (Kind.CODE, "OEI\u200b01", "code_with_control_characters", "a mano"),
        (Kind.TEXT, "á" * 32_768, "text_too_long", "Acórtelo"),
        (Kind.VERBATIM, "😀" * 16_384, "text_too_long", "Acórtelo"),
    ],
)
def test_a_cell_that_cannot_be_read_says_how_to_write_it(kind: Kind, text: str, code: str, mend: str) -> None:
    with pytest.raises(CellFault) as caught:
        read(kind, text)
    assert caught.value.code == code
    assert mend in caught.value.message + caught.value.mend


@pytest.mark.parametrize("text", ["-0.000001", "100.1"])
def test_bounds_are_in_plain_units(text: str) -> None:
    with pytest.raises(CellFault, match=r"permitido es (0|100)\."):
        read(Kind.QUANTITY, text, minimum=0, maximum=100)
    assert read(Kind.QUANTITY, "100", minimum=0, maximum=100) == 100_000_000


def test_a_workbook_says_yes_and_no_in_spanish() -> None:
    assert [read(Kind.BOOLEAN, text, Form.WORKBOOK) for text in ("Sí", "si", "NO")] == [True, True, False]


def test_a_workbook_shows_choices_by_their_labels() -> None:
    assert read(Kind.CHOICE, "ascendente ", Form.WORKBOOK) == "ascending"
    with pytest.raises(CellFault, match="permitido"):
        read(Kind.CHOICE, "ascending", Form.WORKBOOK)
