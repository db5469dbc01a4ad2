"""Workbooks for the tests, written and read with openpyxl alone."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

MONTHS = tuple(f"{month:02d}" for month in range(1, 13))


def book(headings: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str = "POI") -> bytes:
    """A workbook with one sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    sheet.append(list(headings))
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def rows_of(content: bytes, sheet: str | None = None) -> list[dict[str, Any]]:
    """The rows of a sheet by heading, without the empty ones."""
    found = load_workbook(io.BytesIO(content), data_only=False)
    chosen = found[sheet] if sheet else found.worksheets[0]
    lines = [list(line) for line in chosen.iter_rows(values_only=True)]
    heads = [str(each) for each in lines[0]]
    return [dict(zip(heads, line, strict=True)) for line in lines[1:] if any(each is not None for each in line)]


CEPLAN_HEADINGS = (
    "POI",
    "Nro Registro POI",
    "Centro Costo ID",
    "Centro de Costo",
    "OEI",
    "AEI",
    "Actividad Operativa ID",
    "Actividad Operativa",
    "Activo AO",
    "UM ID",
    "Unidad de Medida",
    "GG ID",
    "Cons PIM",
    *(f"{letters}({family}) {month}" for letters in ("F", "Fn") for family in ("CS", "RE", "SE") for month in MONTHS),
    "F(RE) Total",
    "Columna Secreta 99",
)


def ceplan_row(code: str, generic: str, *, physical: float, money: float, **more: Any) -> dict[str, Any]:
    """A row as the export has it: the same each month."""
    row: dict[str, Any] = {
        "POI": 2026,
        "Nro Registro POI": "123",
        "Centro Costo ID": "03.01.01",
        "Centro de Costo": "Planes",
        "OEI": "OEI.01",
        "AEI": "AEI.01.01 Planeamiento",
        "Actividad Operativa ID": code,
        "Actividad Operativa": f"Actividad {code}",
        "Activo AO": "Sí",
        "Unidad de Medida": "Documento",
        "GG ID": generic,
        "Columna Secreta 99": f"x-{generic}",
    }
    for month in MONTHS:
        row[f"F(CS) {month}"] = row[f"F(RE) {month}"] = physical
        row[f"Fn(CS) {month}"] = row[f"Fn(RE) {month}"] = money
    return {**row, **more}
