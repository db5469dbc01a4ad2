"""A register small enough to be known by heart, and with everything: premises, and inspections that point to them."""

from datetime import date

from tests.directory.cast import TESTS, cast

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.bundle import Bundle
from faro.registers.models import Register
from faro.registers.services.loading import load_register

UNIT = "03.08.04"

PREMISES_FORM = """
| survey |
| | type | name | label | required |
| | text | nombre | Nombre del local | yes |
| | text | ruc | RUC del titular | |
| | text | titular | Titular | |
| | select_one sector | sector | Sector | |

| choices |
| | list_name | name | label |
| | sector | puerto | Puerto |
| | sector | pampa | Pampa Inalámbrica |

| settings |
| | form_title | form_id |
| | Locales | locales |
"""

PREMISES = """
format = 1
code = "locales"
name = "Locales"
[record]
one = "Local"
many = "Locales"
title = "{nombre}"
number = "LOC-{seq:03}"
place = "sector"
unique = [["nombre"]]
[columns]
filters = ["sector"]
table = ["nombre", "sector"]
[[people]]
question = "ruc"
kind = "either"
identifier = "ruc"
name = "titular"
role = "titular"
"""

FORM = """
| survey |
| | type | name | label | required | relevant | constraint | constraint_message |
| | date | fecha | Fecha | yes | | | |
| | select_one_from_file locales.csv | local | Local | yes | | | |
| | select_one resultado | resultado | Resultado | yes | | | |
| | text | dni | DNI de quien atendió | | | | |
| | text | nombres | Nombres y apellidos | | ${dni} != '' | | |
| | integer | aforo | Aforo | | | . > 0 | Un aforo es mayor que cero. |
| | date | levantado | Levantado el | | | | |
| | begin repeat | observaciones | Observaciones | | | | |
| | text | que | Qué | yes | | | |
| | select_one estado | estado_obs | Estado | yes | | | |
| | end repeat | | | | | | |
| | text | nota | Nota | | | | |

| choices |
| | list_name | name | label |
| | resultado | conforme | Conforme |
| | resultado | observado | Con observaciones |
| | estado | pendiente | Pendiente |
| | estado | levantada | Levantada |

| settings |
| | form_title | form_id |
| | Inspecciones | inspecciones |
"""

DEFINITION = """
format = 1
code = "inspecciones"
name = "Inspecciones"
purpose = "Cada visita a un local."

[record]
one = "Inspección"
many = "Inspecciones"
title = "{local} · {resultado}"
number = "INS-{year}-{seq:04}"
day = "fecha"
unique = [["fecha", "local"]]

[access]
enter = ["03.06"]
public = "aggregates"

[columns]
personal = ["dni", "nombres"]
filters = ["resultado", "aforo", "observaciones.estado_obs"]
table = ["fecha", "local", "resultado"]

[[people]]
question = "dni"
identifier = "dni"
name = "nombres"
role = "atendio"

[retention]
years = 5
norm = "Plazo propio"

[[states]]
code = "abierta"
name = "Abierta"
initial = true

[[states]]
code = "observada"
name = "Por levantar"

[[states]]
code = "cerrada"
name = "Cerrada"
final = true

[[moves]]
code = "conforme"
name = "Cerrar por conforme"
from = "abierta"
to = "cerrada"
when = "resultado = 'conforme'"

[[moves]]
code = "observar"
name = "Observar"
from = "abierta"
to = "observada"
when = "resultado = 'observado'"

[[moves]]
code = "levantar"
name = "Levantar las observaciones"
from = "observada"
to = "cerrada"
who = "correct"
ask = ["levantado"]

[[deadlines]]
state = "observada"
name = "Plazo para levantar"
days = 5
day_kind = "working"
from = "fecha"

[[carry]]
link = "local"
repeat = "observaciones"
open = "estado_obs = 'pendiente'"

[[views]]
kind = "table"
code = "todas"
name = "Todas"
"""


def bundle(definition: str = DEFINITION, form: str = FORM) -> Bundle:
    """The files of a register."""
    return Bundle("form.md", form.encode(), definition.encode())


def load(definition: str = DEFINITION, form: str = FORM) -> Register:
    """The register in force, in a unit of the cast."""
    cast("registrador")
    version = load_register(actor=TESTS, bundle=bundle(definition, form), unit=UNIT, reason="Prueba")
    return Register.objects.get(pk=version.register_id)


def load_premises() -> Register:
    """The register of premises, that the other one points to."""
    return load(PREMISES, PREMISES_FORM)


def answers(day: date | str = "2023-06-30", local: str = "LOC-001", **values: Value) -> Answers:
    """An inspection without observations."""
    return Answers({"fecha": str(day), "local": local, "resultado": "conforme", **values})


def observed(*observations: str, day: date | str = "2023-06-30", local: str = "LOC-001") -> Answers:
    """An inspection with observations, all pending."""
    rows = [{"que": each, "estado_obs": "pendiente"} for each in observations]
    return Answers({"fecha": str(day), "local": local, "resultado": "observado"}, {"observaciones": rows})
