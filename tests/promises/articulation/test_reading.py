"""The printed matrix against the file read with plain Python, and files that are wrong."""

import csv
import io

import pytest
from tests.promises.articulation.world import DATA, rows_of

from faro.kernel.errors import InputProblems
from faro.promises.domain.articulation.facts import Level
from faro.promises.domain.articulation.reading import links_of, read_matrix

FILE = DATA / "articulation.csv"
LEVELS = ("national", "regional", "provincial", "plan")


def pairs() -> dict[tuple[str, str], bool]:
    """Each pair of neighbouring objectives, and whether every row that has it inherits one of both."""
    found: dict[tuple[str, str], bool] = {}
    for row in rows_of("articulation.csv"):
        for upper, lower in (("national", "regional"), ("regional", "provincial"), ("provincial", "plan")):
            pair = (row[f"{upper}_objective"], row[f"{lower}_objective"])
            inherited = "true" in (row[f"{upper}_inherited"], row[f"{lower}_inherited"])
            found[pair] = found.get(pair, True) and inherited
    return found


def test_the_links_are_the_pairs_of_the_file_each_once() -> None:
    links = links_of(read_matrix(FILE.read_text("utf-8"), "articulation.csv"))

    assert {(link.upper.name, link.lower.name): link.inherited for link in links} == pairs()
    assert len(links) == len(pairs()) == 26
    assert sum(link.inherited for link in links) == 8


def test_the_links_are_those_that_the_institutional_plan_carries_too() -> None:
    links = links_of(read_matrix(FILE.read_text("utf-8"), "articulation.csv"))
    with (DATA.parent / "pei-2022" / "links.csv").open(encoding="utf-8", newline="") as file:
        carried = {
            (row["upper_name"], row["lower_name"]): row["carried_over"] == "true" for row in csv.DictReader(file)
        }

    assert {(link.upper.name, link.lower.name): link.inherited for link in links} == carried


def test_a_level_that_a_row_leaves_empty_is_stepped_over() -> None:
    text = _matrix(regional="", provincial="")

    (link,) = links_of(read_matrix(text, "m.csv"))

    assert (link.upper.level, link.lower.level) == (Level.NATIONAL, Level.PLAN)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"missing_columns"}),
        ("line,plan_objective\n1,Agua\n", {"missing_columns"}),
        ("{plan}", {"no_plan_objective"}),
        ("{line}", {"wrong_value"}),
        ("{flag}", {"wrong_value"}),
        ("{long}", {"wrong_value"}),
    ],
)
def test_a_wrong_file_says_all_that_is_wrong(text: str, codes: set[str]) -> None:
    text = {
        "{plan}": _matrix(plan=" "),
        "{line}": _matrix(line="²"),
        "{flag}": _matrix(inherited="sí"),
        "{long}": _matrix(plan="a" * 401),
    }.get(text, text)

    with pytest.raises(InputProblems) as raised:
        read_matrix(text, "m.csv")

    assert {problem.code for problem in raised.value.problems} == codes
    assert all(problem.place.file == "m.csv" for problem in raised.value.problems)


def test_hostile_text_is_kept_as_text() -> None:
    (row,) = read_matrix("\ufeff" + _matrix(plan="<script>alert(1)</script> =cmd()"), "m.csv")

    assert row.cells[-1].name == "<script>alert(1)</script> =cmd()"


def _matrix(
    *, regional: str = "R", provincial: str = "P", plan: str = "G", line: str = "7", inherited: str = "false"
) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["line", *(f"{each}_objective" for each in LEVELS), *(f"{each}_inherited" for each in LEVELS)])
    writer.writerow([line, "N", regional, provincial, plan, inherited, "false", "false", "false"])
    return out.getvalue()
