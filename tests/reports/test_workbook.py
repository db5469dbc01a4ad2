import hashlib
import math
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from tests.reports.small_package import (
    EASIER,
    INDICATORS,
    PLAN,
    TARGETS,
    package_of,
    package_with_activities,
    printed,
    quantity,
    runs_of,
)

from faro.package.model import Package
from faro.reports.workbook import write_workbook_report

METHODS = ("ilo-2022", "ceplan-2021", "ceplan-2023", "poi-ceplan")
BY_UNIT = {
    "code": "CODIGO",
    "description": "CENTRO",
    "activities": "N°",
    "programmed": "PROG",
    "executed": "EJEC",
    "percent": "%",
}


def written(package: Package, folder: Path, *methods: str) -> Path:
    path = folder / "informe.xlsx"
    write_workbook_report(package, runs_of(package, *(methods or METHODS)), path)
    return path


def values(path: Path, sheet: str) -> Worksheet:
    return openpyxl.load_workbook(path, data_only=True)[sheet]


def column(sheet: Worksheet, heading: str) -> dict[str, object]:
    """The cells under a heading, by the text of the row's first column."""
    place = next(cell.column for cell in sheet[4] if cell.value == heading)
    return {str(row[0].value): row[place - 1].value for row in sheet.iter_rows(min_row=5) if row[0].value is not None}


def test_sheets_stand_in_the_readers_order(tmp_path: Path) -> None:
    names = openpyxl.load_workbook(written(package_with_activities(), tmp_path)).sheetnames
    assert names == [
        "Resumen",
        "B-7 Seguimiento PEI",
        "Objetivos y acciones",
        "Indicadores",
        *(f"POI Tabla {n}" for n in range(1, 6)),
        "AO",
        "Compromisos",
        "Textos",
        "Fuentes",
        "Métodos",
    ]


def test_figures_are_numbers_with_a_format_not_texts(tmp_path: Path) -> None:
    path = written(package_of(), tmp_path)
    sheet = values(path, "Indicadores")
    assert column(sheet, "Obtenido") == {"I1": 60, "I2": 75, "I3": 20, "I4": "ND", "I5": 8}
    cell = next(cell for cell in sheet[5] if cell.value == 60)
    assert cell.number_format == '#,##0" %"'
    assert column(values(path, "Objetivos y acciones"), "Resultado según CEPLAN 2021")["OEI.01"] == 87.5


def test_the_engines_values_are_in_the_file_before_any_program_recalculates(tmp_path: Path) -> None:
    sheet = values(written(package_of(), tmp_path), "Resumen")
    first = {row[0].value: (row[1].value, row[2].value) for row in sheet.iter_rows(min_row=5, max_row=9)}
    assert (first["Indicadores"], first["Logrados"], first["Sin dato"]) == ((5, 5), (2, 2), (1, 1))
    means = first["Resultado general (promedio de los objetivos)"]
    assert means == pytest.approx((125 / 3, 81.25))
    assert first["Semáforo"] == ("Rojo", "Amarillo")


def test_degrees_and_totals_are_live_formulas(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(package_with_activities(), tmp_path))
    assert str(column(book["Indicadores"], "Avance según CEPLAN 2021")["I1"]).startswith("=IF(ISNUMBER(")
    assert str(column(book["POI Tabla 3"], "Programación financiera (S/)")["OEI.01"]).startswith("=SUM(")
    assert str(column(book["POI Tabla 5"], "Ejecución entre programación (%)")["U1"]).endswith('*100),"ND")')


def test_sheets_are_ready_to_read_and_to_print(tmp_path: Path) -> None:
    for sheet in openpyxl.load_workbook(written(package_with_activities(), tmp_path)):
        assert sheet.freeze_panes is not None
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows == "$4:$4"


def test_synthetic_data_are_marked_on_every_page(tmp_path: Path) -> None:
    path = written(package_of(plan=[{**PLAN, "synthetic": True}]), tmp_path)
    for sheet in openpyxl.load_workbook(path):
        assert str(sheet.oddHeader).count("DATOS SINTÉTICOS") == 1
        assert "DATOS SINTÉTICOS" in str(sheet["A2"].value)


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://x.test";"ver")'
    package = package_of(
        indicators=[{**row, "name": hostile} for row in INDICATORS],
        commitments=[{"id": "1", "action": hostile, "origin": "+1", "responsible": "@x"}],
        plan=[{**PLAN, "municipality": "A&B " + "x" * 300}],
    )
    path = written(package, tmp_path)
    cells = openpyxl.load_workbook(path)["Compromisos"][5]
    assert [cell.data_type for cell in cells[:5]] == ["s"] * 5
    assert cells[1].value == hostile


def test_the_same_report_has_the_same_bytes(tmp_path: Path) -> None:
    hashes = set()
    for name in ("uno", "dos"):
        (tmp_path / name).mkdir()
        hashes.add(hashlib.sha256(written(package_with_activities(), tmp_path / name).read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_printed_tables_keep_their_texts_beside_the_numbers(tmp_path: Path) -> None:
    rows = [["01", "UNO", "02", "1'100.00", "50.00", "5"], ["", "TOTALES", "3", "1,100.00", "50.00", "84.8"]]
    sheet = values(written(package_of(**printed("poi_table_5", BY_UNIT, rows)), tmp_path, "ceplan-2021"), "POI Tabla 5")
    assert column(sheet, "PROG (según documento)")["01"] == "1'100.00"
    assert column(sheet, "PROG (número)")["01"] == 1100
    assert column(sheet, "Ejecución entre programación (%)")["01"] == pytest.approx(50 / 1100 * 100)
    assert sheet["A6"].value in (None, "")


@pytest.mark.parametrize(
    "package",
    [
        package_of(measurements=None),
        package_of(indicators=[], targets=[], measurements=None),
        package_of(indicators=INDICATORS[:1], targets=TARGETS[:1]),
        package_of(units=None, sources=None),
    ],
    ids=["no measurements", "no indicators", "one indicator", "no units"],
)
def test_poor_packages_are_written_too(package: Package, tmp_path: Path) -> None:
    assert "Resumen" in openpyxl.load_workbook(written(package, tmp_path)).sheetnames


def recalculated(path: Path, folder: Path) -> Workbook:
    """The workbook as LibreOffice computes it from the formulas alone: their stored values are taken out first."""
    bare, profile = folder / "bare.xlsx", folder / "profile"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bare, "w") as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            target.writestr(item, content)
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
        "<value>0</value></prop></item></oor:items>",
        encoding="utf-8",
    )
    subprocess.run(
        [
            str(shutil.which("soffice")),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(bare),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return openpyxl.load_workbook(folder / "out" / "bare.xlsx", data_only=True)


def formulas(path: Path) -> Iterator[tuple[str, str]]:
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, ArrayFormula) or (isinstance(cell.value, str) and cell.data_type == "f"):
                    yield sheet.title, cell.coordinate


@pytest.mark.office
def test_libreoffice_computes_the_engines_figures(tmp_path: Path) -> None:
    indicators: list[dict[str, Any]] = [
        *({**row, "relevance": str(1 + place % 3)} for place, row in enumerate(INDICATORS)),
        {"code": "I6", "element": "OEI.01", "name": "Meta cero", "sense": "ascending", "relevance": "2"},
        {"code": "I7", "element": "OEI.02", "name": "Llega a cero", "sense": "descending", "relevance": "1"},
        {"code": "I8", "element": "OEI.02", "name": "Sin divisor", "sense": "ascending", "multiplier": quantity(100)},
    ]
    targets: list[dict[str, Any]] = [*TARGETS, EASIER]
    for code, value in (("I6", 0), ("I7", 5), ("I8", 5)):
        targets.append({"indicator": code, "year": 2022, "version": 0, "value": quantity(value)})
    package = package_with_activities(indicators=indicators, targets=targets)
    measurements = [
        *package.rows("measurements"),
        {"indicator": "I6", "period": "2022", "value": quantity(3)},
        {"indicator": "I7", "period": "2022", "value": 0},
        {"indicator": "I8", "period": "2022", "numerator": quantity(1), "denominator": 0},
    ]
    activities = [
        {**row, "aggregation": "not_cumulative"} if row["code"] == "A1" else row for row in package.rows("activities")
    ]
    held = package_with_activities(
        indicators=indicators, targets=targets, measurements=measurements, activities=activities
    )
    path = written(held, tmp_path)
    stored, found = openpyxl.load_workbook(path, data_only=True), recalculated(path, tmp_path)
    places = list(formulas(path))
    assert len(places) > 200
    for sheet, place in places:
        ours, theirs = stored[sheet][place].value, found[sheet][place].value
        if isinstance(ours, int | float) and isinstance(theirs, int | float):
            assert math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9), (sheet, place)
        else:
            assert ours == theirs, (sheet, place)
