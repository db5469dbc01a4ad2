"""Patrols small enough to be counted by hand, with a view of each kind."""

from tests.directory.cast import TESTS, cast

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.bundle import Bundle
from faro.registers.models import Register
from faro.registers.services import add_records
from faro.registers.services.bulk import Row
from faro.registers.services.loading import load_register
from faro.registers.services.measures import approve_measures

UNIT = "03.08.04"
FORM = """
| survey |
| | type | name | label | required |
| | date | fecha | Fecha | yes |
| | select_one sector | sector | Sector | |
| | select_one turno | turno | Turno | |
| | select_multiple apoyo | apoyos | Apoyos | |
| | integer | kilometros | Kilómetros | |
| | date | vence | Vence el | |
| | text | dni | DNI | |
| | text | nota | Nota | |
| | begin repeat | hallazgos | Hallazgos | |
| | select_one clase | clase | Clase | |
| | integer | cuantos | Cuántos | |
| | end repeat | | | |

| choices |
| | list_name | name | label |
| | sector | norte | Norte |
| | sector | sur | Sur |
| | sector | puerto | Puerto |
| | turno | manana | Mañana |
| | turno | noche | Noche |
| | apoyo | pnp | Policía |
| | apoyo | bomberos | Bomberos |
| | clase | basura | Basura |
| | clase | robo | Robo |

| settings |
| | form_title | form_id |
| | Partes | partes |
"""
DEFINITION = """
format = 1
code = "partes"
name = "Partes de patrullaje"
unit = "03.08.04"

[record]
one = "Parte"
many = "Partes"
title = "{numero} · {nota}"
day = "fecha"
place = "sector"

[access]
{access}

[columns]
personal = ["dni", "nota"]
filters = ["sector", "turno"]
table = ["fecha", "sector", "nota"]

[[states]]
code = "abierto"
name = "Abierto"
initial = true

[[states]]
code = "cerrado"
name = "Cerrado"
final = true

[[moves]]
code = "cerrar"
name = "Cerrar"
from = ["abierto"]
to = "cerrado"
when = "kilometros >= 10"

[[views]]
kind = "pivot"
code = "sector-turno"
name = "Sector por turno"
rows = "sector"
columns = "turno"
measure = "partes"

[[views]]
kind = "pivot"
code = "apoyos-estado"
name = "Apoyos por estado"
rows = "apoyos"
columns = "estado"
measure = "partes"

[[views]]
kind = "pivot"
code = "cobertura"
name = "Cobertura"
rows = "sector"
columns = "turno"
measure = "cobertura"

[[views]]
kind = "pivot"
code = "hallazgos"
name = "Hallazgos"
rows = "hallazgos.clase"
columns = "sector"
measure = "hallazgos"

[[views]]
kind = "pivot"
code = "nota"
name = "Por nota"
rows = "nota"
columns = "turno"
measure = "partes"

[[views]]
kind = "series"
code = "por-mes"
name = "Por mes"
measure = "largos"
by = "month"

[[views]]
kind = "map"
code = "mapa"
name = "Mapa"
measure = "kilometros"
by = "sector"

[[views]]
kind = "table"
code = "de-noche"
name = "De noche"
filter = "turno = 'noche'"

[[views]]
kind = "calendar"
code = "agenda"
name = "Agenda"
day = "fecha"

[[views]]
kind = "due"
code = "por-vencer"
name = "Por vencer"
day = "vence"

[[measures]]
code = "partes"
name = "Partes"
expression = "contar"

[[measures]]
code = "kilometros"
name = "Kilómetros recorridos"
expression = "sumar(kilometros)"

[[measures]]
code = "largos"
name = "Partes largos"
expression = "porcentaje donde kilometros >= 10"

[[measures]]
code = "cobertura"
name = "Cobertura de días"
expression = "cobertura(sector, turno, día)"

[[measures]]
code = "hallazgos"
name = "Hallazgos"
expression = "sumar(hallazgos.cuantos)"
"""


def load(access: str = "", *, definition: str = DEFINITION) -> Register:
    """The register, its measures approved."""
    cast("registrador")  # whose unit it is
    bundle = Bundle("form.md", FORM.encode(), definition.replace("{access}", access).encode())
    register = load_register(actor=TESTS, bundle=bundle, reason="Prueba").register
    approve_measures(actor=TESTS, register=register)
    return Register.objects.select_related("current").get(pk=register.pk)


def patrol(day: str, sector: str = "", turno: str = "", kilometros: int | None = None, **more: Value) -> Answers:
    """One of them; what is empty is not answered."""
    values: dict[str, Value] = {"fecha": day, **more}
    values |= {key: value for key, value in (("sector", sector), ("turno", turno)) if value}
    if kilometros is not None:
        values["kilometros"] = kilometros * 1_000_000
    found = values.pop("hallazgos", None)
    rows = [{"clase": each.split()[0], "cuantos": int(each.split()[1]) * 1_000_000} for each in found or []]  # type: ignore[union-attr]
    return Answers(values, {"hallazgos": rows} if rows else {})


BOTH: Value = ["pnp", "bomberos"]
PATROLS = (
    patrol("2023-03-01", "norte", "manana", 4, apoyos=BOTH, nota="=HYPERLINK(1)", hallazgos=["basura 2", "robo 1"]),
    patrol("2023-03-01", "norte", "manana", 12, apoyos=["pnp"], vence="2023-04-01", nota="dos"),
    patrol("2023-03-15", "norte", "noche", 10, vence="2023-03-20", nota="tres"),
    patrol(
        "2023-06-30", "sur", "noche", 3, apoyos=["bomberos"], vence="2023-07-15", nota="cuatro", hallazgos=["basura 5"]
    ),
    patrol("2023-06-30", "sur", "", None, nota="cinco"),
    patrol("2022-12-31", "puerto", "manana", 8, nota="seis"),
)


def keep(register: Register, patrols: tuple[Answers, ...] = PATROLS, *, name: str = "p") -> None:
    """Write them down."""
    added = add_records(
        actor=TESTS, register=register, rows=[Row(each, f"{name}{at}") for at, each in enumerate(patrols)], origin="web"
    )
    assert added.added == len(patrols), added.rejected
