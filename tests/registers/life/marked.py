"""A person who is written down in every way there is, and a search for them wherever anything is kept."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import xlsxwriter
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.directory.cast import TESTS, cast
from tests.registers.capture.world import unit_of_clerk
from tests.registers.odk.telephone import Telephone, World, loaded, photo

from faro.directory.api import access_of_person
from faro.ledger.api import Actor
from faro.notices.api import queue_mail
from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.model import Form
from faro.registers.models import Counted, MeasureVersion, Record, RecordUpload, Submission
from faro.registers.selectors.lineage.counting import count_of
from faro.registers.selectors.measures import Span
from faro.registers.services import Row, add_records, move_state, save_draft, save_record
from faro.registers.services.devices import make_device
from faro.registers.services.lineage.feeding import _counted
from faro.registers.services.measures import approve_measures
from faro.registers.services.submissions import discard_submission

NUMBER, NAME = "70123457", "Persona Marcada Unica"
PHONE = "951357486"
SIGNS = (NUMBER, NAME, PHONE, "Marcada", "NotaSobreEllaMarcada")

VISITS_FORM = """
| survey |
| | type | name | label | required | constraint | constraint_message |
| | date | fecha | Fecha | yes | | |
| | text | dni | DNI | | | |
| | text | nombres | Nombres y apellidos | | | |
| | text | telefono | Teléfono | | | |
| | select_one sector | sector | Sector | | | |
| | integer | luces | Luces | | . < 100 | Menos de 100. |
| | text | nota | Nota | | | |
| | image | foto | Foto | | | |
| | begin repeat | familia | Familia | | | |
| | text | dni_familiar | DNI | | | |
| | text | nombre_familiar | Nombre | | | |
| | select_one sector | vive | Vive en | | | |
| | end repeat | | | | | |

| choices |
| | list_name | name | label |
| | sector | puerto | Puerto |
| | sector | pampa | Pampa Inalámbrica |

| settings |
| | form_title | form_id |
| | Visitas | visitas |
"""
VISITS = """
format = 1
code = "visitas"
name = "Visitas"
[record]
one = "Visita"
many = "Visitas"
title = "{nombres} · {sector}"
number = "VIS-{seq:03}"
day = "fecha"
unique = [["fecha", "dni"]]
[access]
public = "records"
[columns]
personal = ["dni", "nombres", "telefono", "foto", "familia.dni_familiar", "familia.nombre_familiar"]
filters = ["dni", "sector", "familia.dni_familiar"]
table = ["fecha", "sector"]
[[people]]
question = "dni"
identifier = "dni"
name = "nombres"
role = "vecino"
[[people]]
question = "familia.dni_familiar"
identifier = "dni"
name = "nombre_familiar"
role = "familiar"
[retention]
years = 1
norm = "Plazo de prueba"
[[states]]
code = "abierta"
name = "Abierta"
initial = true
[[states]]
code = "cerrada"
name = "Cerrada"
final = true
[[moves]]
code = "cerrar"
name = "Cerrar"
from = "abierta"
to = "cerrada"
[[measures]]
code = "luces"
name = "Luces de cada vecino"
expression = "sumar(luces) donde dni no vacío"
"""
GIFTS_FORM = """
| survey |
| | type | name | label | required |
| | date | fecha | Fecha | yes |
| | select_one_from_file visitas.csv | visita | Visita | |

| settings |
| | form_title | form_id |
| | Entregas | entregas |
"""
GIFTS = """
format = 1
code = "entregas"
name = "Entregas"
[record]
one = "Entrega"
many = "Entregas"
title = "Por {visita}"
number = "ENT-{seq:03}"
day = "fecha"
"""


def spanned() -> Span:
    return Span(date(2023, 1, 1), date(2023, 12, 31))


class Marked:
    """The world: a register of visits, one of gifts that name them, a clerk with a telephone."""

    def __init__(self) -> None:
        clerk = cast("registrador")
        self.unit = unit_of_clerk(clerk)
        self.visits = loaded(VISITS, VISITS_FORM, self.unit)
        self.gifts = loaded(GIFTS, GIFTS_FORM, self.unit)
        self.actor = Actor(f"person:{clerk.key}", "registrador")
        access = access_of_person(clerk)
        device, secret = make_device(
            actor=access.actor, access=access, name="Uno", unit=self.unit, registers=[self.visits], days=30
        )
        self.phone = Telephone(World(clerk, self.visits, self.gifts, device, secret))
        self.clerk = Client()
        self.clerk.force_login(clerk)

    @property
    def form(self) -> Form:
        return self.visits.version.form

    def answers(self, day: str, **values: object) -> Answers:
        given = {"fecha": day, "dni": NUMBER, "nombres": NAME, "telefono": PHONE, "sector": "puerto", **values}
        rows = [{"dni_familiar": NUMBER, "nombre_familiar": NAME, "vive": "pampa"}]
        return Answers(given, {"familia": rows})  # type: ignore[arg-type]

    def write_everywhere(self) -> None:
        """Once in each way in which anything comes."""
        on_the_page = self._saved("2023-03-01", nota=f"Dice {NUMBER}: NotaSobreEllaMarcada")
        self._saved("2023-03-02", origin=Record.Origin.SHEET)
        self._saved("2023-03-03", origin=Record.Origin.EXAMPLE, synthetic=True)
        rows = [Row(self.answers("2023-03-04"))]
        add_records(
            actor=self.actor, register=self.visits, rows=rows, origin="example", synthetic=True,
            confirmed_duplicates=("*",),
        )  # fmt: skip
        self._workbook()
        self._telephone()
        save_draft(actor=self.actor, register=self.visits, key="a" * 36, answers=self.answers("2023-03-09"))
        save_draft(
            actor=self.actor, register=self.visits, key="b" * 36, record=on_the_page, base_revision=1,
            answers=self.answers("2023-03-01", nota="Otra"),
        )  # fmt: skip
        self._corrected(on_the_page)
        gift = Answers({"fecha": "2023-04-01", "visita": on_the_page.number})
        save_record(actor=self.actor, register=self.gifts, answers=gift)
        self._counted()
        queue_mail(
            actor=self.actor, to="unidad@example.org", subject="Anotado", body=f"Se anotó {on_the_page.number}.",
            kind="test", subject_key=f"record:visitas/{on_the_page.key}",
        )  # fmt: skip

    def _saved(self, day: str, origin: str = "web", *, synthetic: bool = False, **values: object) -> Record:
        saved = save_record(
            actor=self.actor, register=self.visits, answers=self.answers(day, **values), origin=origin,
            confirmed_duplicates=("*",), synthetic=synthetic,
        )  # fmt: skip
        assert saved.record is not None, saved.problems
        return saved.record

    def _corrected(self, record: Record) -> None:
        """Its history names them twice, and one who is somebody else now."""
        record.refresh_from_db()
        record.register = self.visits
        other = self.answers("2023-03-01", nota=f"{NAME} llamó")
        saved = save_record(actor=self.actor, register=self.visits, record=record, answers=other)
        assert saved.record is not None
        record.refresh_from_db()
        record.register = self.visits
        assert move_state(actor=self.actor, record=record, move="cerrar", note=f"La cerró {NAME}").record is not None

    def _workbook(self) -> None:
        """One row that is taken, one that is rejected."""
        held = io.BytesIO()
        book = xlsxwriter.Workbook(held, {"in_memory": True})
        sheet = book.add_worksheet("Datos")
        sheet.write_row(0, 0, ["fecha", "dni", "nombres", "telefono", "luces"])
        sheet.write_row(1, 0, ["05/03/2023", NUMBER, NAME, PHONE, 3])
        sheet.write_row(2, 0, ["06/03/2023", NUMBER, NAME, PHONE, 500])
        book.close()
        at = "/trabajo/registros/visitas/importar/"
        file = SimpleUploadedFile("datos.xlsx", held.getvalue())
        self.clerk.post(at, {"unidad": self.unit, "archivo": file}, follow=True)
        upload = RecordUpload.objects.get()
        self.clerk.post(f"{at}{upload.digest}/", {}, follow=True)
        assert Record.objects.filter(origin="xlsx").count() == 1

    def _telephone(self) -> None:
        """One taken with its photo, one that waits for a person, one discarded, each with files."""
        image = io.BytesIO(photo()).getvalue() + NAME.encode()
        whole, strange = {f"{NAME}.jpg": image}, {"marcada.exe": f"MZ {NAME}".encode()}
        for place, (instance, lights) in enumerate((("1", 3), ("2", 500), ("3", 500))):
            answer = self.phone.send(self.xml(instance, lights, 7 + place), whole | (strange if place else {}))
            assert answer.status_code == (202 if place else 201), answer.content
        state = Submission.State
        assert {each.state for each in Submission.objects.all()} <= {state.TAKEN, state.REVIEW}
        last = Submission.objects.get(instance__endswith="3")
        discard_submission(actor=self.actor, submission=last, reason="No corresponde")

    def xml(self, instance: str, lights: int, day: int) -> bytes:
        return f"""<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="visitas" version="1">
<fecha>2023-03-{day:02}</fecha><dni>{NUMBER}</dni><nombres>{NAME}</nombres><telefono>{PHONE}</telefono>
<luces>{lights}</luces><foto>{NAME}.jpg</foto><orx:meta><orx:instanceID>uuid:{instance}</orx:instanceID></orx:meta>
</data>""".encode()

    def _counted(self) -> None:
        [measure] = approve_measures(actor=TESTS, register=self.visits)
        row = _counted(measure, count_of(measure, spanned()))
        row.plan, row.indicator, row.period, row.number, row.by = "p", "IND.01", "2023", 1, TESTS.key
        row.first, row.last = spanned().first, spanned().last
        row.save()
        assert Counted.objects.get().excluded is not None

    @property
    def measure(self) -> MeasureVersion:
        return MeasureVersion.objects.get(register=self.visits, state="approved")


def places_that_say(*signs: str) -> list[str]:
    """Every column of every table, and every file of the installation, in which one of them stands."""
    needles = [sign.lower().encode() for sign in signs]
    found = {place for place, held in _everything() if any(needle in held for needle in needles)}
    return sorted(found)


def _everything() -> Iterator[tuple[str, bytes]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    yield f"{table}.{name}", _bytes(value)
    for path in Path(settings.HOME).rglob("*"):
        if path.is_file():
            yield f"file {path.name}", path.name.lower().encode() + path.read_bytes().lower()
    if connection.vendor == "sqlite":
        yield "pages of the database", connection.connection.serialize().lower()


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        held = bytes(value)
        return (_unpacked(held) if held.startswith(b"PK") else held).lower()
    return str(value).lower().encode()


def _unpacked(held: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
