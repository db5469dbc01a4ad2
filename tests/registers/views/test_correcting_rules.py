"""Who may correct a record, and how the history tells of what changed."""

import pytest
from django.urls import reverse
from tests.directory.cast import TESTS
from tests.registers.inspections import UNIT, observed
from tests.registers.views.conftest import SignIn
from tests.registers.views.test_pages import page

from faro.registers.models import Record, Register
from faro.registers.services import close_register, save_record


@pytest.mark.parametrize("unit", [UNIT, "03.06"])
def test_the_unit_that_owns_the_register_corrects_what_others_entered(
    sign_in: SignIn, waiting: Record, unit: str
) -> None:
    Record.objects.filter(pk=waiting.pk).update(unit=unit)
    client, place = sign_in("responsable"), [waiting.register.code, waiting.key]
    for name in ("edit", "void"):
        url = reverse(f"registers:{name}", args=place)
        assert url in page(client.get(reverse("registers:record", args=place)))
        assert client.get(url).status_code == 200


def test_neither_unit_of_the_two_corrects_nothing(sign_in: SignIn, waiting: Record) -> None:
    Record.objects.filter(pk=waiting.pk).update(unit="03.06")
    Register.objects.filter(pk=waiting.register_id).update(unit="03.06")
    client, place = sign_in("responsable"), [waiting.register.code, waiting.key]
    for name in ("edit", "void"):
        url = reverse(f"registers:{name}", args=place)
        assert url not in page(client.get(reverse("registers:record", args=place)))
        assert client.get(url).status_code == 403


def test_nothing_is_corrected_in_a_register_out_of_use(sign_in: SignIn, waiting: Record) -> None:
    close_register(actor=TESTS, register=waiting.register, reason="Ya no hace falta")
    place = [waiting.register.code, waiting.key]
    shown = page(sign_in("responsable").get(reverse("registers:record", args=place)))
    assert reverse("registers:edit", args=place) not in shown


def test_rows_are_told_in_words(sign_in: SignIn, waiting: Record) -> None:
    corrected = observed("extintor", "luz", day="2023-06-26")
    saved = save_record(actor=TESTS, register=waiting.register, record=waiting, answers=corrected)
    assert saved.record is not None, saved.problems
    shown = page(sign_in("control").get(reverse("registers:record", args=[waiting.register.code, waiting.key])))
    assert "Observaciones, fila 2" in shown
    assert "Qué: luz; Estado: Pendiente" in shown
    assert "estado_obs" not in shown
