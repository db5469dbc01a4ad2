"""``faro evaluate``."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

ROOT = Path(__file__).parents[2]
ILO = str(ROOT / "data" / "ilo" / "pei-2022")
DEMO = str(ROOT / "data" / "demo")
SCHEMA = json.loads((ROOT / "docs" / "evaluate.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def ilo() -> dict[str, Any]:
    words = [sys.executable, "-m", "faro.cli", "evaluate", ILO, "--format", "json"]
    printed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    evaluation: dict[str, Any] = json.loads(printed)
    return evaluation


def objectives(run: dict[str, Any]) -> list[float]:
    return [round(each["result"], 1) for each in run["elements"] if each["level"] == "OEI"]


def test_the_two_default_methods_give_the_figures_of_ilo(ilo: dict[str, Any]) -> None:
    """Figures worked apart from the engine, in tests/data/test_ilo.py."""
    report, ceplan = ilo["runs"]

    assert (report["method"]["id"], ceplan["method"]["id"]) == ("ilo-2022", "ceplan-2021")
    assert report["summary"]["indicators"] == 51
    assert report["summary"]["achieved"] == 17
    assert (report["summary"]["achieved_low"], report["summary"]["achieved_high"]) == (16, 18)
    assert round(report["summary"]["mean"], 1) == 33.4
    assert report["summary"]["lights"] == {"green": 2, "amber": 1, "red": 6, "nd": 0}
    assert objectives(ceplan) == [67.0, 95.0, 56.0, 77.1, 97.9, 93.8, 67.0, 68.5, 63.7]
    assert round(ceplan["summary"]["mean"], 1) == 76.2
    assert ceplan["summary"]["light"] == "amber"
    assert ceplan["method"]["aggregation_source"] == "own"


def test_the_ambiguous_senses_are_named(ilo: dict[str, Any]) -> None:
    ambiguous = [each["code"] for each in ilo["runs"][0]["indicators"] if each["sense_ambiguous"]]

    assert sorted(ambiguous) == ["IND.01.AEI.08.01", "IND.01.OEI.01"]


def test_ilo_has_no_activities_and_nothing_is_invented(ilo: dict[str, Any]) -> None:
    assert [(run["activities"], run["cost_centres"]) for run in ilo["runs"]] == [([], []), ([], [])]


@pytest.mark.parametrize("package", [ILO, DEMO], ids=["ilo", "demo"])
def test_the_json_follows_the_published_schema(call: Callable[..., Result], package: str) -> None:
    every = ["-m", "ilo-2022", "-m", "ceplan-2021", "-m", "ceplan-2023", "-m", "poi-ceplan"]

    printed = json.loads(call("evaluate", package, "--format", "json", *every).stdout)

    jsonschema.validate(printed, SCHEMA)
    assert len(printed["runs"]) == 4


def test_the_schema_refuses_what_it_does_not_know(ilo: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError, match="unknown"):
        jsonschema.validate({**ilo, "unknown": 1}, SCHEMA)


def test_a_pipe_gets_plain_text_that_is_never_cut(call: Callable[..., Result]) -> None:
    result = call("evaluate", ILO)

    assert "\x1b" not in result.output
    assert "…" not in result.output
    assert "Promedio simple de los objetivos" in result.output
    assert "de 16 a 18" in result.output


def test_a_terminal_gets_colours_and_rows_of_one_line() -> None:
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "faro.cli", "evaluate", ILO], stdout=slave, stderr=slave, env=environment
    ) as process:
        os.close(slave)
        output = b""
        while chunk := _read(master):
            output += chunk
        os.close(master)
        assert process.wait() == 0
    text = output.decode()

    assert "\x1b[" in text
    assert "…" in text
    assert len([line for line in text.splitlines() if line.startswith("OEI.")]) == 9


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def test_another_year_has_no_values_and_says_so(call: Callable[..., Result]) -> None:
    result = call("evaluate", ILO, "--year", "2021")

    assert result.exit_code == 0
    assert "Ninguno de sus indicadores tiene dato." in result.output


def test_what_is_not_a_package_is_named_and_ends_with_2(call: Callable[..., Result], tmp_path: Path) -> None:
    result = call("evaluate", str(tmp_path / "nada"))

    assert result.exit_code == 2
    assert "nada" in result.output
    assert "Traceback" not in result.output


def test_the_demo_says_it_is_synthetic(call: Callable[..., Result]) -> None:
    assert "DATOS SINTÉTICOS" in call("evaluate", DEMO).output


def test_the_same_package_gives_the_same_bytes_every_time() -> None:
    words = [
        sys.executable,
        "-m",
        "faro.cli",
        "evaluate",
        DEMO,
        "--format",
        "json",
        "-m",
        "ceplan-2023",
        "-m",
        "poi-ceplan",
    ]

    printed = {subprocess.run(words, capture_output=True, check=True).stdout for _ in range(6)}

    assert len(printed) == 1


@pytest.mark.parametrize("year", ["2020", "2026"])
def test_a_year_outside_the_plan_is_refused(call: Callable[..., Result], year: str) -> None:
    result = call("evaluate", ILO, "--year", year)

    assert result.exit_code == 2
    assert f"El año {year} está fuera del periodo del plan, 2021-2025." in result.output


def test_a_method_out_of_its_time_is_said_with_those_that_rule(call: Callable[..., Result]) -> None:
    assert "fuera de su vigencia en 2025" in call("evaluate", DEMO).output
    assert "fuera de su vigencia" not in call("evaluate", DEMO, "-m", "ceplan-2023").output
    assert "fuera de su vigencia" not in call("evaluate", ILO).output


def test_activities_not_shown_are_mentioned(call: Callable[..., Result]) -> None:
    assert "añada -m poi-ceplan" in call("evaluate", DEMO).output
    assert "añada -m poi-ceplan" not in call("evaluate", ILO).output


def test_a_full_disk_is_said_without_a_traceback() -> None:
    words = [sys.executable, "-m", "faro.cli", "evaluate", ILO, "--format", "json"]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert result.returncode == 2
    assert "no queda espacio en el disco" in result.stderr
    assert "Traceback" not in result.stderr
