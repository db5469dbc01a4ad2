"""The MEF's yearly file: what is taken, to the céntimo, and which file counts."""

from pathlib import Path

import pytest
from tests.budget.conftest import ACTOR, Bring
from tests.budget.files import COLUMNS, mef_bytes, mef_row

from faro.budget.api import Amounts, GivenFile, Release, by_generic, import_mef, months_accrued, sec_funcs, totals
from faro.budget.services.mef import NothingFound, SeveralYears
from faro.budget.services.releases import BadUnitCode
from faro.ledger.api import history, verify

JANUARY, FEBRUARY = 10_010, 20_020
ORDINARY = Amounts(pia=100_000, pim=120_050, certified=110_000, committed=100_000, accrued=30_030, paid=30_000)
TWICE = Amounts(pia=200_000, pim=240_100, certified=220_000, committed=200_000, accrued=60_060, paid=60_000)


def brought_bytes(folder: Path, content: bytes, name: str = "gasto.csv") -> Release:
    path = folder / name
    path.write_bytes(content)
    return import_mef(actor=ACTOR, file=GivenFile(path), unit="301498").release


def test_it_takes_the_rows_of_the_unit_and_counts_the_others(bring: Bring) -> None:
    release = bring([mef_row(SEC_EJEC="301499"), mef_row(), mef_row(SEC_FUNC="0002"), mef_row(SEC_EJEC="1")]).release

    assert (release.rows_read, release.rows_taken, release.rows_skipped, release.rows_quarantined) == (4, 2, 2, 0)
    assert totals(2024, "301498") == TWICE
    assert [(part.code, part.amounts) for part in sec_funcs(2024, "301498")] == [("0001", ORDINARY), ("0002", ORDINARY)]
    assert release.unit_name == "MUNICIPALIDAD DE PRUEBA"


def test_the_parts_are_named_and_the_modifications_are_what_parts_pim_from_pia(bring: Bring) -> None:
    bring([mef_row(), mef_row(GENERICA="1", GENERICA_NOMBRE="PERSONAL", MONTO_PIM="900")])

    generics = by_generic(2024, unit="301498")

    assert [(part.code, part.name) for part in generics] == [("1", "PERSONAL"), ("3", "BIENES Y SERVICIOS")]
    assert [part.amounts.modifications for part in generics] == [-10_000, 20_050]
    assert sec_funcs(2024, "301498")[0].name == "LIMPIEZA DE PRUEBA"


def test_the_generics_of_one_sec_func(bring: Bring) -> None:
    bring([mef_row(), mef_row(SEC_FUNC="0002", GENERICA="1")])

    assert [part.code for part in by_generic(2024, "2", "301498")] == ["1"]


def test_columns_may_stand_in_any_order_and_lines_end_in_any_way(db: None, tmp_path: Path) -> None:
    columns = sorted(COLUMNS, key=lambda name: name[::-1])

    brought_bytes(tmp_path, mef_bytes([mef_row()], columns, end="\r\n", mark=False))

    assert totals(2024, "301498") == ORDINARY


def test_names_with_commas_quotes_and_line_breaks_are_names(bring: Bring) -> None:
    name = 'LIMPIEZA, "BARRIDO"\nY RECOJO, ÑAÑA'

    release = bring([mef_row(META_NOMBRE=name), mef_row(SEC_FUNC="0002")]).release

    assert sec_funcs(2024, "301498")[0].name == name
    assert list(release.lines.values_list("line", flat=True)) == [2, 4]


def test_zeros_that_a_spreadsheet_took_from_a_code_come_back(bring: Bring) -> None:
    bring([mef_row(SEC_FUNC="7", RUBRO="9")])

    assert sec_funcs(2024, "301498")[0].code == "0007"
    assert months_accrued(2024, ["7"], "301498")[0] == JANUARY


def test_months_after_the_last_one_accrued_anywhere_are_not_known_yet(bring: Bring) -> None:
    march = {"MONTO_DEVENGADO_MARZO": "5.00", "MONTO_DEVENGADO_ANUAL": "305.30"}
    bring([mef_row(), mef_row(SEC_FUNC="0002", **march)])

    unknown = (None,) * 9
    assert months_accrued(2024, ["0001"], "301498") == (JANUARY, FEBRUARY, 0, *unknown)
    assert months_accrued(2024, None, "301498") == (2 * JANUARY, 2 * FEBRUARY, 500, *unknown)
    assert months_accrued(2024, ["0009"], "301498") == (None,) * 12
    assert months_accrued(2024, [], "301498") == (None,) * 12


def test_a_file_with_the_year_alone_tells_no_month(bring: Bring) -> None:
    silent = {"MONTO_DEVENGADO_ENERO": "0", "MONTO_DEVENGADO_FEBRERO": "0"}
    nothing = {**silent, "SEC_FUNC": "0002", "MONTO_DEVENGADO_ANUAL": "0", "MONTO_GIRADO_ANUAL": "0"}

    release = bring([mef_row(**silent), mef_row(**nothing)]).release

    assert release.only_the_year
    assert release.warnings == 0
    assert months_accrued(2024, None, "301498") == (None,) * 12
    assert totals(2024, "301498").accrued == ORDINARY.accrued


def test_one_row_without_months_among_others_is_doubted(bring: Bring) -> None:
    silent = {"MONTO_DEVENGADO_ENERO": "0", "MONTO_DEVENGADO_FEBRERO": "0", "SEC_FUNC": "0002"}

    release = bring([mef_row(), mef_row(**silent)]).release

    assert [(remark.line, remark.code) for remark in release.remarks.all()] == [(3, "months_empty")]
    assert not release.only_the_year


def test_months_that_miss_the_year_by_more_than_a_centimo_are_doubted(bring: Bring) -> None:
    near, far = {"MONTO_DEVENGADO_ANUAL": "300.31"}, {"MONTO_DEVENGADO_ANUAL": "300.32", "SEC_FUNC": "0002"}

    release = bring([mef_row(**near), mef_row(**far)]).release

    assert [(remark.line, remark.code) for remark in release.remarks.all()] == [(3, "months_differ")]
    assert release.rows_taken == 2


def test_phases_out_of_order_are_warnings_and_the_row_is_taken(bring: Bring) -> None:
    release = bring([mef_row(MONTO_GIRADO_ANUAL="300.31"), mef_row(SEC_FUNC="0002", MONTO_PIM="999.99")]).release

    assert release.rows_taken == 2
    assert [(remark.line, remark.code, remark.column) for remark in release.remarks.all()] == [
        (2, "phase_order", "MONTO_GIRADO_ANUAL"),
        (3, "phase_order", "MONTO_CERTIFICADO_ANUAL"),
    ]


def test_an_amount_that_is_not_there_is_missing_and_said(bring: Bring) -> None:
    release = bring([mef_row(MONTO_CERTIFICADO_ANUAL="")]).release

    assert totals(2024, "301498").certified is None
    assert [(remark.code, remark.column) for remark in release.remarks.all()] == [
        ("empty_amount", "MONTO_CERTIFICADO_ANUAL")
    ]


def test_the_same_file_again_changes_nothing(bring: Bring) -> None:
    first, again = bring([mef_row()]), bring([mef_row()], name="otro-nombre.csv")

    assert (first.written, again.written) == (True, False)
    assert again.release == first.release
    assert Release.objects.count() == 1
    assert len(history("budget:301498/2024")) == 1
    assert verify().sound


def test_a_newer_file_replaces_the_older_one_which_stays(bring: Bring) -> None:
    older = bring([mef_row()]).release
    newer = bring([mef_row(MONTO_PIM="1300.50")]).release

    older.refresh_from_db()
    assert (older.state, newer.state) == ("superseded", "ready")
    assert older.lines.count() == 1
    assert totals(2024, "301498").pim == 130_050
    entries = history("budget:301498/2024")
    assert [entry.action for entry in entries] == ["budget.release_imported"] * 2
    assert ("PIM", "S/ 1,200.50", "S/ 1,300.50") in entries[0].changes


def test_years_and_units_do_not_touch_each_other(bring: Bring, tmp_path: Path) -> None:
    bring([mef_row()])
    bring([mef_row(ANO_EJE="2023", MONTO_PIM="1199.00")])
    path = tmp_path / "otra.csv"
    path.write_bytes(mef_bytes([mef_row(SEC_EJEC="300002", MONTO_PIM="1500.00")]))
    import_mef(actor=ACTOR, file=GivenFile(path), unit="300002")

    assert (totals(2024, "301498").pim, totals(2023, "301498").pim) == (120_050, 119_900)
    assert totals(2024, "300002").pim == 150_000
    assert totals(2022, "301498") == Amounts()


def test_of_several_years_one_has_to_be_said(bring: Bring) -> None:
    rows = [mef_row(), mef_row(ANO_EJE="2023")]
    with pytest.raises(SeveralYears, match="2023, 2024"):
        bring(rows)

    release = bring(rows, year=2023).release

    assert (release.year, release.rows_taken, release.rows_skipped) == (2023, 1, 1)
    assert Release.objects.count() == 1


def test_a_file_without_the_unit_or_the_year_is_refused_and_leaves_nothing(bring: Bring) -> None:
    with pytest.raises(NothingFound, match="301498"):
        bring([mef_row(SEC_EJEC="301499")])
    with pytest.raises(NothingFound, match="2020"):
        bring([mef_row()], year=2020)
    assert not Release.objects.exists()


@pytest.mark.parametrize("unit", ["", "MPI", "3014981", "-1", "٣"])
def test_a_unit_is_six_digits(db: None, tmp_path: Path, unit: str) -> None:
    with pytest.raises(BadUnitCode):
        import_mef(actor=ACTOR, file=GivenFile(tmp_path / "gasto.csv"), unit=unit)
