"""``faro check``."""

import html
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from click.testing import Result

from faro.checks.finding import Severity
from faro.checks.rules import ALL
from faro.cli.check import UnknownRule, chosen_rules, status, tell

ROOT = Path(__file__).parents[2]
ILO = str(ROOT / "data" / "ilo" / "pei-2022")
DEMO = str(ROOT / "data" / "demo")
SCHEMA = json.loads((ROOT / "docs" / "check.schema.json").read_text("utf-8"))

Call = Callable[..., Result]


def findings(result: Result) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(result.stdout)
    return listed


@pytest.mark.parametrize("package", [ILO, DEMO], ids=["ilo", "demo"])
def test_the_json_follows_the_published_schema(call: Call, package: str) -> None:
    jsonschema.validate(findings(call("check", package, "--format", "json")), SCHEMA)


def test_ilo_contradicts_itself_and_the_exit_status_says_so(call: Call) -> None:
    result = call("check", ILO, "--format", "json")

    severities = [each["severity"] for each in findings(result)]
    assert result.exit_code == 1
    assert severities.count("high") > 10
    assert severities == sorted(severities, key=[each.value for each in Severity].index)


def test_without_high_findings_the_status_is_0(call: Call) -> None:
    assert call("check", DEMO, "--rule", "name").exit_code == 0


def test_severity_shows_that_one_and_those_above(call: Call) -> None:
    everything = findings(call("check", ILO, "--format", "json"))
    medium = findings(call("check", ILO, "--format", "json", "--severity", "medium"))

    assert medium == [each for each in everything if each["severity"] in ("high", "medium")]


def test_a_class_and_a_rule_can_be_asked_for(call: Call) -> None:
    listed = findings(call("check", ILO, "--format", "json", "--rule", "sum", "--rule", "verdict.against-figures"))

    assert {each["rule"].split(".")[0] for each in listed} == {"sum", "verdict"}
    assert {each["rule"] for each in listed if each["class"] == "verdict"} == {"verdict.against-figures"}


@pytest.mark.parametrize(
    ("wanted", "near"), [("summ", "sum"), ("verdict.agianst-figures", "verdict.against-figures"), ("SUM", "sum")]
)
def test_an_unknown_rule_gets_the_near_names(call: Call, wanted: str, near: str) -> None:
    result = call("check", ILO, "--rule", wanted)

    assert result.exit_code == 2
    assert f"No hay ninguna regla ni clase «{wanted}»." in result.stderr
    assert near in result.stderr.split("¿Quiso decir")[1]


def test_a_rule_like_no_other_gets_the_classes() -> None:
    with pytest.raises(UnknownRule, match="Las clases son: sense, verdict"):
        chosen_rules(["xyzxyz"], ALL)


def test_bad_input_is_status_2(call: Call, tmp_path: Path) -> None:
    assert call("check", str(tmp_path / "nothing")).exit_code == 2
    assert call("check", ILO, "--year", "2040").exit_code == 2
    assert call("check", ILO, "--severity", "grave").exit_code == 2


def test_a_pipe_gets_plain_text_that_is_never_cut(call: Call) -> None:
    output = call("check", ILO).output
    longest = max((each["message"] for each in findings(call("check", ILO, "--format", "json"))), key=len)

    assert "\x1b" not in output
    assert longest in output
    assert "GRAVE (" in output.splitlines()[0]
    assert output.splitlines()[-1].startswith("Por clase: ")


def test_a_terminal_gets_one_line_for_each_finding() -> None:
    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "faro.cli", "check", ILO, "--rule", "sum"]
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm", "NO_COLOR": "1"}
    process = subprocess.Popen(words, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    lines = "".join(iter(lambda: read(leader), "")).splitlines()
    process.wait()

    rules = [line for line in lines if line.startswith("sum.")]
    assert len(rules) == int(lines[-2].split(" ", maxsplit=1)[0])
    assert all(len(line) <= 100 for line in rules)


def read(leader: int) -> str:
    try:
        return os.read(leader, 65536).decode()
    except OSError:
        return ""


def test_a_page_and_a_workbook_are_written_where_asked(call: Call, tmp_path: Path) -> None:
    page, book = tmp_path / "new" / "a.html", tmp_path / "a.xlsx"
    page.parent.mkdir()

    written = call("check", ILO, "--format", "html", "--out", str(page))
    call("check", ILO, "--format", "xlsx", "--out", str(book))

    assert written.exit_code == 1
    assert f"Escrito: {page}" in written.stdout.replace("\n", "")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert openpyxl.load_workbook(book).sheetnames == ["Hallazgos", "Lugares", "Reglas"]


def test_without_a_name_the_file_is_named_after_the_plan(call: Call, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)

    call("check", DEMO, "--format", "html", "--rule", "name")

    (made,) = tmp_path.iterdir()
    assert made.name.startswith("hallazgos-")
    assert made.suffix == ".html"


@pytest.mark.parametrize("form", ["json", "table"])
def test_what_is_printed_can_be_a_file(call: Call, tmp_path: Path, form: str) -> None:
    printed = call("check", ILO, "--format", form).stdout

    call("check", ILO, "--format", form, "--out", str(tmp_path / "file"))

    assert (tmp_path / "file").read_text("utf-8") == printed


def test_a_file_that_was_there_is_never_replaced_silently(call: Call, tmp_path: Path) -> None:
    page, book = tmp_path / "a.html", tmp_path / "a.xlsx"
    page.write_text("old", "utf-8")
    book.write_text("with a person's notes", "utf-8")

    assert "Reemplazado: " in call("check", DEMO, "--format", "html", "--out", str(page)).stdout
    assert (
        "El anterior era distinto y se guardó como: "
        in call("check", DEMO, "--format", "xlsx", "--out", str(book)).stdout
    )
    assert "with a person's notes" in [each.read_text("utf-8", "replace") for each in tmp_path.iterdir()]


def test_a_folder_that_is_not_there_is_named(call: Call, tmp_path: Path) -> None:
    result = call("check", DEMO, "--format", "html", "--out", str(tmp_path / "no" / "a.html"))

    assert result.exit_code == 2
    assert "no existe la carpeta" in result.stderr


def test_a_rule_that_fails_is_named_and_is_no_clean_bill(capsys: pytest.CaptureFixture[str]) -> None:
    failures = [(ALL[0], KeyError("code"))]

    tell(failures)

    assert f"La regla {ALL[0].id} falló" in capsys.readouterr().err
    assert (status((), failures), status((), [])) == (2, 0)


def test_another_year_may_be_checked(call: Call) -> None:
    result = call("check", ILO, "--year", "2023", "--format", "json", "--rule", "verdict")

    assert result.exit_code in (0, 1)
    jsonschema.validate(findings(result), SCHEMA)


def test_it_loads_no_document_library_and_takes_less_than_a_second() -> None:
    program = (
        "import sys, time; from faro.cli.main import faro\n"
        f"try: faro(['check', {ILO!r}], prog_name='faro')\n"
        "except SystemExit: pass\n"
        "unwanted = {'django', 'docx', 'typst', 'openpyxl', 'xlsxwriter', 'jinja2', 'lxml', 'pyspark', 'pandas'}\n"
        "print(sorted(unwanted & set(sys.modules)), time.process_time())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    loaded, seconds = done.stdout.splitlines()[-1].rsplit(" ", maxsplit=1)
    assert loaded == "[]"
    # Processor time, which a machine busy with other tests hardly changes; measured at about 0.6 s.
    assert float(seconds) < 1


def test_the_report_carries_the_findings_as_its_last_annex(call: Call, tmp_path: Path) -> None:
    high = findings(call("check", ILO, "--format", "json", "--severity", "high"))

    assert call("report", ILO, "--format", "html", "--out", str(tmp_path)).exit_code == 0

    (page,) = tmp_path.glob("*.html")
    annex = html.unescape(page.read_text("utf-8")).split('id="anexo-hallazgos"')[1]
    assert [each["subject"] for each in high if each["subject"] not in annex] == []


@pytest.mark.parametrize("inside", ["plan.csv", "new.json", "."])
def test_the_package_itself_is_never_written_over(call: Callable[..., Result], copy_of_ilo: Path, inside: str) -> None:
    before = {path.name: path.read_bytes() for path in copy_of_ilo.iterdir()}

    result = call("check", str(copy_of_ilo), "--format", "json", "--out", str(copy_of_ilo / inside))

    assert result.exit_code == 2
    assert {path.name: path.read_bytes() for path in copy_of_ilo.iterdir()} == before


def test_a_year_without_figures_gives_no_grave_finding(call: Callable[..., Result]) -> None:
    assert call("check", ILO, "--year", "2021", "--severity", "high", "--rule", "count").exit_code == 0


@pytest.fixture
def copy_of_ilo(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ILO, tmp_path / "pei"))
