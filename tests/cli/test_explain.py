"""``faro explain``: the numbers in the sentences are worked by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

ILO = str(Path(__file__).parents[2] / "data" / "ilo" / "pei-2022")

DEMO = str(Path(__file__).parents[2] / "data" / "demo")


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ("IND.01.OEI.05", ["17 / 20 × 100 = 85.00 % → Amarillo", "No logrado: menos es mejor", "línea 127"]),
        ("IND.01.AEI.06.01", ["100 / 60 × 100 = 166.67 %, que se limita a 100 % → Verde", "Logrado: más es mejor"]),
        ("IND.01.OEI.01", ["10 / 20 × 100 = 50.00 % → Rojo", "Con la lectura contraria saldría logrado"]),
        ("OEI.02", ["(100.0 + 100.0 + 100.0 + 80.0) / 4 = 95.00 % → Verde", "3 logrados de 4 indicadores = 75.00 %"]),
    ],
)
def test_a_figure_is_shown_with_its_arithmetic_and_source(
    call: Callable[..., Result], code: str, sentences: list[str]
) -> None:
    result = call("explain", ILO, code)

    assert result.exit_code == 0
    assert [sentence for sentence in sentences if sentence not in result.output] == []


def test_a_weighted_method_without_relevance_says_why_there_is_no_result(call: Callable[..., Result]) -> None:
    result = call("explain", ILO, "OEI.05", "-m", "ceplan-2023")

    assert "Falta la relevancia de algún indicador" in result.output
    assert "El promedio simple, aparte, es 92.5 %" in result.output  # (17/20 + 100 capped) / 2


def test_an_unknown_code_gets_the_near_ones(call: Callable[..., Result]) -> None:
    result = call("explain", ILO, "oei.2")

    assert result.exit_code == 2
    assert "OEI.02" in result.output


def test_a_value_is_shown_with_its_parts(call: Callable[..., Result]) -> None:
    assert "60 de 87 × 100 = 68.97" in call("explain", DEMO, "IND.01.AEI.01.01").output
