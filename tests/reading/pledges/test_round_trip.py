"""Random plans set in several forms are read back as they were made."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.pledges.expected import found, wanted
from tests.reading.pledges.forms import TABLE_FORMS
from tests.reading.pledges.shapes import FOUR, THREE, Aimed, Goal, Plan, Row, Section

from faro.reading.opening import read_document
from faro.reading.pledges.reading import read_pledges

NAMES = ("Social", "Económica", "Ambiental", "Institucional")
NUMERALS = ("1.- Dimensión {}", "II. DIMENSIÓN {}", "Dimensión {}", "c) Dimensión {}:")
PLACES = ("colegio", "parque", "mercado", "camino", "barrio", "canal", "muelle", "archivo", "taller", "comedor")
STATES = ("deteriorado", "inseguro", "sin agua", "sin luz", "lejano", "desordenado", "con filtraciones")
DEEDS = ("Reparar", "Ampliar", "Renovar", "Cuidar", "Ordenar")
THINGS = ("locales", "talleres", "puestos", "kilómetros", "jornadas")


@st.composite
def targets(draw: st.DrawFn, indicator: str) -> Aimed:
    number = draw(st.integers(2, 900))
    sign, words = draw(st.sampled_from([("=", ""), (">=", "Al menos "), (">", "Más de "), ("<=", "No más de ")]))
    thing = draw(st.sampled_from(THINGS))
    return Aimed(f"{words}{number} {thing} atendidos", "count", str(number), sign, indicator=indicator)


@st.composite
def rows(draw: st.DrawFn, *, with_indicator: bool) -> Row:
    place, state, deed = (draw(st.sampled_from(words)) for words in (PLACES, STATES, DEEDS))
    indicator = f"Registro del {place}" if with_indicator else ""
    goals = [
        Goal(f"{each} el {place}", (draw(targets(indicator)),))
        for each in draw(st.lists(st.sampled_from(DEEDS), min_size=1, max_size=2, unique=True))
    ]
    return Row(f"{place.capitalize()} {state} y falta de {deed.lower()}", tuple(goals))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    columns = draw(st.sampled_from([THREE, FOUR]))
    sections = []
    for name in NAMES[: draw(st.integers(1, 4))]:
        title = draw(st.sampled_from(NUMERALS)).format(name)
        made = draw(st.lists(rows(with_indicator=columns is FOUR), min_size=1, max_size=3))
        sections.append(Section(title, name, tuple(made)))
    return Plan("Partido de ensayo Z", draw(st.sampled_from(["2022", "2026", "2030"])), columns, tuple(sections))


@pytest.mark.parametrize("form", ["tabs", "bars", "columns", "html", "docx"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_a_random_plan_comes_back(form: str, plan: Plan) -> None:
    name, write = TABLE_FORMS[form]
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(write(plan))
        assert found(read_pledges(read_document(path, layout=True))) == wanted(plan)
