"""The staff pages: what is sent is done by the services, what they refuse is said in the form."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.directory.cast import TESTS, cast
from tests.directory.signing_in import sign_in

from faro.directory.domain.units import UnitFacts
from faro.directory.models import Appointment, Person, Post, Role
from faro.directory.selectors.units import tree_parents, units_on
from faro.directory.services.units import register_units

pytestmark = pytest.mark.django_db

HERE = "/trabajo/directorio"
ORDER = {"on": "2026-01-01", "instrument": "RM 1", "note": ""}


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(cast("administrador"))
    units = [UnitFacts("10", "DIEZ"), UnitFacts("10.1", "DIEZ UNO", "10"), UnitFacts("10.2", "DIEZ DOS", "10")]
    register_units(actor=TESTS, units=units)
    return client


def names() -> dict[str, str]:
    return dict(units_on().filter(code__startswith="10").values_list("code", "name"))


def test_the_tree_of_a_day(admin: Client) -> None:
    admin.post(f"{HERE}/unidades/10.1/nombre/", {**ORDER, "name": "OTRO"})

    assert "OTRO" in admin.get(f"{HERE}/unidades/").content.decode()
    before = admin.get(f"{HERE}/unidades/?dia=2025-12-31").content.decode()
    assert "DIEZ UNO" in before
    assert "Así eran el 31/12/2025." in before
    assert admin.get(f"{HERE}/unidades/?dia=2025-02-31").status_code == 200


def test_a_unit_is_renamed_moved_divided_merged_created_and_ended(admin: Client) -> None:
    admin.post(f"{HERE}/unidades/10.1/nombre/", {**ORDER, "name": "UNO"})
    admin.post(f"{HERE}/unidades/10.2/dependencia/", {**ORDER, "parent": ""})
    later = {**ORDER, "on": "2026-02-01"}
    split = {**later, "code1": "10.3", "name1": "TRES", "parent1": "10", "code2": "10.4", "name2": "CUATRO"}
    admin.post(f"{HERE}/unidades/10.1/dividir/", split)
    merged = {**ORDER, "on": "2026-03-01", "codes": ["10.3", "10.4"], "code": "10.5", "name": "CINCO", "parent": "10"}
    admin.post(f"{HERE}/unidades/fusionar/", merged)
    admin.post(f"{HERE}/unidades/nueva/", {**ORDER, "code": "10.6", "name": "SEIS", "parent": "10"})
    admin.post(f"{HERE}/unidades/10.2/desactivar/", later)

    assert names() == {"10": "DIEZ", "10.5": "CINCO", "10.6": "SEIS"}
    assert tree_parents()["10.6"] == "10"
    page = admin.get(f"{HERE}/unidades/10.1/").content.decode()
    assert "10.1 «UNO» se dividió en 10.3 «TRES» y 10.4 «CUATRO»." in page
    assert "10.5 CINCO" in page


def test_a_part_says_what_it_came_from_by_the_name_of_then(admin: Client) -> None:
    parts = {"code1": "10.1", "name1": "OTRO NOMBRE", "parent1": "10", "code2": "10.4", "name2": "NUEVA"}
    admin.post(f"{HERE}/unidades/10.1/dividir/", {**ORDER, **parts})

    page = admin.get(f"{HERE}/unidades/10.4/").content.decode()

    assert "10.1 DIEZ UNO" in page
    assert "10.1 OTRO NOMBRE" not in page


def test_a_code_may_hold_a_bar(admin: Client) -> None:
    register_units(actor=TESTS, units=[UnitFacts("10/3", "DIEZ TRES", "10")])

    assert "DIEZ TRES" in admin.get(f"{HERE}/unidades/").content.decode()
    assert "DIEZ TRES" in admin.get(f"{HERE}/unidades/10/3/").content.decode()
    admin.post(f"{HERE}/unidades/10/3/nombre/", {**ORDER, "name": "TRES"})
    assert names()["10/3"] == "TRES"


def test_what_is_refused_is_said_with_all_that_was_written(admin: Client) -> None:
    answer = admin.post(f"{HERE}/unidades/10/desactivar/", {**ORDER, "note": "Por escrito"})

    page = answer.content.decode()
    assert "dependen de esta: 10.1, 10.2" in page
    assert "Por escrito" in page
    assert len(names()) == 3


def test_a_person_is_added_let_in_given_a_post_and_leaves(admin: Client) -> None:
    added = admin.post(f"{HERE}/personas/nueva/", {"full_name": "Nueva, demo", "username": "Nueva.Demo", "email": ""})
    person = Person.objects.get(username="nueva.demo")
    assert added.headers["Location"] == f"{HERE}/personas/{person.key}/"
    assert "nueva" not in person.key

    shown = admin.post(f"{HERE}/personas/{person.key}/contrasena/")
    password = shown.content.decode().split("Contraseña</dt><dd><code>")[1].split("<")[0]
    assert "no-store" in shown.headers["Cache-Control"]
    assert password not in admin.get(f"{HERE}/personas/{person.key}/contrasena/").content.decode()
    assert sign_in(Client(), "nueva.demo", password).status_code == 302

    post = {"code": "jefe-diez", "title": "Jefe", "unit": "10", "role": "responsable"}
    admin.post(f"{HERE}/cargos/nuevo/", post)
    given = {"person": person.key, "since": "2026-01-01", "until": "", "instrument": "RM 2"}
    admin.post(f"{HERE}/cargos/jefe-diez/designar/", given)
    assert person.appointments.get().post.title == "Jefe"

    admin.post(f"{HERE}/personas/{person.key}/desactivar/", {"on": "2026-06-01", "reason": "Fin"})
    person.refresh_from_db()
    assert not person.is_active
    assert str(person.appointments.get().until) == "2026-05-31"
    assert sign_in(Client(), "nueva.demo", password).status_code == 200
    admin.post(f"{HERE}/personas/{person.key}/reactivar/", {"reason": "Volvió"})
    assert sign_in(Client(), "nueva.demo", password).status_code == 200


def test_a_holder_is_covered_and_ends(admin: Client) -> None:
    cast("responsable")
    held = Appointment.objects.get(post__code="demo-responsable")
    today = timezone.localdate()
    period = {"person": "demo-registrador", "since": today, "until": today + timedelta(days=3), "instrument": "M 1"}
    base = f"{HERE}/cargos/demo-responsable/designaciones/{held.pk}"

    admin.post(f"{base}/suplencia/", period)
    assert held.covered_by.get().person.key == "demo-registrador"
    assert "(suple)" in admin.get(f"{HERE}/cargos/").content.decode()

    admin.post(f"{base}/terminar/", {"until": today, "reason": "Cese"})
    held.refresh_from_db()
    assert held.until == today
    assert held.covered_by.get().until == today


def test_a_post_changes_and_ends(admin: Client) -> None:
    facts = {"title": "Cargo", "unit": "", "role": "regidor"}
    admin.post(f"{HERE}/cargos/nuevo/", {"code": "uno", **facts})
    taken = admin.post(f"{HERE}/cargos/nuevo/", {"code": "uno", **facts})
    assert "Ya hay un cargo con el código «uno»." in taken.content.decode()

    admin.post(f"{HERE}/cargos/uno/datos/", {**facts, "title": "Otro", "reason": "ROF"})
    admin.post(f"{HERE}/cargos/uno/terminar/", {"on": "2026-01-01", "reason": "ROF"})

    post = Post.objects.get(code="uno")
    assert (post.title, post.is_active) == ("Otro", False)


def test_what_a_role_may_do_is_chosen_among_what_is_declared(admin: Client) -> None:
    sent = {"name": "Regidor", "everywhere": "on", "permissions": ["workspace.enter"], "reason": "Acuerdo 1"}
    admin.post(f"{HERE}/roles/regidor/", sent)
    assert Role.objects.get(code="regidor").permissions == ["workspace.enter"]

    answer = admin.post(f"{HERE}/roles/regidor/", {**sent, "permissions": ["workspace.fly"]})
    assert "workspace.fly" in answer.content.decode()
    last = admin.post(f"{HERE}/roles/administrador/", {**sent, "name": "Administrador"})
    assert "Algún rol debe poder cambiar los roles" in last.content.decode()
    assert "directory.manage_roles" in Role.objects.get(code="administrador").permissions


@pytest.mark.parametrize("role", ["registrador", "regidor", "planeamiento"])
def test_others_change_neither_people_nor_roles(role: str) -> None:
    client = Client()
    client.force_login(cast(role))

    assert client.post(f"{HERE}/personas/demo-regidor/contrasena/").status_code == 403
    assert client.post(f"{HERE}/roles/regidor/", {"name": "X"}).status_code == 403
    assert client.post(f"{HERE}/personas/demo-regidor/desbloquear/").status_code == 403
    assert not cast("regidor").has_usable_password()


def test_a_locked_person_is_unlocked(admin: Client) -> None:
    assert [sign_in(Client(), "demo-regidor", "no-es").status_code for _n in range(6)][-1] == 429

    admin.post(f"{HERE}/personas/demo-regidor/desbloquear/")

    assert sign_in(Client(), "demo-regidor", "no-es").status_code == 200
