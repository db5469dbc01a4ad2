"""faro registers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.directory.cast import cast
from tests.registers.inspections import DEFINITION, FORM, PREMISES, PREMISES_FORM, UNIT

from faro.cli.main import faro
from faro.registers.domain.starting import starting_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a register, in an installation with units."""
    cast("registrador")
    (tmp_path / "form.md").write_text(PREMISES_FORM, encoding="utf-8")
    (tmp_path / "register.toml").write_text(PREMISES, encoding="utf-8")
    return tmp_path


def ran(*arguments: object) -> Result:
    return CliRunner().invoke(faro, ["registers", *map(str, arguments)])


def test_a_folder_is_loaded_and_listed(folder: Path) -> None:
    assert "versión 1" in ran("load", folder, "--unit", UNIT, "--reason", "Prueba").output
    (listed,) = json.loads(ran("--format", "json").output)
    assert (listed["code"], listed["version"], listed["records"], listed["unit"]) == ("locales", 1, 0, UNIT)
    assert "locales: Locales" in ran().output


def test_the_same_again_and_a_trial_change_nothing(folder: Path) -> None:
    tried = ran("load", folder, "--unit", UNIT, "--reason", "Prueba", "--dry-run").output
    assert "Registro nuevo «Locales» (locales): " in tried
    assert "era una prueba" in tried
    assert "ningún registro" in ran().output
    ran("load", folder, "--unit", UNIT, "--reason", "Prueba")
    assert "nada cambió" in ran("load", folder, "--unit", UNIT, "--reason", "Prueba").output


def test_what_is_wrong_is_said_with_its_place_and_ends_badly(folder: Path) -> None:
    (folder / "register.toml").write_text(DEFINITION.replace("resultado", "resultad"), encoding="utf-8")
    (folder / "form.md").write_text(FORM, encoding="utf-8")
    result = ran("load", folder, "--unit", UNIT, "--reason", "Prueba")
    assert result.exit_code == 2
    assert "resultad" in result.output


def test_a_reason_and_a_unit_are_asked_for(folder: Path) -> None:
    assert ran("load", folder, "--unit", UNIT).exit_code == 2
    result = ran("load", folder, "--reason", "Prueba")
    assert result.exit_code == 2
    assert "unidad" in result.output


def test_a_folder_of_registers_is_loaded_whole_in_the_order_it_needs(folder: Path) -> None:
    for name, definition, form in (("b", PREMISES, PREMISES_FORM), ("a", DEFINITION, FORM)):
        (folder / "todos" / name).mkdir(parents=True)
        (folder / "todos" / name / "register.toml").write_text(definition, encoding="utf-8")
        (folder / "todos" / name / "form.md").write_text(form, encoding="utf-8")
    result = ran("load", folder / "todos", "--unit", UNIT, "--reason", "Prueba")
    assert result.output.splitlines() == [
        "Locales: versión 1.",
        "Inspecciones: versión 1.",
        "2 registros cargados; 0 ya estaban.",
    ]
    assert "nada cambió" in ran("load", folder / "todos", "--unit", UNIT, "--reason", "Prueba").output


def test_a_workbook_to_begin_with_is_loaded_as_it_is(folder: Path) -> None:
    book = folder / "mi-registro.xlsx"
    assert ran("template", book).exit_code == 0
    assert "use --force" in ran("template", book).output
    assert "versión 1" in ran("load", book, "--unit", UNIT, "--reason", "Prueba").output


def test_of_a_form_alone_it_says_what_it_took_for_personal(folder: Path) -> None:
    (folder / "libro.xlsx").write_bytes(starting_workbook())
    tried = ran("load", folder / "libro.xlsx", "--unit", UNIT, "--reason", "Prueba", "--dry-run").output
    assert "(visitas-mercado): 7 preguntas. Se toman por datos personales: ninguna." in tried
