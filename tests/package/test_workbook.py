"""Workbooks that are read, and workbooks with something wrong in them."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from faro.kernel.errors import InputProblems, Problem
from faro.package.reading import read_package
from faro.package.writing import write_workbook

Folder = Callable[..., Path]
Problems = Callable[[Path], list[Problem]]
Change = Callable[[Any], None]
Expected = tuple[str, str, int | None, str | None]


@pytest.fixture
def workbook(folder: Folder, tmp_path: Path) -> Path:
    """The minimal package as a workbook, with units and activities."""
    package = read_package(
        folder(
            units="code,name\n03,Gerencia\n",
            texts="id,section,text,date\nt,analysis,Hola,2022-12-31\n",
            printed_tables="id,title\nt,Cuadro\n",
            printed_cells="table,row,column,text\nt,1,c,1'000\n",
        )
    )
    path = tmp_path / "plan.xlsx"
    write_workbook(package, path)
    return path


def changed(path: Path, change: Change) -> Path:
    """The workbook after a person's change, saved by another program."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def put(sheet: str, cell: str, value: object, number_format: str | None = None) -> Change:
    def change(book: Any) -> None:
        book[sheet][cell] = value
        if number_format:
            book[sheet][cell].number_format = number_format

    return change


def places(found: list[Problem]) -> list[Expected]:
    return [(problem.code, problem.place.file, problem.place.row, problem.place.column) for problem in found]


def test_a_workbook_saved_by_another_program_is_read(workbook: Path) -> None:
    package = read_package(changed(workbook, put("Léame", "F30", "una nota")))
    assert package.rows("texts")[0]["section"] == "analysis"
    assert package.rows("printed_cells")[0]["text"] == "1'000"
    assert package.origin == "plan.xlsx"


def test_what_people_type_is_understood(workbook: Path) -> None:
    def change(book: Any) -> None:
        targets, texts, units = book["Logros esperados"], book["Textos"], book["Unidades"]
        targets["D2"] = 0.1 + 0.2
        targets["D3"] = " 20.5 "
        targets["B3"] = "2023"
        texts["B2"] = "ANALISIS"
        texts["F2"] = datetime(2022, 1, 5)  # noqa: DTZ001
        texts["G2"] = 12
        units["A2"] = 180301
        units.append([None] * 3)
        units.append([" 05 ", None, "Otra"])
        book["Plan"]["K2"] = True

    package = read_package(changed(workbook, change))
    assert [(row["year"], row["value"]) for row in package.rows("targets")] == [(2022, 300_000), (2023, 20_500_000)]
    assert [row["code"] for row in package.rows("units")] == ["180301", "05"]
    assert package.rows("texts")[0]["date"].isoformat() == "2022-01-05"
    assert package.plan.synthetic is True


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("Logros esperados", "D3", "=1+1"), ("formula", "Logros esperados", 3, "Logro esperado")),
        (put("Logros esperados", "D3", ArrayFormula("D3", "=SUM(A1:A2)")),
            ("formula", "Logros esperados", 3, "Logro esperado")),
        (put("Celdas impresas", "E2", '=HYPERLINK("http://x")'), ("formula", "Celdas impresas", 2, "Texto impreso")),
        (put("Logros esperados", "D3", "#N/A"), ("error_value", "Logros esperados", 3, "Logro esperado")),
        (put("Logros esperados", "D3", 0.17, "0%"), ("percent_format", "Logros esperados", 3, "Logro esperado")),
        (put("Logros esperados", "D3", "1'000"), ("number_with_separators", "Logros esperados", 3, "Logro esperado")),
        (put("Logros esperados", "D3", 1e300), ("number_too_large", "Logros esperados", 3, "Logro esperado")),
        (put("Logros esperados", "D3", 1 / 3), ("too_many_decimals", "Logros esperados", 3, "Logro esperado")),
        (put("Logros esperados", "D3", datetime(2022, 3, 1)),  # noqa: DTZ001
            ("wrong_cell_type", "Logros esperados", 3, "Logro esperado")),
        (put("Logros esperados", "D3", False), ("wrong_cell_type", "Logros esperados", 3, "Logro esperado")),  # noqa: FBT003
        (put("Logros esperados", "F3", 44561), ("wrong_cell_type", "Logros esperados", 3, "Fecha de la norma")),
        (put("Logros esperados", "F3", datetime(2022, 3, 1, 8, 30)),  # noqa: DTZ001
            ("date_with_time", "Logros esperados", 3, "Fecha de la norma")),
        (put("Logros esperados", "F3", time(8, 30)), ("date_with_time", "Logros esperados", 3, "Fecha de la norma")),
        (put("Logros esperados", "F3", 1e10, "dd/mm/yyyy"),
            ("error_value", "Logros esperados", 3, "Fecha de la norma")),
        (put("Unidades", "A2", datetime(2022, 3, 6)), ("wrong_cell_type", "Unidades", 2, "Código")),  # noqa: DTZ001
        (put("Unidades", "A2", 3.06), ("wrong_cell_type", "Unidades", 2, "Código")),
        (put("Unidades", "C1", "Denominacion"), ("unknown_heading", "Unidades", 1, "Denominacion")),
        (put("Unidades", "I3", "x"), ("column_without_heading", "Unidades", 3, None)),
        (put("Textos", "B2", "Resumen"), ("unknown_choice", "Textos", 2, "Sección")),
        (put("Textos", "C2", "OEI.09"), ("dangling_reference", "Textos", 2, "Objetivo o acción")),
        (put("Plan", "K2", "quizás"), ("not_a_boolean", "Plan", 2, "Datos sintéticos")),
    ],
)  # fmt: skip
def test_a_cell_with_a_fault_is_named(workbook: Path, problems: Problems, change: Change, expected: Expected) -> None:
    assert expected in places(problems(changed(workbook, change)))


def test_a_formula_is_named_by_its_cell_and_its_stored_value_not_taken(workbook: Path, problems: Problems) -> None:
    changed(workbook, put("Logros esperados", "D3", "=99+1"))
    # A spreadsheet stores what the formula gave beside it.
    rewrite(workbook, "xl/worksheets/sheet5.xml", lambda xml: xml.replace(b"</f><v></v>", b"</f><v>100</v>"))
    (found,) = problems(workbook)
    assert "Logros esperados!D3" in found.message
    assert found.value == "=99+1"


def rewrite(path: Path, name: str, change: Callable[[bytes], bytes] | None, **more: bytes) -> Path:
    """The archive with one part changed, or left out where the change is None, and others added."""
    with zipfile.ZipFile(path) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    if change is None:
        del parts[name]
    elif name in parts:
        before = parts[name]
        parts[name] = change(before)
        assert parts[name] != before
    else:
        parts[name] = change(b"")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content)
    return path


def drop(sheet: str) -> Change:
    def change(book: Any) -> None:
        del book[sheet]

    return change


def hide(book: Any) -> None:
    book["Unidades"].sheet_state = "veryHidden"


def merge(book: Any) -> None:
    book["Unidades"].merge_cells("A2:A3")


def rename(book: Any) -> None:
    book["Unidades"].title = "Unidadez"


def clear(sheet: Worksheet) -> None:
    sheet.delete_rows(1, sheet.max_row)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (drop("Indicadores"), ("missing_table", "Indicadores", None, None)),
        (drop("Léame"), ("no_guide_sheet", "plan.xlsx", None, None)),
        (put("Léame", "A2", None), ("unknown_format_version", "Léame", None, None)),
        (put("Léame", "B2", 9), ("unknown_format_version", "Léame", None, None)),
        (put("Léame", "B2", "=1"), ("unknown_format_version", "Léame", None, None)),
        (hide, ("hidden_sheet", "Unidades", None, None)),
        (merge, ("merged_cells", "Unidades", None, None)),
        (rename, ("unknown_sheet", "Unidadez", None, None)),
        (lambda book: clear(book["Unidades"]), ("no_headings", "Unidades", 1, None)),
        (lambda book: clear(book["Plan"]), ("no_headings", "Plan", 1, None)),
        (lambda book: book["Plan"].delete_rows(2), ("required_table_empty", "Plan", None, None)),
    ],
)
def test_a_sheet_with_a_fault_is_named(workbook: Path, problems: Problems, change: Change, expected: Expected) -> None:
    assert expected in places(problems(changed(workbook, change)))


def test_an_empty_sheet_of_ones_own_does_no_harm(workbook: Path) -> None:
    assert read_package(changed(workbook, lambda book: book.create_sheet("Hoja1"))).name == "P1"


def test_a_sheet_without_rows_is_absent_unless_the_guide_says_it_is_empty(workbook: Path) -> None:
    changed(workbook, lambda book: book["Unidades"].delete_rows(2))
    assert read_package(workbook).table("units") is None

    def say_so(book: Any) -> None:
        row = next(row for row in book["Léame"].iter_rows() if row[0].value == "Unidades")
        row[3].value = "No hay ninguna fila"

    units = read_package(changed(workbook, say_so)).table("units")
    assert units is not None
    assert units.is_empty()


def bomb() -> bytes:
    return b"<x>" + b" " * 30_000_000 + b"</x>"


@pytest.mark.parametrize(
    ("part", "change", "code"),
    [
        ("xl/media/bomb.xml", lambda _: bomb(), "zip_bomb"),
        ("xl/vbaProject.bin", lambda _: b"\0", "macros"),
        ("xl/macrosheets/sheet1.xml", lambda _: b"<x/>", "macros"),
        ("[Content_Types].xml", lambda xml: xml.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"), "macros"),
        ("xl/embeddings/a.bin", lambda _: b"PK\x03\x04more", "nested_archive"),
        ("xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"<worksheet", b"<!DOCTYPE x><worksheet"),
            "broken_workbook"),
        ("xl/worksheets/sheet2.xml", lambda xml: xml.decode().encode("utf-16"), "broken_workbook"),
        ("xl/worksheets/sheet2.xml", lambda xml: xml[:-40], "broken_workbook"),
        ("xl/worksheets/sheet2.xml", None, "broken_workbook"),
        ("xl/workbook.xml", None, "broken_workbook"),
        ("xl/styles.xml", lambda _: b"<styleSheet/>", "broken_workbook"),
        ("[Content_Types].xml", None, "broken_workbook"),
    ],
)  # fmt: skip
def test_a_hostile_or_damaged_part_is_refused(
    workbook: Path, problems: Problems, part: str, change: Callable[[bytes], bytes] | None, code: str
) -> None:
    (found,) = problems(rewrite(workbook, part, change))
    assert (found.code, found.place.file) == (code, "plan.xlsx")


def empty_zip() -> bytes:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    return buffer.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.xlsx", b"", "broken_workbook"),
        ("plan.xlsx", b"code,name\n", "broken_workbook"),
        ("plan.xlsx", empty_zip(), "broken_workbook"),
        ("plan.xlsx", OLE + b"\0" * 100, "old_workbook"),
        ("plan.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted_workbook"),
        ("plan.xlsm", b"PK", "macros"),
        ("plan.XLSM", b"PK", "macros"),
        ("plan.xls", OLE, "not_a_package"),
        ("plan.ods", b"PK", "not_a_package"),
        ("plan", b"PK", "not_a_package"),
    ],
)
def test_a_file_that_is_no_workbook_is_named_as_what_it_is(
    tmp_path: Path, problems: Problems, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = problems(tmp_path / name)
    assert (found.code, found.place.file) == (code, name)


def test_a_huge_workbook_is_refused_before_it_is_opened(tmp_path: Path, problems: Problems) -> None:
    with (tmp_path / "plan.xlsx").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    (found,) = problems(tmp_path / "plan.xlsx")
    assert found.code == "file_too_large"


def test_declared_sizes_that_lie_are_found_out(workbook: Path, problems: Problems) -> None:
    """The sheet unpacks to more than the archive's directory says; what is read stops there, and does not fit."""
    content = bytearray(workbook.read_bytes())
    entry = content.find(b"xl/worksheets/sheet1.xml", content.find(b"PK\x01\x02")) - 46
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    workbook.write_bytes(bytes(content))
    (found,) = problems(workbook)
    assert found.code == "broken_workbook"


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="9"><c r="XFD9"><v>1</v></c></row>',
        b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        b"".join(b'<row r="%d"><c r="XFD%d" s="1"/></row>' % (number, number) for number in range(9, 20_000)),
    ],
    ids=["far right", "far below", "wide rows"],
)
def test_far_away_cells_neither_hang_nor_pass_unseen(workbook: Path, problems: Problems, row: bytes) -> None:
    rewrite(workbook, "xl/worksheets/sheet6.xml", lambda xml: xml.replace(b"</sheetData>", row + b"</sheetData>"))
    assert places(problems(workbook))[0][:2] == ("too_many_rows", "Unidades")


def test_a_dimension_that_lies_hides_no_row(workbook: Path, problems: Problems) -> None:
    changed(workbook, put("Unidades", "B9", "sin código"))
    rewrite(workbook, "xl/worksheets/sheet6.xml", lambda xml: re.sub(rb'ref="A1:\w+"', b'ref="A1:A1"', xml))
    assert ("required_cell_empty", "Unidades", 9, "Código") in places(problems(workbook))


def test_truncated_and_spoiled_workbooks_never_give_a_traceback(workbook: Path) -> None:
    whole = workbook.read_bytes()
    chance = random.Random(7)  # noqa: S311 a seed, so that a failure comes back
    for _round in range(60):
        spoiled = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _byte in range(chance.randrange(1, 20) if spoiled else 0):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        workbook.write_bytes(bytes(spoiled))
        try:
            assert read_package(workbook).name
        except InputProblems as error:
            assert error.problems  # noqa: PT017 a spoiled byte may also do no harm


def test_spoiled_markup_never_gives_a_traceback(workbook: Path) -> None:
    whole = workbook.read_bytes()
    with zipfile.ZipFile(workbook) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    chance = random.Random(11)  # noqa: S311 a seed, so that a failure comes back
    for _round in range(60):
        workbook.write_bytes(whole)

        def spoil(xml: bytes) -> bytes:
            tokens = xml.split(b'"')
            tokens[chance.randrange(len(tokens))] = chance.choice([b"-1", b"99999999", b"x", b"", b"A0", b"NaN", b"<"])
            return b'"'.join(tokens) + b" "

        rewrite(workbook, chance.choice(names), spoil)
        try:
            assert read_package(workbook).name
        except InputProblems as error:
            assert error.problems  # noqa: PT017 a spoiled attribute may also do no harm
