"""What the forms of security, risk and social care work out or refuse, against cases worked by hand."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

import pytest
from tests.registers.catalogue.folders import form

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.check import check, choices_for
from faro.registers.domain.forms.model import Choice, Table

TODAY = date(2024, 6, 28)
NOON = datetime(2024, 6, 28, 12, tzinfo=timezone(timedelta(hours=-5)))
MILLION = 1_000_000


def worked_out(code: str, **values: Value) -> Mapping[str, Value]:
    return check(form(code), Answers(values), today=TODAY, now=NOON).answers.values


@pytest.mark.parametrize(("called", "arrived", "minutes"), [("10:05", "10:17", 12), ("23:50", "00:10", 20)])
def test_minutes_to_arrive_go_past_midnight(called: str, arrived: str, minutes: int) -> None:
    answers = worked_out("incidentes", hora_aviso=called, atendido="si", hora_llegada=arrived)

    assert answers["minutos_respuesta"] == minutes * MILLION


def test_without_an_arrival_there_are_no_minutes() -> None:
    assert "minutos_respuesta" not in worked_out("incidentes", hora_aviso="10:05", atendido="no")


@pytest.mark.parametrize(("given", "until"), [("2023-05-17", "2025-05-17"), ("2024-02-29", "2026-02-28")])
def test_a_safety_certificate_is_valid_two_years(given: str, until: str) -> None:
    assert worked_out("certificados-itse", fecha_emision=given)["vence"] == until


@pytest.mark.parametrize(("zone", "until"), [("urbana", "2027-03-01"), ("rural", "2029-03-01")])
def test_a_household_is_classified_for_four_years_in_town_and_six_in_the_country(zone: str, until: str) -> None:
    assert worked_out("hogares-sisfoh", zona=zone, fecha_clasificacion="2023-03-01")["vence"] == until


@pytest.mark.parametrize(
    ("tenths", "said"), [(69, "severa"), (70, "moderada"), (99, "moderada"), (100, "leve"), (109, "leve"), (110, "no")]
)
def test_anaemia_is_said_by_the_form_and_not_by_who_measures(tenths: int, said: str) -> None:
    assert worked_out("tamizajes-anemia", hemoglobina=tenths * MILLION // 10)["anemia"] == said


@pytest.mark.parametrize(
    ("born", "months"), [("2023-06-12", 12), ("2023-06-13", 11), ("2021-07-10", 35), ("2021-06-12", 36)]
)
def test_a_child_has_the_months_it_has_lived(born: str, months: int) -> None:
    assert worked_out("tamizajes-anemia", fecha="2024-06-12", nacimiento=born)["edad_meses"] == months * MILLION


@pytest.mark.parametrize(("day", "round_"), [("2023-06-30", "2023-I"), ("2023-07-01", "2023-II")])
def test_a_survey_belongs_to_the_half_of_its_year(day: str, round_: str) -> None:
    assert worked_out("percepcion-seguridad", fecha=day)["ronda"] == round_


@pytest.mark.parametrize(("hazards", "exposed"), [(["tsunami"], "si"), (None, "no")])
def test_a_dwelling_is_exposed_where_a_hazard_is_ticked(hazards: list[str] | None, exposed: str) -> None:
    assert worked_out("viviendas-riesgo", **({"peligros": hazards} if hazards else {}))["expuesta"] == exposed


@pytest.mark.parametrize(("movement", "sign"), [("ingreso", 1), ("sobrante", 1), ("salida", -1), ("merma", -1)])
def test_the_stock_grows_by_what_comes_in_and_falls_by_what_goes_out(movement: str, sign: int) -> None:
    assert worked_out("almacen-alimentos", movimiento=movement, cantidad=40 * MILLION)["saldo"] == sign * 40 * MILLION


def test_a_patrol_is_offered_the_hours_of_its_shift() -> None:
    offered = choices_for(form("patrullajes"), "franjas", Answers({"turno": "noche"}), today=TODAY, now=NOON)

    assert [choice.name for choice in offered] == ["h22", "h00", "h02", "h04"]


def test_who_answered_no_interview_is_not_asked_for_fear() -> None:
    assert "percibe" not in worked_out("percepcion-seguridad", entrevista="rechazo", percibe="si")


@pytest.mark.parametrize(("premises", "refused"), [("LOC-00001", False), ("LOC-00002", True)])
def test_a_visit_is_to_the_premises_of_its_entry_in_the_programme(premises: str, refused: bool) -> None:  # noqa: FBT001
    lists = {
        "programa-inspecciones": Table([Choice("PRG-2024-0001", "Entrada", {"local": "LOC-00001"})]),
        "establecimientos": Table([Choice("LOC-00001", "Uno"), Choice("LOC-00002", "Dos")]),
    }
    visit = Answers({"programada": "PRG-2024-0001", "local": premises})

    problems = check(form("inspecciones"), visit, today=TODAY, now=NOON, external=lists).problems

    assert any(problem.place.key == "local" for problem in problems) is refused


def test_a_failed_visit_keeps_what_is_still_to_be_lifted() -> None:
    rows: list[dict[str, Value]] = [
        {"materia": "incendio", "detalle": "Extintor vencido", "gravedad": "grave", "situacion": "pendiente"}
    ]
    visit = Answers({"resultado": "fallida", "falla": "cerrado"}, {"observaciones": rows})

    kept = check(form("inspecciones"), visit, today=TODAY, now=NOON).answers

    assert kept.items["observaciones"][0]["situacion"] == "pendiente"
    assert "conclusion" not in kept.values
