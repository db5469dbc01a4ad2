import errno
from pathlib import Path

import pytest
from tests.reports.small_package import PLAN, package_of, runs_of

from faro.kernel.files import FileNotWritten
from faro.reports.report import report_name, write_report


def test_all_four_formats_are_written_under_stable_names(tmp_path: Path) -> None:
    package = package_of()
    begun: list[str] = []
    paths = write_report(package, runs_of(package), tmp_path, on_progress=begun.append)
    names = [f"evaluacion-pei-2022.{suffix}" for suffix in ("docx", "pdf", "xlsx", "html")]
    assert [written.path.name for written in paths] == names == begun
    assert all(written.path.stat().st_size > 1000 for written in paths)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_a_word_file_in_which_somebody_worked_is_kept(tmp_path: Path) -> None:
    package = package_of()
    (tmp_path / "evaluacion-pei-2022.docx").write_bytes(b"two weeks of work")

    (written,) = write_report(package, runs_of(package), tmp_path, formats=("docx",))

    assert written.kept == tmp_path / "evaluacion-pei-2022 (anterior 1).docx"
    assert written.kept.read_bytes() == b"two weeks of work"
    assert written.path.read_bytes() != b"two weeks of work"


def test_the_same_report_again_leaves_nothing_behind(tmp_path: Path) -> None:
    package = package_of()
    write_report(package, runs_of(package), tmp_path)

    again = write_report(package, runs_of(package), tmp_path)

    assert [written.kept for written in again] == [None] * 4
    assert len(list(tmp_path.iterdir())) == 4


def test_a_failure_leaves_the_earlier_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = package_of()
    write_report(package, runs_of(package), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full_disk(*_anything: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("faro.reports.html.write_html", full_disk)

    with pytest.raises(FileNotWritten, match="no queda espacio en el disco"):
        write_report(package_of(plan=[{**PLAN, "name": "Otro"}]), runs_of(package), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


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
