"""A register with every kind of question, made for these tests."""

from hashlib import sha256

from django.utils import timezone
from tests.directory.cast import cast

from faro.directory.api import Person, units_on
from faro.registers.domain.definition_reading import read_definition
from faro.registers.domain.forms.read import read_form
from faro.registers.models import Register, RegisterVersion

CODE = "visitas"
FORM = """
| survey |
COLUMNS
| | date | fecha | Fecha | | yes | | . <= today() | No puede ser futura. | | today() | | | |
| | select_one turno | turno | Turno | | yes | | | | | | | | |
| | select_one distrito | distrito | Distrito | | | | | | | | | | |
| | select_one sector | sector | Sector | | | | | | | | | distrito = ${distrito} | |
| | integer | personas | Personas | | | | . < 100 | Menos de 100. | | | | | |
| | decimal | horas | Horas por persona | | | | | | | | | | |
| | calculate | total | Horas en total | | | | | | ${personas} * ${horas} | | | | |
| | text | motivo_corto | ¿Por qué nadie? | | yes | ${personas} = 0 | | | | | | | |
| | text | detalle | Detalle | **Breve**, sin nombres. | | | | | | Sin novedad | multiline | | |
| | select_multiple medios | medios | Medios usados | | | | | | | | | | |
| | select_one calle | calle | Calle | | | | | | | | | | |
| | range | nota | Nota | | | | | | | | | | start=1 end=5 step=1 |
| | time | hora | Hora | | | | | | | | | | |
| | dateTime | cuando | Cuándo | | | | | | | | | | |
| | geopoint | lugar | Lugar | | | | | | | | | | |
| | image | foto | Foto | | | | | | | | new | | |
| | note | aviso | No olvide la [guía](https://example.org). | | | ${turno} = 'noche' | | | | | | | |
| | text | dni | DNI del atendido | | | | regex(., '^[0-9]{8}$') | Son 8 cifras. | | | numbers | | |
| | text | nombres | Nombres y apellidos | | | ${dni} != '' | | | | | | | |
| | begin_repeat | asistentes | Asistente | | | | | | | | | | |
| | text | quien | Quién | | yes | | | | | | | | |
| | integer | edad | Edad | | | | . >= 0 | No puede ser negativa. | | | | | |
| | end_repeat | | | | | | | | | | | | |

| choices |
| | list_name | name | label | distrito |
| | turno | manana | Mañana | |
| | turno | noche | Noche | |
| | distrito | ilo | Ilo | |
| | distrito | pacocha | Pacocha | |
| | sector | puerto | Puerto | ilo |
| | sector | pampa | Pampa Inalámbrica | ilo |
| | sector | pueblo | Pueblo Nuevo | pacocha |
| | medios | auto | Auto | |
| | medios | moto | Moto | |
| | medios | pie | A pie | |
CALLES

| settings |
| | form_title | form_id |
| | Visita | visitas |
"""
COLUMNS = (
    "| | type | name | label | hint | required | relevant | constraint | constraint_message "
    "| calculation | default | appearance | choice_filter | parameters |"
)
CALLES = "\n".join(f"| | calle | c{number} | Calle {number} de Mayo | |" for number in range(1, 41))
DEFINITION = """
format = 1
code = "visitas"
name = "Visitas de prueba"
purpose = "Una visita por hoja."
people = [{ question = "dni", kind = "person", identifier = "dni", name = "nombres", role = "atendido" }]
[record]
one = "Visita"
many = "Visitas"
title = "{sector} · {turno}"
day = "fecha"
place = "sector"
[columns]
personal = ["dni", "nombres"]
filters = ["sector", "turno"]
table = ["fecha", "sector", "turno"]
"""


def unit_of_clerk(person: Person) -> str:
    """The unit of the post that a person of the cast holds."""
    unit = person.appointments.get().post.unit
    assert unit is not None
    return unit.code


def made_register(
    form: str = FORM.replace("CALLES", CALLES).replace("COLUMNS", COLUMNS),
    definition: str = DEFINITION,
    *,
    clerk: Person | None = None,
) -> Register:
    """The register, kept by the unit of the clerk."""
    rules = read_definition(definition.encode())
    unit = unit_of_clerk(clerk or cast("registrador"))
    register = Register.objects.create(code=rules.code, name=rules.name, unit=unit)
    register.current = RegisterVersion.objects.create(
        register=register,
        number=1,
        definition=dict(rules.data),
        form_name="form.md",
        form_source=form.encode(),
        xform=read_form(form.encode(), "form.md").xform,
        digest=sha256(form.encode()).hexdigest(),
        loaded_at=timezone.now(),
        loaded_by="command:tests",
    )
    register.save()
    return register


def some_other_unit(register: Register) -> str:
    """A unit that is not the register's."""
    return next(each.code for each in units_on() if each.code != register.unit)
