"""Every register of Ilo in the demonstration: its pages open for planning and its own clerk, its indicators are fed."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.config.installation import built_demo, run_inside
from tests.registers.catalogue.folders import CODES

FED_BY = {
    "IND.01.AEI.01.01": "documentos-gestion.actualizados",
    "IND.01.AEI.01.02": "recaudacion-tributaria.recaudado",
    "IND.01.AEI.01.03": "sistemas-informaticos.modernos-operativos",
    "IND.01.AEI.01.04": "capacitaciones-personal.personal-capacitado",
    "IND.01.AEI.02.01": "capacitacion-ciudadana.ciudadanos",
    "IND.01.OEI.03": "percepcion-seguridad.percepcion",
    "IND.01.AEI.03.01": "patrullajes.cobertura",
    "IND.01.AEI.03.02": "comites-vecinales.operativos",
    "IND.01.AEI.03.03": "equipos-seguridad.operativos",
    "IND.01.AEI.03.04": "casetas.operativas",
    "IND.01.OEI.04": "zonas-urbanas.poblacion-ordenada",
    "IND.01.AEI.04.01": "obras-detectadas.con-licencia",
    "IND.01.AEI.04.02": "constancias-posesion.en-zona-planificada",
    "IND.01.AEI.04.03": "visitas-prediales.viviendas-fiscalizadas",
    "IND.01.AEI.04.04": "predios-municipales.saneados",
    "IND.01.AEI.04.06": "espacios-publicos.operativos",
    "IND.01.AEI.04.07": "unidades-transporte.formales",
    "IND.01.OEI.05": "tamizajes-anemia.prevalencia",
    "IND.02.OEI.05": "escolaridad-primaria.no-asiste",
    "IND.01.AEI.05.01": "actividades-cultura-deporte.cultura",
    "IND.01.AEI.05.02": "actividades-cultura-deporte.deporte",
    "IND.01.AEI.05.03": "campanas-salud.acceso",
    "IND.01.AEI.05.04": "participaciones-feria.condiciones-seguras",
    "IND.01.AEI.05.05": "capacitaciones-inclusion.variacion",
    "IND.01.OEI.06": "emprendimientos.consolidados",
    "IND.01.AEI.06.01": "asistencias-empresariales.asociatividad",
    "IND.01.AEI.06.02": "asistencias-empresariales.gestion",
    "IND.01.AEI.06.03": "participaciones-feria.turismo",
    "IND.01.AEI.06.04": "participaciones-feria.comerciantes",
    "IND.01.OEI.07": "metas-ecoeficiencia.logradas",
    "IND.01.AEI.07.01": "pesajes-residuos.dispuestos",
    "IND.01.AEI.07.02": "areas-verdes.conservadas",
    "IND.01.AEI.07.03": "areas-degradadas.recuperadas",
    "IND.01.AEI.07.04": "educacion-ambiental.poblacion-capacitada",
    "IND.01.AEI.07.05": "compromisos-ambientales.instituciones",
    "IND.01.AEI.07.06": "programa-ambiental.ejecutadas",
    "IND.01.OEI.08": "viviendas-riesgo.vulnerables",
    "IND.01.AEI.08.01": "viviendas-riesgo.expuestas",
    "IND.01.AEI.08.02": "programa-inspecciones.realizadas",
    "IND.01.AEI.08.03": "plan-contingencia.implementacion",
    "IND.01.AEI.08.04": "capacitaciones-grd.asistidos",
    "IND.01.AEI.08.05": "plataforma-defensa-civil.implementacion",
    "IND.01.OEI.09": "atenciones-sociales.vulnerable-atendida",
    "IND.01.AEI.09.01": "atenciones-sociales.apoyo-social",
    "IND.01.AEI.09.02": "entregas-alimentarias.acceso",
}
"""Read off docs/registers/README.md by hand: the indicators that the list of systems says that registers feed."""
WITHOUT_SOURCE = {"IND.01.AEI.02.01"}
"""Nobody has given the population of 18 and more: its numerator is counted, and there is nothing to divide it by."""
RESERVED_FOR_PLANNING = {"canastas-pantbc", "casos-tbc", "pacientes-pantbc", "violencia-familiar"}
"""Planning reads their figures and no record of theirs."""


def everything() -> dict[str, str]:
    return {"FARO_EVERY_PAGE": "1"} if os.environ.get("FARO_EVERY_PAGE") else {}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    home = Path(shutil.copytree(built_demo(tmp_path_factory), tmp_path_factory.mktemp("walk") / "demo"))
    said = run_inside(home, "from tests.registers.demo.walk import main; main()", FARO_DEMO="1", **everything())
    found: Mapping[str, Any] = json.loads(said.splitlines()[-1])
    return found


def test_every_register_is_there_with_records_that_say_they_are_made_up(walked: Mapping[str, Any]) -> None:
    registers = walked["registers"]
    assert [each["code"] for each in registers] == CODES
    assert [each["code"] for each in registers if not each["records"] or each["records"] != each["made_up"]] == []
    assert [each["code"] for each in registers if each["unmarked"]] == []


def test_its_own_clerk_lists_reads_and_writes(walked: Mapping[str, Any]) -> None:
    assert {each["code"]: each["clerk"] for each in walked["registers"] if each["clerk"]} == {}


def test_planning_lists_reads_and_measures_all_but_what_is_reserved(walked: Mapping[str, Any]) -> None:
    wrong = {each["code"]: each["planning"] for each in walked["registers"] if each["planning"]}

    assert set(wrong) == RESERVED_FOR_PLANNING
    for code, pages in wrong.items():
        assert list(pages.values()) == [403], code
        assert "medidas" not in next(iter(pages))


def test_every_indicator_has_the_numerator_and_the_denominator_that_its_name_asks_for(
    walked: Mapping[str, Any],
) -> None:
    found = {each["indicator"]: each for each in walked["measures"]}

    assert {code: each["measure"] for code, each in found.items()} == FED_BY
    assert {code for code, each in found.items() if each["numerator"] is None} == set()
    assert {code for code, each in found.items() if each["denominator"] is None} == WITHOUT_SOURCE
    assert {code for code, each in found.items() if each["outcome"] != "ok"} == WITHOUT_SOURCE


def test_the_cast_has_registers_of_its_own(walked: Mapping[str, Any]) -> None:
    """Whoever enters as the clerk of public safety sees something to write."""
    own = {each["code"] for each in walked["registers"] if each["unit"] == "03.08.04"}
    assert {"patrullajes", "incidentes", "casetas", "comites-vecinales"} <= own
