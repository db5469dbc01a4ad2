"""The workbook to begin with loads as it is, and its rules do what its help says."""

from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest

from faro.kernel.errors import InputProblems
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.read import read_form
from faro.registers.domain.minimal import minimal_definition
from faro.registers.domain.starting import HELP, NAME, starting_workbook

TODAY = date(2023, 6, 30)
NOON = datetime(2023, 6, 30, 17, tzinfo=UTC)


def problems(**values: Value) -> list[tuple[str, str]]:
    form = read_form(starting_workbook(), NAME)
    whole: dict[str, Value] = {
        "fecha": "2023-06-29",
        "sector": "puerto",
        "puesto": "A-12",
        "balanzas": 2_000_000,
        "resultado": "conforme",
    }
    outcome = check(form, Answers({**whole, **values}), today=TODAY, now=NOON)
    return [(each.place.key, each.text) for each in outcome.problems]


def test_it_is_a_register_as_it_is() -> None:
    form = read_form(starting_workbook(), NAME)
    definition = minimal_definition(form, NAME)

    assert form.notes == ()
    assert (definition.code, definition.name) == ("visitas-mercado", "Visitas a puestos del mercado")
    assert (definition.record.day, definition.record.place) == ("fecha", "sector")
    assert problems() == []


def test_its_rules_are_those_that_its_help_explains() -> None:
    assert problems(balanzas=-1_000_000) == [("balanzas", "Cero o más.")]
    assert problems(fecha="2023-07-01") == [("fecha", "La visita ya pasó.")]
    assert [key for key, _text in problems(resultado="observado")] == ["hallazgo"]


def test_every_column_is_explained() -> None:
    book = openpyxl.load_workbook(BytesIO(starting_workbook()))
    told = " ".join(str(cell.value) for cell in book[HELP]["A"])
    columns = [str(cell.value) for sheet in ("survey", "choices", "settings") for cell in book[sheet][1]]

    assert [column for column in columns if column not in {"label", "name", "form_title"} and column not in told] == []
    assert "Hoja settings: el título" in told


def test_it_is_the_same_each_time() -> None:
    assert starting_workbook() == starting_workbook()


def changed(sheet: str, cell: str, text: str | None) -> bytes:
    book = openpyxl.load_workbook(BytesIO(starting_workbook()))
    book[sheet][cell] = text
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("label", "covered"), [("Nombre del vendedor", True), ("Correo o teléfono", True), ("Número de puesto", False)]
)
def test_a_question_whose_label_sounds_like_a_person_s_data_is_covered(label: str, covered: bool) -> None:  # noqa: FBT001
    form = read_form(changed("survey", "C4", label), NAME)

    assert ("puesto" in minimal_definition(form, NAME).columns.personal) is covered


@pytest.mark.parametrize(("written", "required"), [("sí", True), ("Si", True), ("no", False)])
def test_required_may_be_said_in_spanish(written: str, required: bool) -> None:  # noqa: FBT001
    form = read_form(changed("survey", "E4", written), NAME)
    without = check(form, Answers({"fecha": "2023-06-29", "sector": "puerto"}), today=TODAY, now=NOON)

    assert ("puesto" in [each.place.key for each in without.problems]) is required


def test_a_workbook_without_its_sheet_of_questions_says_so() -> None:
    book = openpyxl.load_workbook(BytesIO(starting_workbook()))
    del book["survey"]
    kept = BytesIO()
    book.save(kept)

    with pytest.raises(InputProblems) as raised:
        read_form(kept.getvalue(), NAME)

    assert [problem.message for problem in raised.value.problems] == ["Falta la hoja survey."]
