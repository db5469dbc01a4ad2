from pathlib import Path

import pytest
from tests.reports.small_package import PLAN, package_of, runs_of

from faro.reports.report import report_name, write_report


def test_all_four_formats_are_written_under_stable_names(tmp_path: Path) -> None:
    package = package_of()
    begun: list[str] = []
    paths = write_report(package, runs_of(package), tmp_path, on_progress=begun.append)
    names = [f"evaluacion-pei-2022.{suffix}" for suffix in ("docx", "pdf", "xlsx", "html")]
    assert [path.name for path in paths] == names == begun
    assert all(path.stat().st_size > 1000 for path in paths)


def test_only_the_formats_asked_for_are_written(tmp_path: Path) -> None:
    package = package_of()
    write_report(package, runs_of(package), tmp_path, formats=("xlsx",))
    assert [path.name for path in tmp_path.iterdir()] == ["evaluacion-pei-2022.xlsx"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("PDLC al 2034", "evaluacion-pdlc-2022"),
        ("2021-A", "evaluacion-plan-2022"),
        ("Índice", "evaluacion-indice-2022"),
    ],
)
def test_the_name_is_fit_for_a_file(code: str, name: str) -> None:
    package = package_of(plan=[{**PLAN, "code": code}])
    assert report_name(package, runs_of(package)) == name
