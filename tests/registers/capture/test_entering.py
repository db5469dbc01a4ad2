"""Writing a record down without JavaScript: what is asked follows the answers, and nothing typed is lost."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.directory.cast import cast
from tests.registers.capture.paper import Page
from tests.registers.capture.world import CODE, made_register

from faro.registers.models import Draft, Record

pytestmark = pytest.mark.django_db

NEW = f"/trabajo/registros/{CODE}/nuevo/"


@pytest.fixture
def clerk(client: Client) -> Client:
    made_register()
    client.force_login(cast("registrador"))
    return client


def the_record() -> Record:
    return Record.objects.get()


def test_opening_the_page_keeps_nothing(clerk: Client) -> None:
    page = Page(clerk, NEW)

    assert page.status == 200
    assert Draft.objects.count() == Record.objects.count() == 0


def test_a_draft_is_kept_and_comes_back_as_it_was_typed(clerk: Client) -> None:
    page = Page(clerk, NEW).press(turno="noche", personas="doce", detalle="Primera línea\nsegunda")

    assert page.address.startswith(f"/trabajo/registros/{CODE}/borradores/")
    again = Page(clerk, page.address)
    assert again.value("q:turno") == ["noche"]
    assert again.value("q:personas") == ["doce"]
    assert "entero" in again.error("personas")
    assert again.value("q:detalle") == ["Primera línea\nsegunda"]
    assert Draft.objects.count() == 1


def test_a_question_is_asked_when_it_matters_and_what_was_typed_there_waits(clerk: Client) -> None:
    page = Page(clerk, NEW)
    assert not page.shown("motivo_corto")

    page.press(personas="0")
    assert page.shown("motivo_corto")
    page.press(motivo_corto="Lluvia")
    page.press(personas="3")
    assert not page.shown("motivo_corto")
    page.press(personas="0")
    assert page.value("q:motivo_corto") == ["Lluvia"]


def test_choices_follow_the_answer_before_them(clerk: Client) -> None:
    page = Page(clerk, NEW).press(distrito="ilo")
    assert page.choices("sector") == ["puerto", "pampa"]

    page.press(sector="pampa")
    page.press(distrito="pacocha")
    assert page.choices("sector") == ["pueblo"]
    assert page.error("sector") != ""


def test_a_long_list_is_searched_by_a_part_of_the_name(clerk: Client) -> None:
    page = Page(clerk, NEW).press(calle="calle 4")
    assert page.error("calle") != ""
    assert page.choices("calle") == ["c4", "c40"]

    page.press(calle=["calle 4", "c40"])
    assert page.value("q:calle") == ["Calle 40 de Mayo"]
    page.press("guardar", turno="noche", calle="calle 7 de")
    assert the_record().answers["calle"] == "c7"


def test_everything_wrong_is_told_at_once_beside_its_field_and_above(clerk: Client) -> None:
    page = Page(clerk, NEW).press("guardar", personas="200", horas="x")

    assert page.status == 422
    assert page.error("turno") != ""
    assert "Menos de 100" in page.error("personas")
    assert page.error("horas") != ""
    summary = page.root.xpath("//*[@id='errores']//a/@href")
    assert set(summary) == {"#q-turno", "#q-personas-c", "#q-horas-c"}
    assert "Turno: Turno" not in page.text
    assert page.value("q:horas") == ["x"]
    assert Record.objects.count() == 0


def test_numbers_are_read_as_they_are_written_here(clerk: Client) -> None:
    Page(clerk, NEW).press("guardar", turno="noche", personas="12", horas="2,5")

    answers = the_record().answers
    assert answers["personas"] == 12_000_000
    assert answers["horas"] == 2_500_000
    assert answers["total"] == 30_000_000


def test_rows_come_and_go_and_keep_what_they_say(clerk: Client) -> None:
    page = Page(clerk, NEW).press("agregar:asistentes")
    page.press("agregar:asistentes", quien__0="Primera", edad__0="30")
    page.press("agregar:asistentes", quien__1="Segunda", edad__1="31")
    page.press("actualizar", quien__2="Tercera", edad__2="32")
    page.press("quitar:asistentes:1")
    assert page.value("q:quien:0") == ["Primera"]
    assert page.value("q:quien:1") == ["Tercera"]

    page.press("guardar", turno="manana")
    rows = [(item.answers["quien"], item.answers["edad"]) for item in the_record().items.order_by("position")]
    assert rows == [("Primera", 30_000_000), ("Tercera", 32_000_000)]


def test_every_kind_of_answer_is_kept_as_it_should(clerk: Client) -> None:
    Page(clerk, NEW).press(
        "guardar",
        turno="manana",
        medios=["auto", "pie"],
        nota="4",
        hora="7:05",
        cuando="2026-03-05T17:30",
        lugar=["-17,6436", "-71.3450"],
    )

    answers = the_record().answers
    assert answers["medios"] == ["auto", "pie"]
    assert answers["nota"] == 4_000_000
    assert answers["hora"] == "07:05"
    assert answers["cuando"].startswith("2026-03-05T17:30")
    assert answers["cuando"].endswith("-05:00")
    assert answers["lugar"].split()[:2] == ["-17.6436", "-71.345"]


def test_a_default_that_was_emptied_stays_empty(clerk: Client) -> None:
    page = Page(clerk, NEW)
    assert page.value("q:detalle") == ["Sin novedad"]

    page.press("guardar", turno="noche", detalle="")
    assert "detalle" not in the_record().answers


def test_the_next_one_starts_with_the_same_day_and_place(clerk: Client) -> None:
    page = Page(clerk, NEW).press(distrito="ilo")
    page.press("guardar-otro", fecha="2026-03-05", turno="noche", sector="puerto", personas="3")

    assert "Se guardó" in page.text
    assert page.value("q:fecha") == ["2026-03-05"]
    assert page.value("q:personas") == []
    assert Draft.objects.count() == 0


def test_pressing_twice_saves_once(clerk: Client) -> None:
    page = Page(clerk, NEW)
    data = dict(page.sent()) | {"q:turno": "noche", "hacer": "guardar"}
    for _press in range(2):
        assert clerk.post(NEW, data).status_code == 302

    assert Record.objects.count() == 1


def test_two_windows_of_a_draft_tell_of_each_other_without_scripts_too(clerk: Client) -> None:
    page = Page(clerk, NEW).press(detalle="Una")
    other = Page(clerk, page.address).press(detalle="Otra")
    page.press(personas="3")
    assert page.status == 409
    assert "cambió en otra ventana" in page.text

    page.press()
    assert Page(clerk, page.address).value("q:detalle") == ["Una"]
    assert other.status == 200


def test_a_draft_can_be_thrown_away(clerk: Client) -> None:
    page = Page(clerk, NEW).press(turno="noche")
    page.press("descartar")

    assert Draft.objects.count() == 0


def photo() -> SimpleUploadedFile:
    held = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(held, "JPEG")
    return SimpleUploadedFile("IMG_1.jpg", held.getvalue(), "image/jpeg")


def test_a_photo_is_kept_with_the_draft_and_linked_when_it_is_saved(clerk: Client) -> None:
    page = Page(clerk, NEW).press(files={"f:q:foto": photo()})
    assert "Guardado: IMG_1.jpg" in page.text

    page.press("guardar", turno="noche")
    assert the_record().attachments.get().name == "IMG_1.jpg"


def test_the_page_of_the_record_shows_the_photo_small(clerk: Client) -> None:
    Page(clerk, NEW).press(files={"f:q:foto": photo()}).press("guardar", turno="noche")
    record = the_record()

    shown = clerk.get(f"/trabajo/registros/{CODE}/{record.key}/").content.decode()

    small = f"/archivos/{record.attachments.get().sha256}/miniatura"
    assert f'<img src="{small}" alt="Foto"' in shown
    assert clerk.get(small).status_code == 200


def test_a_photo_is_taken_away(clerk: Client) -> None:
    page = Page(clerk, NEW).press(files={"f:q:foto": photo()})
    page.press("sin:q:foto")

    assert "IMG_1.jpg" not in page.text


def test_what_is_no_photo_is_refused_and_the_rest_stays(clerk: Client) -> None:
    text = SimpleUploadedFile("nota.txt", b"Esto no es una foto.")
    page = Page(clerk, NEW).press(files={"f:q:foto": text}, detalle="Algo")

    assert "foto" in page.text
    assert page.value("q:detalle") == ["Algo"]
    assert "nota.txt" not in page.text


def test_a_file_that_nobody_brought_here_cannot_be_named(clerk: Client) -> None:
    Page(clerk, NEW).press("guardar", turno="noche", foto="a" * 64)

    assert "foto" not in the_record().answers


def test_a_point_is_picked_on_the_map_by_clicks_and_moved_by_buttons(clerk: Client) -> None:
    page = Page(clerk, NEW).press(fields={"m:q:lugar.x": "140", "m:q:lugar.y": "105"})
    latitude, longitude = page.value("q:lugar")
    assert -10 < float(latitude) < -8  # the middle of the country
    page.press("norte:q:lugar")
    assert float(page.value("q:lugar")[0]) > float(latitude)
    assert page.value("q:lugar")[1] == longitude
    depth = page.value("z:q:lugar")
    page.press("lejos:q:lugar")
    assert page.value("z:q:lugar") != depth


def test_a_note_is_shown_when_it_matters(clerk: Client) -> None:
    page = Page(clerk, NEW)
    assert not page.shown("aviso")
    page.press(turno="noche")
    assert page.shown("aviso")
    assert page.root.xpath("//*[@id='q-aviso']//a/@href") == ["https://example.org"]


def test_another_office_may_not_write_here(client: Client) -> None:
    made_register(clerk=cast("registrador"))
    client.force_login(cast("direccion"))

    assert client.get(NEW).status_code == 403


def test_a_lost_draft_is_found_by_what_it_says(clerk: Client) -> None:
    page = Page(clerk, NEW).press(turno="noche", personas="doce")
    draft = page.address.partition("?")[0]

    for place in (NEW, f"/trabajo/registros/{CODE}/"):
        shown = clerk.get(place).content.decode()
        assert "Tiene 1 borrador sin terminar" in shown
        assert f'<a href="{draft}">— · Noche</a>' in shown
    waiting = clerk.get("/trabajo/").content.decode()
    assert "Borradores por terminar" in waiting
    assert draft in waiting

    other = Client()
    other.force_login(cast("responsable"))
    assert draft not in other.get("/trabajo/").content.decode() + other.get(NEW).content.decode()


def test_a_draft_without_a_title_is_told_by_its_first_answers(clerk: Client) -> None:
    Page(clerk, NEW).press(fecha="2023-06-01", personas="3")

    assert ">01/06/2023 · 3 · " in clerk.get(NEW).content.decode()
