"""What a browser is given, and who gets it."""

import io

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.directory.cast import cast
from tests.evidence.conftest import SECURITY
from tests.evidence.samples import CAMERA, CSV, PDF, photo

from faro.evidence.models import Evidence
from faro.evidence.services import publish_file, store_file, withdraw_file
from faro.ledger.api import Actor, history

pytestmark = pytest.mark.django_db


def get(client: Client, role: str, name: str, sha256: str) -> HttpResponse:
    client.logout()
    if role != "publico":
        client.force_login(cast(role))
    answered = client.get(reverse(f"files:{name}", args=[sha256]))
    assert isinstance(answered, HttpResponse)
    return answered


def sealed(answered: HttpResponse) -> None:
    assert answered.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answered.headers["X-Content-Type-Options"] == "nosniff"


def test_the_original_comes_whole_to_save_and_nothing_in_it_runs(client: Client, picture: Evidence) -> None:
    answered = get(client, "responsable", "original", picture.sha256)
    sealed(answered)
    assert answered.content == photo()
    assert answered.headers["Content-Disposition"] == 'attachment; filename="patrulla.jpg"'
    assert "no-store" in answered.headers["Cache-Control"]


def test_each_reading_of_an_original_is_noted_with_who_read_it(client: Client, picture: Evidence) -> None:
    get(client, "control", "original", picture.sha256)
    latest = history(f"file:{picture.sha256}")[0]
    assert (latest.what, latest.who) == ("Abrió el original", cast("control").full_name)


@pytest.mark.parametrize("role", ["registrador", "direccion", "regidor", "administrador"])
def test_without_the_permission_there_is_no_original_and_no_note(client: Client, picture: Evidence, role: str) -> None:
    assert get(client, role, "original", picture.sha256).status_code == 403
    assert history(f"file:{picture.sha256}")[0].what != "Abrió el original"


def test_the_permission_reaches_only_the_files_of_the_unit(client: Client, clerk: Actor) -> None:
    elsewhere = store_file(actor=clerk, content=PDF, name="a.pdf", unit="03.06")
    assert get(client, "responsable", "original", elsewhere.sha256).status_code == 403
    assert get(client, "planeamiento", "original", elsewhere.sha256).status_code == 200


@pytest.mark.parametrize("name", ["display", "thumbnail"])
def test_pages_show_a_copy_that_says_nothing_of_the_place(client: Client, picture: Evidence, name: str) -> None:
    answered = get(client, "registrador", name, picture.sha256)
    sealed(answered)
    assert answered.headers["Content-Type"] == "image/webp"
    assert answered.headers["Content-Disposition"].startswith("inline")
    assert CAMERA.encode() not in answered.content
    assert not dict(Image.open(io.BytesIO(answered.content)).getexif())


@pytest.mark.parametrize("name", ["original", "display", "thumbnail"])
def test_who_did_not_sign_in_is_shown_the_way_in(client: Client, picture: Evidence, name: str) -> None:
    answered = get(client, "publico", name, picture.sha256)
    assert answered.status_code == 302
    assert "/cuenta/" in answered.headers["Location"]


def test_a_published_photograph_is_given_to_everyone_as_its_copy(
    client: Client, clerk: Actor, picture: Evidence
) -> None:
    assert get(client, "publico", "public", picture.sha256).status_code == 404
    publish_file(actor=clerk, evidence=picture, title="Patrullaje de marzo", reason="Rendición")
    answered = get(client, "publico", "public", picture.sha256)
    sealed(answered)
    assert answered.headers["Content-Type"] == "image/webp"
    assert CAMERA.encode() not in answered.content
    withdraw_file(actor=clerk, evidence=picture, reason="Fue un error.")
    assert get(client, "publico", "public", picture.sha256).status_code == 404


@pytest.mark.parametrize(("content", "name"), [(PDF, "acta.pdf"), (CSV, "datos.csv"), (CSV, "pagina.html")])
def test_a_published_document_is_saved_and_never_opened_in_place(
    client: Client, clerk: Actor, content: bytes, name: str
) -> None:
    document = store_file(actor=clerk, content=content, name=name, unit=SECURITY)
    publish_file(actor=clerk, evidence=document, title="Acta", reason="")
    answered = get(client, "publico", "public", document.sha256)
    sealed(answered)
    assert answered.content == content
    assert answered.headers["Content-Disposition"].startswith("attachment")
    assert not answered.headers["Content-Disposition"].endswith('.html"')
    assert "html" not in answered.headers["Content-Type"]


@pytest.mark.parametrize("sha256", ["0" * 64, "..", "%2e%2e%2f%2e%2e%2fsecret-key"])
def test_what_is_not_there_is_not_found(client: Client, sha256: str) -> None:
    client.force_login(cast("planeamiento"))
    assert client.get(f"/archivos/{sha256}/original").status_code == 404
    assert client.get(f"/archivos/publicos/{sha256}").status_code == 404
