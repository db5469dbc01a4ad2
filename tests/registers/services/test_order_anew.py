"""A definition that changes how records are found, or whom they name, puts the old ones in order again, and says so."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.directory.cast import TESTS, cast
from tests.registers.inspections import DEFINITION, FORM, answers, bundle, load

from faro.ledger.api import Actor, history
from faro.registers.models import Answer, Participant, Record, Register
from faro.registers.services import indexing, save_record
from faro.registers.services.loading import preview_register
from faro.registers.services.loading_many import load_registers, reordered
from faro.registers.services.notes import key_of_register

NOBODY = DEFINITION[: DEFINITION.index("[[people]]")] + DEFINITION[DEFINITION.index("[retention]") :]


@pytest.fixture
def three(actor: Actor, premises: Register, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Three inspections of a register that names nobody, put in order two at a time."""
    monkeypatch.setattr(indexing, "CHUNK", 2)
    register = load(NOBODY)
    numbers = ("12345678", "12345679", "no es un DNI")
    for day, number in enumerate(numbers, start=1):
        given = answers(f"2023-06-{day:02}", dni=number, nombres="Vecina De Prueba", nota="Uno")
        assert save_record(actor=actor, register=register, answers=given).record is not None
    return register


def test_other_filters_find_the_old_ones_and_it_is_said_before_and_after(three: Register) -> None:
    other = NOBODY.replace('"aforo",', '"aforo", "nota",')
    assert preview_register(bundle(other)).reorders == 3
    assert "se vuelven a ordenar 3 anotaciones" in " ".join(preview_register(bundle(other)).warnings)

    taken = load_registers(actor=TESTS, bundles={"inspecciones": bundle(other)}, reason="Otros filtros")

    assert reordered(taken) == "Se volvieron a ordenar 3 anotaciones."
    assert Answer.objects.filter(register=three, question="nota", value="Uno").count() == 3
    changes = {field: after for field, _before, after in history(key_of_register("inspecciones"))[0].changes}
    assert changes["Anotaciones que se volvieron a ordenar"] == "3"


def test_a_person_who_was_not_looked_for_then_is_named_in_the_old_ones(three: Register) -> None:
    assert not Participant.objects.exists()
    load(DEFINITION)
    named = Participant.objects.filter(register=three, role="atendio")
    assert named.count() == 2
    assert named.values("party").distinct().count() == 2


def test_the_title_of_those_that_name_them_follows(three: Register, actor: Actor) -> None:
    load(NOBODY.replace('title = "{local} · {resultado}"', 'title = "{fecha}"'))
    assert {each.title for each in Record.objects.filter(register=three)} == {"01/06/2023", "02/06/2023", "03/06/2023"}


def test_what_changes_nothing_of_the_order_says_nothing(three: Register) -> None:
    taken = load_registers(
        actor=TESTS, bundles={"inspecciones": bundle(NOBODY, FORM.replace("Aforo |", "Capacidad |"))}, reason="Otro"
    )
    assert (taken[0].changed, reordered(taken)) == (True, "")


def test_the_page_says_it(three: Register) -> None:
    client, held = Client(), BytesIO()
    client.force_login(cast("planeamiento"))
    with ZipFile(held, "w") as archive:
        archive.writestr("form.md", FORM)
        archive.writestr("register.toml", DEFINITION)
    file = SimpleUploadedFile("registro.zip", held.getvalue())
    at = client.post("/trabajo/registros/cargar/", {"file": file})["Location"]
    assert "se vuelven a ordenar 3 anotaciones" in client.get(at).content.decode()
    page = client.post(at, {"unit": three.unit, "reason": "Personas"}, follow=True).content.decode()
    assert "Se volvieron a ordenar 3 anotaciones." in page
