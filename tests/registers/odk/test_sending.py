"""What a telephone takes and sends, in the order of the specification and in every other one, becomes one record."""

from hashlib import sha256

import pytest
from tests.directory.cast import TESTS, cast
from tests.registers.odk.telephone import ROUNDS, ROUNDS_FORM, Telephone, filled, loaded, made_world, message, photo

from faro.evidence.api import Evidence
from faro.registers.domain.answers import Answers
from faro.registers.models import Record, Submission
from faro.registers.services import save_record

INSTANCE = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"
BOTH = {"uno.jpg": photo("red"), "dos.jpg": photo("blue")}


def test_the_whole_way_of_a_telephone(phone: Telephone) -> None:
    (form,) = phone.listed()
    assert (form["formID"], form["name"], form["version"]) == ("rondas", "Rondas de alumbrado", "1")
    assert form["descriptionText"] == "Una ronda por noche."
    xform = phone.fetched(form["downloadUrl"], form["hash"])
    assert b'id="rondas"' in xform
    assert b'version="1"' in xform
    assert list(phone.media(form["manifestUrl"])) == ["postes.csv"]

    head = phone.client.head(f"{phone.base}/submission", headers=phone.headers)
    assert (head.status_code, head["X-OpenRosa-Version"]) == (204, "1.0")
    assert int(head["X-OpenRosa-Accept-Content-Length"]) == 20_000_000
    assert head["Location"].endswith(f"{phone.base}/submission")
    assert head["Date"]

    answer = phone.send(filled(INSTANCE), BOTH)
    assert (answer.status_code, message(answer)) == (201, "Recibido: RON-001.")
    record = Record.objects.get()
    assert (record.key, record.origin) == (INSTANCE.removeprefix("uuid:"), "openrosa")
    assert record.entered_by == f"person:{phone.world.clerk.key}"
    assert (record.answers["fecha"], record.answers["luces"]) == ("2023-06-01", 3_000_000)
    assert record.answers["foto"]["sha256"] == sha256(BOTH["uno.jpg"]).hexdigest()
    assert record.items.get().answers["detalle"]["sha256"] == sha256(BOTH["dos.jpg"]).hexdigest()
    assert record.attachments.count() == 2
    assert not phone.client.cookies


def test_the_same_sent_three_times_is_one_record(phone: Telephone) -> None:
    answers = [phone.send(filled(INSTANCE), BOTH) for _time in range(3)]

    assert [each.status_code for each in answers] == [201, 201, 201]
    assert {message(each) for each in answers} == {"Recibido: RON-001."}
    assert (Record.objects.count(), Submission.objects.count(), Evidence.objects.count()) == (1, 1, 2)
    assert Submission.objects.get().times == 3


def test_photos_come_in_several_requests(phone: Telephone) -> None:
    first = phone.send(filled(INSTANCE), {"uno.jpg": BOTH["uno.jpg"]}, more=True)
    assert (first.status_code, Record.objects.count()) == (201, 0)
    assert "faltan archivos" in message(first)
    assert phone.send(filled(INSTANCE), {"dos.jpg": BOTH["dos.jpg"]}).status_code == 201
    assert Record.objects.get().attachments.count() == 2


def test_the_last_request_may_come_first(phone: Telephone) -> None:
    last = phone.send(filled(INSTANCE), {"dos.jpg": BOTH["dos.jpg"]})
    assert (last.status_code, Record.objects.count()) == (202, 0)
    assert "No llegó el archivo «uno.jpg»." in message(last)
    first = phone.send(filled(INSTANCE), {"uno.jpg": BOTH["uno.jpg"]}, more=True)
    assert (first.status_code, Record.objects.get().attachments.count()) == (201, 2)


def test_half_a_submission_waits_and_is_no_record(phone: Telephone) -> None:
    phone.send(filled(INSTANCE), {"uno.jpg": BOTH["uno.jpg"]}, more=True)
    assert (Submission.objects.get().state, Record.objects.count()) == ("waiting", 0)


def test_other_content_under_the_same_id_is_kept_aside(phone: Telephone) -> None:
    phone.send(filled(INSTANCE, files=()))
    other = phone.send(filled(INSTANCE, luces="9", files=()))

    assert other.status_code == 202
    assert "Ya había llegado otro envío con la misma clave y otro contenido." in message(other)
    assert Record.objects.get().answers["luces"] == 3_000_000
    assert [each.state for each in Submission.objects.order_by("pk")] == ["taken", "review"]
    assert b"<luces>9</luces>" in bytes(Submission.objects.get(state="review").xml)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"luces": "500"}, "Menos de 100."),
        ({"luces": ""}, "Luces apagadas"),
        ({"luces": "muchas"}, "Luces apagadas"),
        ({"fecha": "2999-01-01"}, "No puede ser futura."),
        ({"version": "77"}, "Dice la versión «77» del formulario, que no está."),
    ],
)
def test_what_fails_a_check_is_kept_with_the_reason(phone: Telephone, given: dict[str, str], reason: str) -> None:
    answer = phone.send(filled(INSTANCE, files=(), **given))

    assert answer.status_code == 202
    assert reason in message(answer)
    kept = Submission.objects.get()
    assert (kept.state, Record.objects.count()) == ("review", 0)
    assert bytes(kept.xml) == filled(INSTANCE, files=(), **given)


def test_a_file_that_may_not_be_kept_is_here_as_it_came(phone: Telephone) -> None:
    answer = phone.send(filled(INSTANCE, files=("uno.jpg",)), {"uno.jpg": b"MZ no es una foto"})

    assert answer.status_code == 202
    assert "«uno.jpg»" in message(answer)
    assert bytes(Submission.objects.get().received.get().content or b"") == b"MZ no es una foto"


def test_a_form_of_an_older_version_is_taken_and_the_record_keeps_it(phone: Telephone) -> None:
    unit = phone.world.register.unit
    loaded(ROUNDS, ROUNDS_FORM.replace("| image | foto | Foto del lugar | | | |", "| text | nota | Nota | | | |"), unit)
    assert phone.listed()[0]["version"] == "2"

    assert phone.send(filled(INSTANCE), BOTH).status_code == 201
    record = Record.objects.get()
    assert (record.version.number, record.answers["foto"]["name"]) == (1, "uno.jpg")


def test_a_form_taken_from_elsewhere_goes_by_its_own_version(phone: Telephone) -> None:
    assert phone.send(filled(INSTANCE, version="2023", files=())).status_code == 201


def test_what_the_form_does_not_know_is_not_lost(phone: Telephone) -> None:
    more = '<ajeno:cosa xmlns:ajeno="http://example.org/x">sí</ajeno:cosa>'
    assert phone.send(filled(INSTANCE, files=(), more=more)).status_code == 201
    assert more.encode() in bytes(Submission.objects.get().xml)


def test_someone_like_another_is_looked_at_by_a_person(phone: Telephone) -> None:
    """A likely duplicate of a person is never made by a telephone."""
    definition = (
        ROUNDS.replace('"rondas"', '"avisos"')
        + '\n[[people]]\nquestion = "dni"\nidentifier = "dni"\nname = "nombre"\nrole = "avisa"\n'
    )
    form = ROUNDS_FORM.replace(
        "| | begin repeat", "| | text | dni | DNI | | | |\n| | text | nombre | Nombre | | | |\n| | begin repeat", 1
    )
    register = loaded(definition, form, phone.world.register.unit)
    phone.world.device.registers.add(register)
    given = Answers({"fecha": "2023-06-01", "luces": 0, "dni": "12345678", "nombre": "Vecina Prueba Muestra"})
    first = save_record(actor=TESTS, register=register, answers=given, confirmed_duplicates=("*",))
    assert first.record is not None
    more = "<dni/><nombre>Vecina Prueba Muestra</nombre>"
    answer = phone.send(filled(INSTANCE, form="avisos", files=(), more=more))
    assert answer.status_code in (201, 202)
    if answer.status_code == 202:
        assert "Vecina" not in message(answer)


def test_who_may_no_longer_enter_is_told_and_nothing_is_lost(phone: Telephone) -> None:
    phone.world.clerk.appointments.all().delete()
    answer = phone.send(filled(INSTANCE, files=()))
    assert (answer.status_code, Submission.objects.get().state) == (202, "review")
    assert phone.listed() == []


def test_an_edit_by_who_may_only_enter_waits_for_who_corrects(phone: Telephone) -> None:
    phone.send(filled(INSTANCE, files=()))
    edit = phone.send(filled("uuid:11111111-1111-4111-8111-111111111111", luces="8", files=(), deprecated=INSTANCE))
    assert (edit.status_code, Record.objects.get().revision) == (202, 1)
    assert "lo decide quien corrige" in message(edit)


@pytest.mark.django_db
def test_an_edit_by_who_corrects_corrects_the_record() -> None:
    phone = Telephone(made_world("responsable"))
    second, third = (f"uuid:1111111{digit}-1111-4111-8111-111111111111" for digit in (1, 2))
    phone.send(filled(INSTANCE, files=()))
    assert phone.send(filled(second, luces="8", files=(), deprecated=INSTANCE)).status_code == 201
    assert phone.send(filled(third, luces="9", files=(), deprecated=second)).status_code == 201
    assert phone.send(filled(second, luces="8", files=(), deprecated=INSTANCE)).status_code == 201
    record = Record.objects.get()
    assert (record.answers["luces"], record.revision) == (9_000_000, 3)


@pytest.mark.django_db
def test_an_edit_that_comes_before_what_it_edits_waits_for_it() -> None:
    phone = Telephone(made_world("responsable"))
    second = "uuid:11111111-1111-4111-8111-111111111111"
    early = phone.send(filled(second, luces="8", files=(), deprecated=INSTANCE))
    assert "Edita un envío que no ha llegado." in message(early)
    phone.send(filled(INSTANCE, files=()))
    assert Record.objects.get().answers["luces"] == 8_000_000


@pytest.mark.django_db
def test_an_edit_of_what_somebody_changed_here_waits() -> None:
    phone = Telephone(made_world("responsable"))
    phone.send(filled(INSTANCE, files=()))
    record = Record.objects.get()
    changed = Answers({**record.whole.values, "luces": 5_000_000})
    save_record(actor=TESTS, register=phone.world.register, record=record, answers=changed)
    edit = phone.send(filled("uuid:11111111-1111-4111-8111-111111111111", luces="8", files=(), deprecated=INSTANCE))
    assert "cambió después de enviarse" in message(edit)
    assert Record.objects.get().answers["luces"] == 5_000_000


def test_lists_of_others_go_without_what_is_personal(phone: Telephone) -> None:
    values = {"nombre": "Poste de la plaza", "vecino": "Vecino Prueba", "sector": "puerto"}
    save_record(actor=TESTS, register=phone.world.posts, answers=Answers(values))
    before = phone.media(phone.listed()[0]["manifestUrl"])["postes.csv"]
    assert before.decode().splitlines() == ["name,label,sector,estado", "POS-001,Poste de la plaza,puerto,"]
    save_record(actor=TESTS, register=phone.world.posts, answers=Answers({"nombre": "Otro, con coma"}))
    after = phone.media(phone.listed()[0]["manifestUrl"])["postes.csv"]
    assert after != before
    assert '"Otro, con coma"' in after.decode()


def test_forms_of_others_are_not_there(phone: Telephone) -> None:
    assert phone.get(f"{phone.base}/forms/postes.xml").status_code == 404
    assert phone.send(filled(INSTANCE, form="postes", files=())).status_code == 404
    assert Submission.objects.count() == 0
    assert phone.get(f"{phone.base}/forms/rondas/postes.csv/").status_code == 200
    assert phone.get(f"{phone.base}/forms/rondas/rondas.csv").status_code == 404
    assert phone.get(f"{phone.base}/formList/?formID=rondas").status_code == 200
    assert cast("registrador") == phone.world.clerk
