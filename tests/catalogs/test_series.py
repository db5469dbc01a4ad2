"""Denominators: several sources are kept, and none counts until somebody decides."""

from datetime import date

import pytest

from faro.catalogs.api import (
    CatalogueError,
    NoValue,
    UnknownCode,
    add_series,
    add_series_value,
    choose_series_source,
    listed_series,
    series_value,
    series_values,
)
from faro.catalogs.domain.rows import Sure
from faro.catalogs.domain.series import parse_series
from faro.catalogs.domain.shipped import DataFileError
from faro.ledger.api import Actor, recent

pytestmark = pytest.mark.django_db
ACTOR = Actor("person:p-1")
END_OF_2022 = date(2022, 12, 31)
RENIEC = "Plan de gobierno de Restauración Nacional 2019-2022, I.e (RENIEC)"
PROJECTED = "Plan de gobierno de Acción Popular 2019-2022, 1.2 (proyección)"


def test_the_population_is_told_by_several_sources_each_with_its_value() -> None:
    told = {(row.year, row.value // 10**6) for row in series_values("poblacion")}

    assert {(2015, 79_727), (2018, 75_456), (2021, 78_996), (2022, 70_000)} <= told


def test_without_a_decision_there_is_no_population_and_all_are_said() -> None:
    with pytest.raises(NoValue) as refusal:
        series_value("poblacion", on=END_OF_2022)

    for words in ("79,727", "75,456", "78,996", "70,000", "RENIEC"):
        assert words in str(refusal.value)


def test_the_chosen_source_counts_from_its_day_with_its_latest_value() -> None:
    choose_series_source(
        actor=ACTOR, series="poblacion", source=PROJECTED, norm="Acuerdo 7", valid_from=date(2019, 1, 1)
    )
    choose_series_source(actor=ACTOR, series="poblacion", source=RENIEC, norm="Acuerdo 8", valid_from=date(2022, 7, 1))

    assert series_value("poblacion", on=date(2020, 6, 30)).value == 75_456_000_000
    assert series_value("poblacion", on=date(2022, 6, 30)).value == 78_996_000_000
    assert series_value("poblacion", on=END_OF_2022).value == 79_727_000_000
    assert recent(1)[0].action == "catalogs.series_source_chosen"
    assert recent(1)[0].public


def test_a_source_that_tells_nothing_is_refused_with_those_there_are() -> None:
    with pytest.raises(CatalogueError, match="RENIEC"):
        choose_series_source(
            actor=ACTOR, series="poblacion", source="INEI", norm="Acuerdo 7", valid_from=date(2019, 1, 1)
        )


def test_one_source_needs_no_decision() -> None:
    assert series_value("alumnos", on=END_OF_2022).value == 20_601_000_000
    with pytest.raises(NoValue, match="31/12/2015"):
        series_value("alumnos", on=date(2015, 12, 31))


def test_the_municipality_adds_series_and_values() -> None:
    add_series(actor=ACTOR, code="comerciantes", name="Comerciantes con padrón", unit="personas")
    add_series_value(actor=ACTOR, series="comerciantes", value=350_500_000, source="Padrón", year=2023)
    add_series_value(actor=ACTOR, series="comerciantes", value=351_000_000, source="Padrón", day=date(2023, 6, 1))
    add_series_value(actor=ACTOR, series="comerciantes", value=352_000_000, source="Padrón", day=date(2023, 6, 1))

    assert "comerciantes" in {series.code for series in listed_series()}
    assert series_value("comerciantes", on=date(2023, 5, 31)).value == 350_500_000
    assert series_value("comerciantes", on=date(2023, 6, 1)).value == 352_000_000


def test_a_value_without_time_or_source_is_refused() -> None:
    with pytest.raises(CatalogueError, match="el año"):
        add_series_value(actor=ACTOR, series="poblacion", value=1, source="INEI")
    with pytest.raises(CatalogueError, match="fuente"):
        add_series_value(actor=ACTOR, series="poblacion", value=1, source=" ", year=2022)
    with pytest.raises(UnknownCode):
        add_series_value(actor=ACTOR, series="nada", value=1, source="INEI", year=2022)


def test_a_fault_in_the_data_file_stops_the_start() -> None:
    place = {"code": "180300", "name": "Ilo"}
    value = {"series": "x", "place": "180300", "year": 2020, "value": "1", "source": "s", "sure": Sure.FOUND.value}

    with pytest.raises(DataFileError, match="unknown"):
        parse_series({"series": [], "places": [place], "values": [value], "default_place": "180300"})
    with pytest.raises(DataFileError):
        parse_series(
            {"series": [], "places": [place], "values": [{**value, "value": "uno"}], "default_place": "180300"}
        )
