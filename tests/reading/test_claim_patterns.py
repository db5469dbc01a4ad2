"""Each way of saying a figure, by the pattern that reads it. The sentences are made up, the figures read by hand."""

from collections.abc import Iterable

import pytest

from faro.reading.claim_patterns import PATTERNS
from faro.reading.claims import ClaimFinder, FoundClaim
from faro.reading.codes import ACTION, OBJECTIVE, Registry
from faro.reading.document import Document, Line, Spot

REGISTRY = Registry(
    elements={(OBJECTIVE, (4,)): "OEI.04", (ACTION, (4, 1)): "AEI.04.01"},
    indicators={
        (OBJECTIVE, (4,)): [("IND.01.OEI.04", "hectareas reforestadas"), ("IND.02.OEI.04", "viveros instalados")],
        (ACTION, (4, 1)): [("IND.01.AEI.04.01", "plantones entregados")],
    },
)
SECTION = "OEI.04 Reforestar las laderas"


def claims_of(*paragraphs: str) -> list[FoundClaim]:
    finder = ClaimFinder(REGISTRY)
    lines = tuple(Line(text, Spot(None, at)) for at, text in enumerate(paragraphs, 1))
    finder.walk(Document("informe.txt", lines))
    return finder.claims


def brief(claims: Iterable[FoundClaim]) -> list[tuple[str, str, str]]:
    return [(claim.kind, claim.element, claim.stated_value) for claim in claims]


IN_A_SECTION = {
    "indicators_not_achieved": ("Dos (02) indicadores no alcanzaron lo previsto.", "count_not_achieved", "OEI.04", "2"),
    "indicators_achieved": ("De ellos, tres (03) lograron lo previsto.", "count_achieved", "OEI.04", "3"),
    "no_indicator_achieved": ("Ninguno logró lo previsto.", "count_achieved", "OEI.04", "0"),
    "indicators": ("Se mide con SEIS (06) INDICADORES.", "count_indicators", "OEI.04", "6"),
    "lines_of_work": ("Cuenta con cinco (05) líneas de trabajo.", "count_actions", "OEI.04", "5"),
    "light_then_count": ("Color Verde: 03 objetivos", "count_light", "", "3"),
    "count_then_light": ("Hay 2 objetivos que se ubican en color rojo.", "count_light", "", "2"),
    "count_in_light": ("De ellos, 4 se ubican en rojo.", "count_light", "", "4"),
    "objectives": ("En 04 objetivos se gastó todo.", "count", "", "4"),
    "themes": ("Reúne 07 grandes temas.", "count", "OEI.04", "7"),
    "activities_before": ("Las actividades operativas subieron de 30 a 45.", "count_activities", "", "30"),
    "activities": ("Tuvo veintidós (22) actividades operativas.", "count_activities", "OEI.04", "22"),
    "activities_in_brackets": ("Hay muchas actividades operativas (145).", "count_activities", "OEI.04", "145"),
    "collection": ("Hubo una recaudación de apenas el 31%.", "collection", "", "31"),
    "share_of_the_target": ("El indicador de la AEI.04.01 logró solo el 45% de la meta.", "degree", "AEI.04.01", "45"),
    "execution": ("La AEI.04.01 tuvo un nivel de ejecución del 88%.", "execution", "AEI.04.01", "88"),
    "physical_execution": ("La AEI.04.01 se ha cumplido al 90%.", "physical", "AEI.04.01", "90"),
    "average": ("Esto da un promedio de avance de sólo, el 17.5%.", "result", "OEI.04", "17.5"),
    "progress": ("La AEI.04.01 registra un avance de 60%.", "obtained", "AEI.04.01", "60"),
    "percent_of_progress": ("Preocupa el 00% de avance.", "result", "OEI.04", "0"),
    "budget_share": ("El OEI.04 recibió más recursos (46%).", "budget_share", "OEI.04", "46"),
    "percent_in_brackets": ("Es bajo el Objetivo Estratégico 4 (12,5 %).", "result", "OEI.04", "12,5"),
    "colour": ("Se ubica en el color naranja.", "colour", "OEI.04", "NARANJA"),
    "semester": ("Vale para el primer semestre del 2023.", "period", "", "2023"),
    "population": ("Somos 8,450 habitantes.", "population", "", "8,450"),
    "no_activity": ("No se ha registrado ninguna actividad operativa en la AEI.04.01.", "coverage", "AEI.04.01", "0"),
    "only_so_many_activities": ("Para la AEI.04.01 solo se ha alineado un proyecto.", "coverage", "AEI.04.01", "1"),
    "activities_only_for": (
        "Solo se han programado actividades operativas para la acción AEI 04.01.",
        "coverage",
        "OEI.04",
        "AEI 04.01",
    ),
}


@pytest.mark.parametrize("pattern", IN_A_SECTION)
def test_each_pattern_reads_its_sentence(pattern: str) -> None:
    sentence, kind, element, value = IN_A_SECTION[pattern]

    found = [claim for claim in claims_of(SECTION, sentence) if claim.pattern == pattern]

    assert brief(found) == [(kind, element, value)]
    assert len(found[0].words.split()) <= 30
    assert found[0].words in sentence
    assert found[0].spot.line == 2


def test_every_pattern_has_its_sentence() -> None:
    assert {pattern.name for pattern in PATTERNS} - set(IN_A_SECTION) == {"activities_after"}


def test_a_change_gives_both_figures() -> None:
    assert brief(claims_of("Las actividades operativas subieron de 30 a 45 en el año.")) == [
        ("count_activities", "", "30"),
        ("count_activities", "", "45"),
    ]


def test_outside_the_objectives_the_same_words_speak_of_the_plan() -> None:
    assert brief(claims_of("El promedio de avance es de 40.2%, de color ROJO.")) == [
        ("average", "", "40.2"),
        ("colour", "", "ROJO"),
    ]
    assert brief(claims_of("De los diez (10) indicadores, siete (07) NO HAN LOGRADO la meta.")) == [
        ("count_not_achieved", "", "7"),
        ("count", "", "10"),
    ]


def test_a_conclusion_ends_the_section() -> None:
    assert brief(claims_of(SECTION, "CONCLUSIONES", "El promedio es de 40%.")) == [("average", "", "40")]


def test_a_numbered_list_ends_no_section() -> None:
    text = ("1. Presentación", SECTION, "1. Viveros", "2. Plantones", "Se mide con seis (06) indicadores.")
    assert brief(claims_of(*text)) == [("count_indicators", "OEI.04", "6")]


def test_a_verdict_is_given_on_each_code_named_before_it() -> None:
    text = "El indicador del OEI.04 Viveros instalados lograron cumplir la meta y la AEI.04.01 no alcanzó la meta."
    found = [(claim.indicator, claim.stated_value) for claim in claims_of(SECTION, text)]
    assert found == [("IND.02.OEI.04", "logrado"), ("IND.01.AEI.04.01", "no logrado")]


@pytest.mark.parametrize(
    "judged",
    ["no lograron la meta", "tuvo un avance menor al programado", "estuvo cerca, pero no ha cumplido la meta"],
)
def test_a_verdict_against_is_no_verdict_for(judged: str) -> None:
    assert [claim.stated_value for claim in claims_of(f"La AEI.04.01 {judged}.")] == ["no logrado"]


def test_none_achieved_judges_every_indicator_of_the_objective() -> None:
    verdicts = [claim for claim in claims_of(SECTION, "Ninguno ha logrado la meta.") if claim.kind == "verdict"]
    assert [(claim.element, claim.stated_value) for claim in verdicts] == [
        ("OEI.04", "no logrado"),
        ("AEI.04.01", "no logrado"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "La Ley N° 27972 y la Resolución 749-2020-MPI aprueban el plan 2021-2025.",
        "El 30 de marzo de 2023 se envió el oficio N° 120.",
        "La acción AEI.04.01 tiene indicadores.",
        "El objetivo se explica en la sección 4 del capítulo 2.",
    ],
)
def test_norms_dates_and_codes_are_no_claims(sentence: str) -> None:
    assert claims_of(SECTION, sentence) == []


def test_a_numeric_sentence_that_is_not_understood_is_kept() -> None:
    finder = ClaimFinder(REGISTRY)
    finder.walk(Document("a.txt", (Line("El costo fue de S/ 12,500.00 en total.", Spot(None, 7)),)))
    assert [(each.kind, each.spot.line) for each in finder.unplaced] == [("sentence", 7)]


def read(*paragraphs: str) -> ClaimFinder:
    finder = ClaimFinder(Registry())
    finder.walk(Document("informe.txt", tuple(Line(text, Spot(None, at)) for at, text in enumerate(paragraphs, 1))))
    return finder


@pytest.mark.parametrize(
    ("sentence", "element", "indicator", "verdict"),
    [
        ("El indicador IND.01.OEI.01 no logró la meta programada.", "OEI.01", "IND.01.OEI.01", "no logrado"),
        ("El indicador IND.01.AEI.01.02 no alcanzó su meta.", "AEI.01.02", "IND.01.AEI.01.02", "no logrado"),
        ("El indicador IND.02.AEI.01.03 logró la meta programada.", "AEI.01.03", "IND.02.AEI.01.03", "logrado"),
    ],
)
def test_a_verdict_may_name_its_indicator_by_code(sentence: str, element: str, indicator: str, verdict: str) -> None:
    found = read(sentence)
    assert [(c.kind, c.element, c.indicator, c.stated_value) for c in found.claims] == [
        ("verdict", element, indicator, verdict)
    ]
    assert found.unplaced == []


def test_a_verdict_on_nobody_known_is_kept() -> None:
    found = read("La tasa de robos no logró su meta.", "La cobertura de vacunas logró la meta programada.")
    assert found.claims == []
    assert [each.spot.line for each in found.unplaced] == [1, 2]


@pytest.mark.parametrize(
    ("sentence", "achieved", "not_achieved"),
    [
        ("De los indicadores, 3 lograron su meta y 2 no la lograron.", "3", "2"),
        ("De ellos, cuatro (04) lograron la meta y dos (02) no la lograron.", "4", "2"),
    ],
)
def test_both_halves_of_a_count_are_read(sentence: str, achieved: str, not_achieved: str) -> None:
    found = read(sentence)
    assert {(c.kind, c.measure, c.stated_value) for c in found.claims} == {
        ("count_achieved", "indicadores", achieved),
        ("count_not_achieved", "indicadores", not_achieved),
    }
    assert found.unplaced == []


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Tres (03) lograron su meta y cinco (05) van con retraso.", "«cinco (05)»"),
        ("Del total, 3 lograron su meta y 2 siguen pendientes.", "«2»"),
        ("El promedio de avance es de 40.2%, frente al 35.5% anterior.", "«35.5%»"),
    ],
)
def test_a_sentence_with_a_figure_left_over_is_kept_too(sentence: str, left: str) -> None:
    found = read(sentence)
    assert len(found.claims) == 1
    assert [left in each.reason for each in found.unplaced] == [True]


def test_dates_norms_and_codes_are_no_figures_left_over() -> None:
    sentence = (
        "Al 31 de diciembre, según la Ley N° 300 y la tabla 4, tres (03) indicadores de la AEI.01.02 se midieron."
    )
    assert read(sentence).unplaced == []


def test_each_light_has_its_count() -> None:
    found = read("De ellos, 2 están en color verde, 3 en amarillo y 4 en rojo.")
    assert [(c.kind, c.measure, c.stated_value) for c in found.claims] == [
        ("count_light", "color VERDE", "2"),
        ("count_light", "color AMARILLO", "3"),
        ("count_light", "color ROJO", "4"),
    ]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("El plan tiene cuatro (4) indicadores.", "indicadores"),
        ("De los 4 indicadores se habla aquí.", "indicadores"),
        ("Hay cuatro (4) indicadores de los objetivos estratégicos.", "indicadores de OEI"),
    ],
)
def test_whose_indicators_are_counted_is_what_the_sentence_says(sentence: str, measure: str) -> None:
    assert [(c.kind, c.measure, c.stated_value) for c in read(sentence).claims] == [("count", measure, "4")]


def test_a_count_belongs_to_the_objective_that_its_sentence_names() -> None:
    found = read("El objetivo OEI.01 tiene dos (02) líneas de trabajo.")
    assert brief(found.claims) == [("count_actions", "OEI.01", "2")]


def test_the_number_of_a_code_is_no_count() -> None:
    assert brief(read("El OEI 01 no logró su meta.").claims) == [("verdict", "OEI.01", "no logrado")]


def test_every_pattern_has_a_figure() -> None:
    for pattern in PATTERNS:
        assert pattern.value is not None or "n" in pattern.words.groupindex


@pytest.mark.parametrize("word", ["uno y ", "actividades operativas ", "OEI.01 ", "uno (1) ", "ha logrado "])
def test_a_paragraph_without_end_is_read_in_bounded_time(word: str) -> None:
    # Were a pattern's cost to grow with the square of a paragraph, this would take minutes.
    claims_of(word * (60_000 // len(word)))
