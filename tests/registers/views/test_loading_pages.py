"""Bringing a register on a page."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.registers.inspections import DEFINITION, FORM, PREMISES, PREMISES_FORM, UNIT, load
from tests.registers.services.test_loading import zipped
from tests.registers.views.conftest import SignIn
from tests.registers.views.test_pages import page

from faro.registers.models import Register, RegisterUpload


def file(content: bytes, name: str = "locales.zip") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def premises() -> bytes:
    return zipped(form_dot_md=PREMISES_FORM, register_dot_toml=PREMISES)


def test_a_register_is_looked_at_and_then_loaded(sign_in: SignIn) -> None:
    client = sign_in("planeamiento")
    shown = client.post(reverse("registers:upload"), {"file": file(premises())}, follow=True)
    assert "Sería un registro nuevo" in page(shown)
    assert "Nombre del local" in page(shown)
    assert not Register.objects.exists()
    done = client.post(shown.request["PATH_INFO"], {"unit": UNIT, "reason": "Primera carga"}, follow=True)
    assert "Cargado: versión 1" in page(done)
    assert Register.objects.get().unit == UNIT
    assert not RegisterUpload.objects.exists()


def test_without_a_unit_or_a_reason_nothing_is_loaded(sign_in: SignIn) -> None:
    client = sign_in("planeamiento")
    shown = client.post(reverse("registers:upload"), {"file": file(premises())}, follow=True)
    assert client.post(shown.request["PATH_INFO"], {"unit": "", "reason": ""}).status_code == 422
    assert not Register.objects.exists()


def test_what_is_wrong_is_shown_with_its_place(sign_in: SignIn) -> None:
    client = sign_in("planeamiento")
    broken = zipped(
        form_dot_md=PREMISES_FORM, register_dot_toml=PREMISES.replace('place = "sector"', 'place = "barrio"')
    )
    shown = client.post(reverse("registers:upload"), {"file": file(broken)}, follow=True)
    assert shown.status_code == 422
    assert "record · place" in page(shown)
    assert "barrio" in page(shown)


def test_a_form_alone_warns_of_what_was_supposed(sign_in: SignIn) -> None:
    client = sign_in("planeamiento")
    shown = client.post(reverse("registers:upload"), {"file": file(FORM.encode(), "form.md")}, follow=True)
    assert "lo demás se supuso" in page(shown)


def test_no_file_and_a_wrong_one_are_refused_beside_the_field(sign_in: SignIn) -> None:
    client, url = sign_in("planeamiento"), reverse("registers:upload")
    for given in ({}, {"file": file(b"", "form.md")}, {"file": file(b"x", "foto.png")}):
        assert client.post(url, given).status_code == 422


def test_only_who_manages_may_bring_one(sign_in: SignIn) -> None:
    for role in ("responsable", "administrador", "control"):
        assert sign_in(role).post(reverse("registers:upload"), {"file": file(premises())}).status_code == 403


def test_a_version_is_shown_and_given_back_as_it_was_loaded(sign_in: SignIn) -> None:
    load(PREMISES, PREMISES_FORM)
    client = sign_in("control")
    assert "Nombre del local" in page(client.get(reverse("registers:version", args=["locales", 1])))
    assert "vigente" in page(client.get(reverse("registers:versions", args=["locales"])))
    given = client.get(reverse("registers:version_files", args=["locales", 1]))
    again = sign_in("planeamiento").post(reverse("registers:upload"), {"file": file(given.content)}, follow=True)
    assert "exactamente lo que ya está en uso" in page(again)


def test_a_register_is_taken_out_of_use_with_a_reason(sign_in: SignIn) -> None:
    load(PREMISES, PREMISES_FORM)
    client, url = sign_in("planeamiento"), reverse("registers:close", args=["locales"])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Ya no hace falta"}).status_code == 302
    assert not Register.objects.get().active
    assert sign_in("responsable").post(url, {"reason": "Sí"}).status_code == 403


def test_a_zip_of_many_is_looked_at_and_loaded_whole(sign_in: SignIn) -> None:
    client = sign_in("planeamiento")
    content = zipped(
        uno__form_dot_md=FORM,
        uno__register_dot_toml=DEFINITION,
        dos__form_dot_md=PREMISES_FORM,
        dos__register_dot_toml=PREMISES,
    )
    shown = client.post(reverse("registers:upload"), {"file": file(content, "todos.zip")}, follow=True)
    assert page(shown).index("Locales") < page(shown).index("Inspecciones")
    assert client.post(shown.request["PATH_INFO"], {"unit": "", "reason": "Catálogo"}).status_code == 422
    assert not Register.objects.exists()
    done = client.post(shown.request["PATH_INFO"], {"unit": UNIT, "reason": "Catálogo"}, follow=True)
    assert "2 registros cargados" in page(done)
    assert Register.objects.count() == 2
