import pytest

from faro.portal.domain.folding import slug_of
from faro.portal.domain.searching import Entry, SearchIndex

INDEX = SearchIndex(
    (
        Entry("Indicador", "IND.01.OEI.04", "Población urbana con vías", "OEI.04 pistas y veredas", "/i4"),
        Entry("Objetivo", "OEI.04", "Impulsar el desarrollo ordenado del territorio", "", "/o4"),
        Entry("Objetivo", "OEI.05", "Acceso a salud y educación", "licencias", "/o5"),
        Entry("Indicador", "IND.01.OEI.01", "Tiempo de emisión de Licencias de Funcionamiento", "", "/i1"),
    )
)


def found(query: str) -> list[str]:
    return [entry.url for entry in INDEX.find(query)]


def test_an_exact_code_comes_first() -> None:
    assert found("OEI.04") == ["/o4", "/i4"]
    assert found("oei.04")[0] == "/o4"


@pytest.mark.parametrize("query", ["poblacion", "Población", "POBLACIÓN", "poblac"])
def test_accents_capitals_and_endings_do_not_matter(query: str) -> None:
    assert found(query) == ["/i4"]


@pytest.mark.parametrize("query", ["OEI05", "oei 5", "OEI-05", "Oei.5"])
def test_a_code_is_found_however_it_is_written(query: str) -> None:
    assert found(query) == ["/o5"]
    assert found("ind1oei4") == ["/i4"]


def test_a_figure_is_not_taken_for_the_code_of_a_unit() -> None:
    unit = Entry("Unidad", "03.06", "Gerencia de obras", "", "/u")
    assert SearchIndex((unit,)).find("3.6") == []
    assert SearchIndex((unit,)).find("03.06") == [unit]


def test_words_that_say_nothing_hide_nothing() -> None:
    assert found("¿por qué las licencias?") == ["/i1", "/o5"]
    assert found("de")[0] == "/i1"


def test_names_come_before_texts() -> None:
    assert found("licencias") == ["/i1", "/o5"]


def test_every_word_must_stand_somewhere() -> None:
    assert found("licencias salud") == ["/o5"]
    assert found("licencias territorio") == []


@pytest.mark.parametrize("query", ["", "  ", "¿?", "%_", "x" * 5000])
def test_nothing_sensible_finds_nothing(query: str) -> None:
    assert found(query) == []


def test_slugs_stay_readable() -> None:
    assert slug_of("PEI-2021-2025") == "pei-2021-2025"
    assert slug_of("Plan Año 1/2") == "plan-ano-1-2"
    assert slug_of("//") == "plan"
