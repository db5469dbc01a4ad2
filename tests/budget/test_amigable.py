"""The workbook of the Consulta Amigable: aggregates with the percentage that it prints."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.budget.conftest import ACTOR, Bring
from tests.budget.files import HEADINGS, RUBROS, WAY, amigable_file, mef_row

from faro.budget.api import (
    GivenFile,
    Imported,
    Release,
    import_amigable,
    progress_of,
    quarantine_of,
    totals,
    warnings_of,
)
from faro.budget.services.amigable import AnotherWorkbook, NoRows, UnknownUnit, UnknownYear
from faro.kernel.errors import InputProblems

pytestmark = pytest.mark.django_db


def brought(path: Path, unit: str = "", year: int | None = None) -> Imported:
    return import_amigable(actor=ACTOR, file=GivenFile(path), unit=unit, year=year)


def codes(problems: pytest.ExceptionInfo[InputProblems]) -> list[str]:
    return [problem.code for problem in problems.value.problems]


def test_it_takes_the_rows_and_the_way_to_them(tmp_path: Path) -> None:
    release = brought(amigable_file(tmp_path)).release

    assert (release.year, release.unit, release.unit_name) == (2022, "301498", "MUNICIPALIDAD DE PRUEBA")
    assert release.scope == "Rubro"
    assert (release.rows_read, release.rows_taken, release.rows_skipped, release.rows_quarantined) == (5, 5, 0, 0)
    assert list(release.rows.values_list("level", "code", "depth", "on_the_way", "pim")) == [
        ("TOTAL", "", 0, True, 100_000),
        ("Nivel de Gobierno", "M", 1, True, 100_000),
        ("Municipalidad", "180301-301498", 2, True, 100_000),
        ("Rubro", "08", 3, False, 40_000),
        ("Rubro", "09", 3, False, 60_000),
    ]
    assert release.warnings == 0


def test_its_amounts_are_never_added_to_the_lines(bring: Bring, tmp_path: Path) -> None:
    bring([mef_row(ANO_EJE="2022")])
    before = totals(2022, "301498")

    brought(amigable_file(tmp_path))

    assert totals(2022, "301498") == before


def test_the_percentage_is_shown_as_printed_and_as_computed(tmp_path: Path) -> None:
    wrong = ("08: IMPUESTOS MUNICIPALES", 500, 400, 300, 200, 200, 150, 150, 37.6)
    no_pim = ("13: DONACIONES", 0, 0, 0, 0, 0, 0, 0, 0)

    release = brought(amigable_file(tmp_path, [*WAY, wrong, RUBROS[1], no_pim])).release

    told = {row.code: (row.printed, row.computed, row.agrees) for row in progress_of(release)}
    assert told["08"] == (Decimal("37.6"), Decimal("37.5"), False)
    assert told["09"] == (Decimal(75), Decimal("75.0"), True)
    assert told["13"] == (Decimal(0), None, True)  # nothing can be said against it
    assert [(remark.code, remark.line) for remark in warnings_of(release)] == [("progress_differs", 9)]


def test_amounts_written_as_text_are_read_as_printed(tmp_path: Path) -> None:
    row = ("08: IMPUESTOS", "1,234,567.89", "S/ 2,000,000", "1'000,000", 5, 4, 3.0, 2, "0.0")

    release = brought(amigable_file(tmp_path, [row]), unit="301498").release

    assert release.rows.values_list("pia", "pim", "certified", "accrued").get() == (
        123_456_789,
        200_000_000,
        100_000_000,
        300,
    )


def test_a_query_inside_another_is_another_release(tmp_path: Path) -> None:
    inside = (("Rubro 08: IMPUESTOS MUNICIPALES", 500, 400, 300, 200, 200, 150, 150, 37.5),)
    headings = (("Genérica", *HEADINGS[0][1:]), HEADINGS[1])
    generic = (("5-23: BIENES Y SERVICIOS", 500, 400, 300, 200, 200, 150, 150, 37.5),)
    first = brought(amigable_file(tmp_path)).release
    second = brought(amigable_file(tmp_path, [*WAY, *inside, *generic], headings, name="genericas.xlsx")).release

    first.refresh_from_db()
    assert (first.state, second.state) == ("ready", "ready")
    assert second.scope == "Rubro 08 › Genérica"


def test_the_same_again_changes_nothing_and_a_newer_one_replaces(tmp_path: Path) -> None:
    path = amigable_file(tmp_path)
    first, again = brought(path), brought(path)
    newer = brought(amigable_file(tmp_path, [*WAY[:2], *RUBROS], name="nuevo.xlsx"), unit="301498")

    first.release.refresh_from_db()
    assert (first.written, again.written, newer.written) == (True, False, True)
    assert (first.release.state, newer.release.state) == ("superseded", "ready")


def test_rows_that_are_not_understood_are_left_out(tmp_path: Path) -> None:
    rows = [
        RUBROS[0],
        ("sin código", 1, 1, 1, 1, 1, 1, 1, 1),
        RUBROS[0],
        ("18: CANON", "=1+1", 1, 1, 1, 1, 1, 1, 1),
        ("19: OTRO", "abc", 1.005, 1, 1, 1, 1, 1, 1),
        ("20: FECHA", True, 1, 1, 1, 1, 1, 1, 1),
    ]

    release = brought(amigable_file(tmp_path, rows), unit="301498").release

    assert [(each.line, each.code, each.column, each.value) for each in quarantine_of(release)] == [
        (7, "not_a_row", "", ""),
        (8, "repeated", "", "08"),
        (9, "formula", "PIA", "=1+1"),
        (10, "bad_amount", "PIA", "abc"),
        (10, "bad_amount", "PIM", "1.005"),
        (11, "bad_amount", "PIA", "True"),
    ]
    assert (release.rows_taken, release.rows_quarantined) == (1, 5)


def test_doubts_are_warnings(tmp_path: Path) -> None:
    odd = ("08: IMPUESTOS MUNICIPALES", 500, 400, None, 200, 200, 150, 151, 37.5)

    release = brought(amigable_file(tmp_path, [*WAY, odd, RUBROS[1]])).release

    assert [(each.code, each.column) for each in warnings_of(release)] == [
        ("empty_amount", "Certificación"),
        ("phase_order", "Girado"),
    ]


def test_rows_that_do_not_sum_to_what_contains_them_are_told(tmp_path: Path) -> None:
    release = brought(amigable_file(tmp_path, [*WAY, RUBROS[0]])).release

    assert {each.code for each in warnings_of(release)} == {"sum_differs"}
    assert warnings_of(release)[1].value == "S/ 400.00 ≠ S/ 1,000.00"


def test_codes_below_others_are_nested_in_them(tmp_path: Path) -> None:
    figures = (1, 1, 1, 1, 1, 1, 1, 100)
    rows = [(f"{code}: X", *figures) for code in ("5", "5-23", "5-23.1", "6", "523")]

    release = brought(amigable_file(tmp_path, rows), unit="301498").release

    assert list(release.rows.values_list("code", "parent", "depth")) == [
        ("5", "", 0),
        ("5-23", "5", 1),
        ("5-23.1", "5-23", 2),
        ("6", "", 0),
        ("523", "", 0),
    ]


def test_unit_and_year_are_asked_for_where_the_workbook_does_not_tell_them(tmp_path: Path) -> None:
    path = amigable_file(tmp_path, RUBROS, above=())
    with pytest.raises(UnknownUnit):
        brought(path, year=2022)
    with pytest.raises(UnknownYear):
        brought(path, unit="301498")
    assert brought(path, unit="301498", year=2022).release.year == 2022


def test_a_workbook_of_another_unit_or_year_is_refused(tmp_path: Path) -> None:
    path = amigable_file(tmp_path)
    with pytest.raises(AnotherWorkbook, match="301498"):
        brought(path, unit="300002")
    with pytest.raises(AnotherWorkbook, match="2022"):
        brought(path, year=2021)


def test_every_missing_column_is_told_at_once(tmp_path: Path) -> None:
    path = amigable_file(tmp_path, headings=[("Rubro", "PIA", "PIM", "Devengado")])
    with pytest.raises(InputProblems) as problems:
        brought(path)
    missing = {"Certificación", "Compromiso Anual", "Atención de Compromiso Mensual", "Girado", "Avance %"}
    assert {problem.place.column for problem in problems.value.problems} == missing


def test_a_workbook_without_a_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRows):
        brought(amigable_file(tmp_path, [("sin código", 1, 1, 1, 1, 1, 1, 1, 1)]))


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    whole = amigable_file(tmp_path).read_bytes()
    empty = io.BytesIO()
    Workbook().save(empty)
    given = {
        "vacio.xlsx": (b"", "broken_workbook"),
        "texto.xlsx": (b"PIA;PIM", "broken_workbook"),
        "cortado.xlsx": (whole[: len(whole) // 2], "broken_workbook"),
        "viejo.xls": (whole, "not_xlsx"),
        "nada.xlsx": (empty.getvalue(), "empty_file"),
    }
    for name, (content, code) in given.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputProblems) as problems:
            brought(tmp_path / name)
        assert codes(problems) == [code], name
    assert not Release.objects.exists()


def test_a_workbook_that_unpacks_to_a_flood_is_refused(tmp_path: Path) -> None:
    path = amigable_file(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/flood.bin", b"\0" * (20 * 1024**2))
    with pytest.raises(InputProblems) as problems:
        brought(path)
    assert codes(problems) == ["zip_bomb"]


def test_spaces_without_end_do_not_hold_anyone_up(tmp_path: Path) -> None:
    label = "Año" + " " * 30_000 + "x" + " " * 2_000 + ":"

    release = brought(amigable_file(tmp_path, [*WAY, *RUBROS, (label, 1)], above=((label,), ("AÑO 2022",)))).release

    assert [remark.code for remark in quarantine_of(release)] == ["not_a_row"]
