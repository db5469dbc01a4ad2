"""Where an indicator should go: against its targets, its name and the document's verdict."""

import pytest

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.sense import RULES, against_series, against_wording, ambiguous, verdict_under_contrary
from faro.checks.rules.sense_words import suggestion
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, units

CODE = "IND.01.AEI.01.01"
TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"))


def seen(
    indicator: Measured, verdicts: tuple[str, ...] = (), more_targets: tuple[tuple[int, int, str], ...] = ()
) -> Evidence:
    tables = measured(indicator)
    tables["targets"] += [
        {"indicator": CODE, "year": year, "version": version, "value": units(value)}
        for year, version, value in more_targets
    ]
    claims = [claim(n, "verdict", said, indicator=CODE) for n, said in enumerate(verdicts, start=1)]
    return evidence(("ceplan-2021",), elements=TREE, claims=claims, **tables)


def one(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_failing_example_only(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


def test_rising_targets_contradict_a_descending_sense() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "40", "40", "descending"), more_targets=((2023, 0, "45"), (2024, 0, "50")))
    finding = one(list(against_series(case)))
    assert "suben: de 40 en 2022 a 50 en 2024" in finding.message
    assert [occurrence.place.row for occurrence in finding.occurrences] == [2, 4]


@pytest.mark.parametrize("later", [(), ((2025, 0, "40"),), ((2025, 0, "60"),), ((2025, 0, "30"), (2025, 1, "50"))])
def test_level_rising_or_mended_targets_agree_with_an_ascending_sense(later: tuple[tuple[int, int, str], ...]) -> None:
    case = seen(Measured(CODE, "AEI.01.01", "40", "40", "ascending"), more_targets=later)
    assert list(against_series(case)) == []


def test_an_undeclared_sense_follows_the_targets_and_is_not_held_against_them() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "40", "40", None), more_targets=((2025, 0, "30"),))
    assert list(against_series(case)) == []


@pytest.mark.parametrize(
    ("name", "sense", "certain"),
    [
        ("Porcentaje de niños menores de tres años que padecen de anemia", "descending", True),
        ("Porcentaje de la población escolar que no asiste al sistema educativo", "descending", True),
        ("Porcentaje de población que se percibe insegura", "descending", True),
        ("Tasa de morosidad del impuesto predial", "descending", True),
        ("Tiempo promedio de emisión de licencias", "descending", False),
        ("Porcentaje de población en condición de vulnerabilidad ante desastres", "descending", False),
        ("Porcentaje de ciudadanos que participan en el presupuesto", "ascending", False),
    ],
)
def test_a_few_words_suggest_a_sense(name: str, sense: str, certain: bool) -> None:  # noqa: FBT001
    found = suggestion(name)
    assert found is not None
    assert (found.sense, found.certain) == (sense, certain)


@pytest.mark.parametrize(
    "name",
    [
        "Porcentaje de población socialmente vulnerable atendida por programas sociales",
        "Porcentaje de reducción de la anemia",
        "Porcentaje de viviendas evaluadas que se encuentran expuestas a peligros",
        "Porcentaje de áreas degradadas recuperadas",
        "Porcentaje de edificaciones con licencia por año",
        "Porcentaje de reclamos resueltos en plazo",
        "Porcentaje de espacios públicos no operativos",
        "Número de mesas de concertación",
    ],
)
def test_most_names_suggest_nothing(name: str) -> None:
    assert suggestion(name) is None


def test_certain_wording_weighs_more_than_uncertain() -> None:
    certain = seen(Measured(CODE, "AEI.01.01", "17", "20", "ascending", "Niños que padecen de anemia"))
    uncertain = seen(Measured(CODE, "AEI.01.01", "17", "20", "ascending", "Tiempo promedio de emisión de licencias"))
    assert one(list(against_wording(certain))).severity == Severity.MEDIUM
    assert one(list(against_wording(uncertain))).severity == Severity.LOW


def test_a_name_against_an_inferred_sense_is_told_so() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "17", "20", None, "Niños que padecen de anemia"))
    assert "se toma, por sus metas, como ascendente" in one(list(against_wording(case))).message


def test_a_verdict_that_takes_more_for_better_is_found_once_for_all_its_places() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "40", "45", "descending"), ("logrado", "sí alcanzó la meta"))
    finding = one(list(verdict_under_contrary(case)))
    assert "obtuvo 45 contra una meta de 40" in finding.message
    assert [occurrence.place.line for occurrence in finding.occurrences] == [1, 2]


@pytest.mark.parametrize(
    ("sense", "value", "verdict"),
    [("descending", "45", "no logrado"), ("descending", "40", "logrado"), ("ascending", "45", "logrado")],
)
def test_right_verdicts_are_not_flagged(sense: str, value: str, verdict: str) -> None:
    case = seen(Measured(CODE, "AEI.01.01", "40", value, sense), (verdict,))
    assert list(verdict_under_contrary(case)) == []


def test_a_wrong_verdict_without_a_plausible_contrary_reading_is_not_a_matter_of_sense() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "100", "95", "ascending"), ("logrado",))
    assert list(verdict_under_contrary(case)) == []


def test_an_ambiguous_sense_tells_both_readings() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "20", "10", "ascending", ambiguous=True), ("logrado",))
    message = one(list(ambiguous(case))).message
    assert "si es ascendente, no logrado; si es descendente, logrado. El documento lo da por logrado." in message


def test_an_ambiguous_sense_that_changes_nothing_is_not_told() -> None:
    case = seen(Measured(CODE, "AEI.01.01", "20", "20", "ascending", ambiguous=True))
    assert list(ambiguous(case)) == []
