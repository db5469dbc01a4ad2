from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.directory.cast import cast
from tests.evidence.conftest import FIGURE, SECURITY
from tests.evidence.samples import PDF, photo

from faro.evidence.models import Evidence, Link
from faro.evidence.selectors import files_about, public_files
from faro.evidence.services import store_file
from faro.ledger.api import Actor

pytestmark = pytest.mark.django_db


def upload(client: Client, *files: tuple[str, bytes], unit: str = SECURITY, about: str = FIGURE) -> Any:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    given = {"uploads": sent, "unit": unit, "about": about, "note": "", "retention": "support"}
    return client.post(reverse("evidence:upload"), given)


def test_several_files_are_brought_at_once(client: Client) -> None:
    client.force_login(cast("registrador"))
    assert upload(client, ("a.jpg", photo()), ("b.pdf", PDF)).status_code == 302
    assert {each.name for each in files_about(FIGURE)} == {"a.jpg", "b.pdf"}


def test_of_several_files_the_good_ones_are_kept_and_the_others_named(client: Client) -> None:
    client.force_login(cast("registrador"))
    page = upload(client, ("a.jpg", photo()), ("b.html", b"<html>"), ("c.pdf", b"%PDF-1.4")).content.decode()
    assert [each.name for each in files_about(FIGURE)] == ["a.jpg"]
    assert "b.html" in page
    assert "c.pdf" in page
    assert "Se guardó 1 archivo." in page


def test_nobody_brings_files_for_a_unit_that_is_not_theirs(client: Client) -> None:
    client.force_login(cast("registrador"))
    assert "unit" in upload(client, ("a.pdf", PDF), unit="03.06").context["form"].errors
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("role", ["direccion", "regidor", "control", "administrador"])
def test_others_bring_no_files(client: Client, role: str) -> None:
    client.force_login(cast(role))
    assert upload(client, ("a.pdf", PDF)).status_code == 403


def test_the_list_shows_only_what_is_within_reach(client: Client, clerk: Actor, picture: Evidence) -> None:
    store_file(actor=clerk, content=PDF, name="ajeno.pdf", unit="03.06")
    client.force_login(cast("registrador"))
    page = client.get(reverse("evidence:list")).content.decode()
    assert "patrulla.jpg" in page
    assert "ajeno.pdf" not in page
    client.force_login(cast("planeamiento"))
    assert "ajeno.pdf" in client.get(reverse("evidence:list")).content.decode()


def test_a_file_of_another_unit_that_one_of_ours_uses_is_within_reach(client: Client, clerk: Actor) -> None:
    shared = store_file(actor=clerk, content=PDF, name="compartido.pdf", unit="03.06")
    client.force_login(cast("registrador"))
    assert client.get(reverse("evidence:file", args=[shared.sha256])).status_code == 403
    Link.objects.create(
        place=1, evidence=shared, subject=FIGURE, unit=SECURITY, linked_at=timezone.now(), linked_by="x"
    )
    assert client.get(reverse("evidence:file", args=[shared.sha256])).status_code == 200
    assert "compartido.pdf" in client.get(reverse("evidence:list")).content.decode()


def test_the_page_of_a_file_shows_the_copy_where_it_is_used_and_its_history(client: Client, picture: Evidence) -> None:
    client.force_login(cast("responsable"))
    page = client.get(reverse("evidence:file", args=[picture.sha256])).content.decode()
    for piece in (f"/archivos/{picture.sha256}/vista", FIGURE, "Subió el archivo", picture.sha256):
        assert piece in page


def test_linking_and_unlinking_on_the_page(client: Client, picture: Evidence) -> None:
    client.force_login(cast("registrador"))
    page = reverse("evidence:file", args=[picture.sha256])
    assert client.post(page, {"about": "indicator:PRUEBA/IND.02", "unit": SECURITY}).status_code == 302
    assert files_about("indicator:PRUEBA/IND.02") == (picture,)
    link = Link.objects.get(subject=FIGURE)
    unlink = reverse("evidence:unlink", args=[picture.sha256, link.place])
    assert client.post(unlink, {"reason": ""}).status_code == 200
    assert client.post(unlink, {"reason": "Era de otra."}).status_code == 302
    assert files_about(FIGURE) == ()


def test_a_file_is_linked_by_the_code_that_people_write(client: Client) -> None:
    client.force_login(cast("registrador"))
    assert upload(client, ("a.pdf", PDF), about=" IND.03 ").status_code == 302
    assert [each.name for each in files_about("indicator:PRUEBA/IND.03")] == ["a.pdf"]


@pytest.mark.parametrize(("about", "said"), [("IND.99", "no conoce «IND.99»"), ("IND.01", "varias cosas")])
def test_what_nobody_knows_and_what_several_are_is_refused_and_nothing_kept(
    client: Client, about: str, said: str
) -> None:
    client.force_login(cast("registrador"))
    page = upload(client, ("a.pdf", PDF), about=about)
    assert said in page.content.decode()
    assert not Evidence.objects.exists()


def test_only_planning_publishes_documents(client: Client, picture: Evidence) -> None:
    address = reverse("evidence:publish", args=[picture.sha256])
    given = {"title": "Patrullaje de marzo", "reason": "Rendición"}
    client.force_login(cast("responsable"))
    assert client.post(address, given).status_code == 403
    client.force_login(cast("planeamiento"))
    assert client.post(address, given).status_code == 302
    assert [each.public_title for each in public_files()] == ["Patrullaje de marzo"]
    assert client.post(reverse("evidence:withdraw", args=[picture.sha256]), {"reason": "Error."}).status_code == 302
    assert public_files() == ()


def test_what_is_past_its_term_is_marked_and_deleted_with_a_reason(client: Client, picture: Evidence) -> None:
    Link.objects.update(unlinked_at=timezone.now())
    Evidence.objects.update(wanted_at=timezone.now() - timedelta(days=4000))
    client.force_login(cast("planeamiento"))
    address = reverse("evidence:retention")
    assert "patrulla.jpg" in client.get(address).content.decode()
    assert client.post(address, {"file": picture.sha256, "reason": ""}).status_code == 200
    assert client.post(address, {"file": picture.sha256, "reason": "Acta 3"}).status_code == 302
    picture.refresh_from_db()
    assert picture.disposed_at is not None
    assert "cumplió su plazo" in client.get(reverse("evidence:file", args=[picture.sha256])).content.decode()


def queries_of_the_list(client: Client) -> int:
    with CaptureQueriesContext(connection) as made:
        client.get(reverse("evidence:list"))
    return len(made)


def test_a_long_list_costs_no_more_queries(client: Client, clerk: Actor) -> None:
    store_file(actor=clerk, content=photo(9, 9), name="9.jpg", unit=SECURITY)
    client.force_login(cast("registrador"))
    queries_of_the_list(client)  # what a session is written with the first time
    short = queries_of_the_list(client)
    for side in range(10, 30):
        store_file(actor=clerk, content=photo(side, side), name=f"{side}.jpg", unit=SECURITY)
    assert queries_of_the_list(client) == short
