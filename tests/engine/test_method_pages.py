"""Every method has a page, and the numbers of its worked example come out of the engine."""

import re
from pathlib import Path

import pytest
from tests.engine.cases import PLAN, YEAR, activity, element, indicator, run
from tests.engine.reference import Row, Rows

from faro.engine.evaluation import Horizon
from faro.engine.method import PEI, load_method, method_ids
from faro.kernel.fixed import plain

PAGES = Path(__file__).parents[2] / "docs" / "methods"
PEI_METHODS = [method_id for method_id in method_ids() if load_method(method_id).kind == PEI]
POI_METHODS = [method_id for method_id in method_ids() if load_method(method_id).kind != PEI]
NOTHING = ("", "—")


def worked_table(method_id: str, name: str) -> list[dict[str, str]]:
    """The rows of a page's marked table, by heading."""
    page = (PAGES / f"{method_id}.md").read_text("utf-8")
    match = re.search(rf"<!-- worked-example: {name} -->\n(.*?)\n<!-- /worked-example -->", page, re.DOTALL)
    assert match, f"{method_id}.md has no worked example of its {name}"
    heading, _rule, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in match[1].splitlines()]
    return [dict(zip(heading, cells, strict=True)) for cells in body]


def assert_printed(number: float | None, text: str) -> None:
    """The number is what the page prints, to the page's decimals."""
    if text in NOTHING:
        assert number is None
    else:
        assert number == pytest.approx(float(text), abs=0.5 * 10 ** -len(text.partition(".")[2]) + 1e-9)


def objective(code: str) -> str:
    """OEI.02 for AEI.02.01."""
    return f"OEI.{code.split('.')[1]}"


def with_objectives(codes: list[str]) -> Rows:
    rows = Rows(elements=[element(code) for code in sorted({objective(code) for code in codes})])
    actions = sorted({code for code in codes if code.startswith("AEI")})
    rows.elements += [element(code, objective(code)) for code in actions]
    return rows


@pytest.mark.parametrize("method_id", PEI_METHODS)
def test_the_worked_example_comes_out_of_the_engine(method_id: str) -> None:
    table = worked_table(method_id, "indicators")
    rows = with_objectives([line["Element"] for line in table])
    for line in table:
        mark = int(line["Relevance"]) if line["Relevance"] else None
        value = None if line["Value"] in NOTHING else line["Value"]
        indicator(rows, line["Indicator"], line["Element"], value, line["Target"], sense=line["Sense"], relevance=mark)
    result = run(rows, method_id)
    got = {row["indicator"]: row for row in result.indicators.to_dicts()}
    for line in table:
        assert_printed(got[line["Indicator"]]["degree"], line["Degree"])
        assert got[line["Indicator"]]["light"] == line["Light"]
    (summary,) = result.summary.to_dicts()
    elements = {row["element"]: row for row in result.elements.to_dicts()}
    elements["Plan"] = {**summary, "result": summary["mean"]}
    for line in worked_table(method_id, "results"):
        assert_printed(elements[line["Element"]]["result"], line["Result"])
        assert elements[line["Element"]]["light"] == line["Light"]


def quantities(text: str) -> list[str | None]:
    return [None if part.strip() == "-" else part.strip() for part in text.split(",")]


@pytest.mark.parametrize("method_id", POI_METHODS)
def test_the_worked_example_of_activities_comes_out_of_the_engine(method_id: str) -> None:
    table = worked_table(method_id, "activities")
    rows = with_objectives([line["Action"] for line in table])
    for line in table:
        programmed = [*quantities(line["Programmed"]), *["1"] * (12 - len(quantities(line["Programmed"])))]
        executed = quantities(line["Executed"])
        activity(rows, line["Activity"], line["Action"], line["Aggregation"], programmed=programmed, executed=executed)
    result = run(rows, method_id, Horizon(YEAR, through_month=len(quantities(table[0]["Programmed"]))))
    got = {row["activity"]: row for row in result.activities.to_dicts()}
    for line in table:
        row = got[line["Activity"]]
        assert_printed(row["progress"], line["Progress"])
        assert (row["state"], row["light"]) == (line["State"], line["Light"])
    assert_groups(result.groups.to_dicts(), worked_table(method_id, "groups"))


def assert_groups(groups: list[Row], table: list[dict[str, str]]) -> None:
    got = {(row["scope"], row["code"]): row for row in groups}
    assert PLAN in {line["Code"] for line in table}
    for line in table:
        row = got[line["Scope"], line["Code"]]
        assert_printed(row["result"], line["Result"])
        assert_printed(row["result_by_action"], line["By action"])
        assert (row["state"], row["light"]) == (line["State"], line["Light"])


@pytest.mark.parametrize("method_id", method_ids())
def test_the_list_of_methods_links_each_page(method_id: str) -> None:
    assert f"]({method_id}.md)" in (PAGES / "README.md").read_text("utf-8")


@pytest.mark.parametrize("method_id", method_ids())
def test_a_page_names_only_codes_the_engine_gives(method_id: str) -> None:
    engine = "".join(path.read_text("utf-8") for path in (PAGES.parents[1] / "src" / "faro" / "engine").glob("*.py"))
    rules = (PAGES / f"{method_id}.md").read_text("utf-8").partition("## Edge rules")[2].partition("## Lights")[0]
    lines = [line for line in rules.splitlines() if re.match(r"\d+\. `", line)]
    assert lines
    for line in lines:
        leading = re.match(r"\d+\. ((?:`\w+`(?:, )?)+)", line)
        assert leading
        for code in re.findall(r"`(\w+)`", leading[1]):
            assert f'"{code}"' in engine, code


@pytest.mark.parametrize("method_id", method_ids())
def test_a_page_states_the_limits_of_its_method(method_id: str) -> None:
    lights = (PAGES / f"{method_id}.md").read_text("utf-8").partition("## Lights")[2].partition("##")[0]
    stated = re.findall(r"from ([\d.]*\d)", lights)
    assert stated == [plain(band.start) for band in load_method(method_id).bands]
