"""Loading registers and their new versions."""

import io
import zipfile

import pytest
from tests.directory.cast import TESTS, cast
from tests.registers.inspections import DEFINITION, FORM, PREMISES, PREMISES_FORM, UNIT, answers, bundle, load

from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import Actor, history
from faro.registers.domain.bundle import Bundle, bundle_of_file
from faro.registers.models import Answer, Record, Register, RegisterVersion
from faro.registers.services import load_register, preview_register, save_record
from faro.registers.services.notes import key_of_register


def zipped(**files: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return content.getvalue()


def test_a_register_is_loaded_with_its_unit_and_its_reason(db: None) -> None:
    register = load(PREMISES, PREMISES_FORM)
    assert (register.name, register.unit, register.version.number) == ("Locales", UNIT, 1)
    assert history(key_of_register("locales"))[0].reason == "Prueba"


def test_the_same_again_changes_nothing(db: None) -> None:
    load(PREMISES, PREMISES_FORM)
    load(PREMISES, PREMISES_FORM)
    assert RegisterVersion.objects.count() == 1
    assert len(history(key_of_register("locales"))) == 1


def test_records_keep_their_version_when_a_new_one_comes(actor: Actor, inspections: Register) -> None:
    saved = save_record(actor=actor, register=inspections, answers=answers(nota="Vieja"))
    assert saved.record is not None
    changed = load(DEFINITION, FORM.replace("| text | nota | Nota |", "| text | detalle | Detalle |"))
    assert changed.version.number == 2
    kept = Record.objects.get(pk=saved.record.pk)
    assert (kept.version.number, kept.answers["nota"]) == (1, "Vieja")
    again = save_record(actor=actor, register=changed, record=kept, answers=answers(detalle="Nuevo"), base_revision=1)
    assert again.record is not None, again.problems
    assert (again.record.version.number, again.record.answers["detalle"]) == (2, "Nuevo")
    assert again.record.answers["nota"] == "Vieja"


def test_what_records_could_not_bear_is_refused_and_all_stays(actor: Actor, inspections: Register) -> None:
    save_record(actor=actor, register=inspections, answers=answers(aforo=5_000_000))
    with pytest.raises(InputProblems) as caught:
        load(DEFINITION, FORM.replace("| integer | aforo | Aforo | | | . > 0 |", "| date | aforo | Aforo | | | |"))
    assert any("aforo" in str(each.place.column) for each in caught.value.problems)
    assert Register.objects.get(code="inspecciones").version.number == 1
    assert RegisterVersion.objects.filter(register=inspections).count() == 1


def test_a_state_that_records_are_in_may_not_go(actor: Actor, inspections: Register) -> None:
    save_record(actor=actor, register=inspections, answers=answers())
    text = DEFINITION.replace('"cerrada"', '"concluida"')
    with pytest.raises(InputProblems, match="error"):
        load(text)
    assert Register.objects.get(code="inspecciones").version.number == 1


def test_new_filters_find_old_records(actor: Actor, inspections: Register) -> None:
    save_record(actor=actor, register=inspections, answers=answers(nota="azul"))
    load(DEFINITION.replace('filters = ["resultado",', 'filters = ["resultado", "nota",'))
    assert Answer.objects.get(question="nota").value == "azul"
    assert Record.objects.get(register=inspections).title == "Bodega Uno (LOC-001) · Conforme"


def test_a_form_alone_is_tried_with_what_it_says(db: None) -> None:
    cast("registrador")
    preview = preview_register(bundle_of_file("Encuesta vecinal.md", FORM.encode()))
    assert preview.made_up
    assert preview.definition.record.day == "fecha"
    assert {"dni", "nombres"} <= set(preview.definition.columns.personal)
    version = load_register(actor=TESTS, bundle=preview.bundle, unit=UNIT, reason="Prueba")
    assert version.register.code == "inspecciones"


def test_a_new_form_alone_leaves_the_rest_as_it_was(db: None) -> None:
    load(PREMISES, PREMISES_FORM)
    form = PREMISES_FORM.replace(
        "| text | titular | Titular | |", "| text | titular | Titular | |\n| | text | fono | F | |"
    )
    version = load_register(actor=TESTS, bundle=Bundle("form.md", form.encode()), reason="Otra pregunta")
    assert version.number == 2
    assert version.rules.record.unique == (("nombre",),)


def test_a_zip_of_the_folder_is_the_register(db: None) -> None:
    content = zipped(locales__form_dot_md=PREMISES_FORM, locales__register_dot_toml=PREMISES, locales__otro_dot_txt="x")
    found = bundle_of_file("locales.zip", content)
    assert (found.form_name, found.definition) == ("form.md", PREMISES.encode())


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("form.md", b"0" * 60_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("form.md", b""),
        ("form.md", b"   \n"),
        ("form.exe", b"MZ"),
        ("a.zip", b"PK\x03\x04 no"),
        ("a.zip", zipped(register_dot_toml=PREMISES)),
        ("a.zip", zipped(form_dot_md="a", form_dot_csv="b")),
        ("a.zip", bomb()),
        ("form.md", b"| survey |\n"),
        ("form.xlsx", b"PK\x03\x04 no"),
        ("form.md", b"\xff\xfe\x00"),
        ("../../form.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
    ],
)
def test_what_is_no_register_is_refused_in_words(db: None, name: str, content: bytes) -> None:
    with pytest.raises(InputProblems) as caught:
        preview_register(bundle_of_file(name, content))
    assert all(each.message and each.mend for each in caught.value.problems)


def test_a_definition_that_does_not_fit_its_form_is_refused_with_all_that_is_wrong(db: None) -> None:
    text = DEFINITION.replace('day = "fecha"', 'day = "resultado"').replace('name = "nombres"', 'name = "nombre"')
    with pytest.raises(InputProblems) as caught:
        preview_register(bundle(text.replace("resultado = 'conforme'", "resultad = 'conforme'")))
    places = {str(each.place.column): each.code for each in caught.value.problems}
    assert places["record · day"] == "kind"
    assert places["people 1 · name"] == "unknown_question"
    assert places["moves 1 · when"] == "condition"


def test_a_reserved_register_takes_no_photos(db: None) -> None:
    text = DEFINITION.replace("[access]", "[access]\nsensitive = true")
    form = FORM.replace("| text | nota | Nota |", "| image | nota | Foto |")
    with pytest.raises(InputProblems) as caught:
        preview_register(bundle(text, form))
    assert [each.code for each in caught.value.problems] == ["reserved_file"]


@pytest.mark.parametrize(("unit", "reason"), [("", "Prueba"), ("99.99", "Prueba"), (UNIT, " ")])
def test_a_register_needs_a_unit_that_is_there_and_a_reason(db: None, unit: str, reason: str) -> None:
    cast("registrador")
    with pytest.raises(FaroError):
        load_register(actor=TESTS, bundle=bundle(), unit=unit, reason=reason)
    assert not Register.objects.exists()
