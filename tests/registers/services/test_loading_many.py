"""Loading a folder of registers, or a ZIP of one."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.directory.cast import TESTS, cast
from tests.registers.inspections import DEFINITION, FORM, PREMISES, PREMISES_FORM, UNIT, bundle
from tests.registers.services.test_loading import zipped

from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.domain.bundle import Bundle, bundles_of_file, bundles_of_folder
from faro.registers.models import Register, RegisterVersion
from faro.registers.services import save_record
from faro.registers.services.loading_many import Taken, load_registers, preview_registers

TWO = {"a-inspecciones": bundle(), "b-locales": bundle(PREMISES, PREMISES_FORM)}
"""The one that points comes first by name."""


@pytest.fixture(autouse=True)
def units(db: None) -> None:
    cast("registrador")


def load(bundles: Mapping[str, Bundle]) -> tuple[Taken, ...]:
    """Load them in one go."""
    return load_registers(actor=TESTS, bundles=bundles, unit=UNIT, reason="Prueba")


def test_those_come_first_that_others_point_to() -> None:
    done = load(TWO)
    assert [(each.folder, each.changed, each.warnings) for each in done] == [
        ("b-locales", True, ()),
        ("a-inspecciones", True, ()),
    ]
    assert set(Register.objects.values_list("code", "unit")) == {("locales", UNIT), ("inspecciones", UNIT)}


def test_the_same_again_changes_nothing() -> None:
    load(TWO)
    assert [each.changed for each in load(TWO)] == [False, False]
    assert RegisterVersion.objects.count() == 2


def test_one_that_is_wrong_keeps_all_out_and_all_that_is_wrong_is_said() -> None:
    wrong = {
        "uno": bundle(PREMISES.replace('place = "sector"', 'place = "barrio"'), PREMISES_FORM),
        "dos": bundle(DEFINITION.replace('day = "fecha"', 'day = "dia"')),
        "tres": bundle(PREMISES.replace('"locales"', '"otros"'), PREMISES_FORM),
    }
    with pytest.raises(InputProblems) as caught:
        load(wrong)
    assert {each.place.file for each in caught.value.problems} == {"uno/register.toml", "dos/register.toml"}
    assert not Register.objects.exists()


def test_what_the_records_of_one_could_not_bear_keeps_all_out(actor: Actor) -> None:
    load(TWO)
    premises = Register.objects.get(code="locales")
    saved = save_record(actor=actor, register=premises, answers=Answers({"nombre": "Bodega", "sector": "puerto"}))
    assert saved.record is not None
    changed = {
        "a-inspecciones": bundle(DEFINITION.replace('name = "Inspecciones"', 'name = "Visitas"')),
        "b-locales": bundle(PREMISES, PREMISES_FORM.replace("| text | nombre |", "| date | nombre |")),
    }
    with pytest.raises(InputProblems) as caught:
        load(changed)
    assert {each.place.file for each in caught.value.problems} == {"b-locales/form.md"}
    assert Register.objects.get(code="inspecciones").name == "Inspecciones"


def test_a_code_that_stands_twice_is_refused() -> None:
    with pytest.raises(InputProblems) as caught:
        load({"uno": TWO["b-locales"], "dos": TWO["b-locales"]})
    assert [each.code for each in caught.value.problems] == ["code_twice", "code_twice"]


def test_two_that_point_to_each_other_are_loaded() -> None:
    pointing = PREMISES_FORM.replace(
        "| text | ruc |", "| select_one_from_file inspecciones.csv | ultima | Última | |\n| | text | ruc |"
    )
    assert len(load({**TWO, "b-locales": bundle(PREMISES, pointing)})) == 2


def test_a_unit_and_a_reason_are_asked_for() -> None:
    with pytest.raises(InputProblems) as caught:
        load_registers(actor=TESTS, bundles=TWO, reason="Prueba")
    assert {each.code for each in caught.value.problems} == {"unit"}
    with pytest.raises(FaroError, match="motivo"):
        load_registers(actor=TESTS, bundles=TWO, unit=UNIT, reason=" ")


def test_a_preview_changes_nothing_and_knows_the_others() -> None:
    found = preview_registers(TWO)
    assert [(each.register, each.warnings) for each in found.values()] == [(None, ()), (None, ())]
    assert not Register.objects.exists()


def test_a_folder_of_folders_and_its_zip_are_the_same(tmp_path: Path) -> None:
    for name, definition, form in (("uno", PREMISES, PREMISES_FORM), ("dos", DEFINITION, FORM)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "register.toml").write_text(definition, encoding="utf-8")
        (tmp_path / name / "form.md").write_text(form, encoding="utf-8")
    (tmp_path / "sectores.csv").write_text("code\n", encoding="utf-8")
    (tmp_path / "vacia").mkdir()
    content = zipped(
        uno__register_dot_toml=PREMISES,
        uno__form_dot_md=PREMISES_FORM,
        dos__register_dot_toml=DEFINITION,
        dos__form_dot_md=FORM,
    )
    assert bundles_of_folder(tmp_path) == bundles_of_file("registros.zip", content)
    assert list(bundles_of_folder(tmp_path / "uno")) == ["uno"]
    with pytest.raises(InputProblems):
        bundles_of_folder(tmp_path / "vacia")


def test_a_form_that_comes_alone_is_named_once() -> None:
    with pytest.raises(InputProblems) as refused:
        preview_registers({"m8.md": Bundle("m8.md", b"| survey |\n| | type | name |\n| | text | a |\n")})

    assert [each.place.file for each in refused.value.problems] == ["m8.md · survey"]
