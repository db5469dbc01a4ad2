"""Files as the MEF writes them, small and made up."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

MONTHS = (
    *("ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO", "JUNIO"),
    *("JULIO", "AGOSTO", "SETIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE"),
)
NAMED = (
    *("PROGRAMA_PPTO", "TIPO_ACT_PROY", "PRODUCTO_PROYECTO", "ACTIVIDAD_ACCION_OBRA"),
    *("FUNCION", "DIVISION_FUNCIONAL", "GRUPO_FUNCIONAL"),
)
SPENT_ON = (
    *("FUENTE_FINANCIAMIENTO", "RUBRO", "TIPO_RECURSO", "CATEGORIA_GASTO"),
    *("GENERICA", "SUBGENERICA", "SUBGENERICA_DET", "ESPECIFICA", "ESPECIFICA_DET"),
)


def _with_names(names: Sequence[str]) -> list[str]:
    return [each for name in names for each in (name, f"{name}_NOMBRE")]


COLUMNS = (
    *("ANO_EJE", "NIVEL_GOBIERNO", "NIVEL_GOBIERNO_NOMBRE", "SECTOR", "SECTOR_NOMBRE", "PLIEGO", "PLIEGO_NOMBRE"),
    *("SEC_EJEC", "EJECUTORA", "EJECUTORA_NOMBRE"),
    *_with_names(("DEPARTAMENTO_EJECUTORA", "PROVINCIA_EJECUTORA", "DISTRITO_EJECUTORA")),
    "SEC_FUNC",
    *_with_names(NAMED),
    *("META", "FINALIDAD", "META_NOMBRE", "DEPARTAMENTO_META", "DEPARTAMENTO_META_NOMBRE"),
    *_with_names(SPENT_ON[:4]),
    "TIPO_TRANSACCION",
    *_with_names(SPENT_ON[4:]),
    *("MONTO_PIA", "MONTO_PIM", "MONTO_CERTIFICADO_ANUAL", "MONTO_COMPROMETIDO_ANUAL"),
    *(f"MONTO_DEVENGADO_{month}" for month in MONTHS),
    *("MONTO_DEVENGADO_ANUAL", "MONTO_GIRADO_ANUAL"),
)
assert len(COLUMNS) == len(set(COLUMNS)) == 73

ORDINARY = {
    "ANO_EJE": "2024",
    "SEC_EJEC": "301498",
    "EJECUTORA_NOMBRE": "MUNICIPALIDAD DE PRUEBA",
    "SEC_FUNC": "0001",
    "META_NOMBRE": "LIMPIEZA DE PRUEBA",
    "PROGRAMA_PPTO": "0036",
    "PRODUCTO_PROYECTO": "3000001",
    "PRODUCTO_PROYECTO_NOMBRE": "ACCIONES COMUNES",
    "ACTIVIDAD_ACCION_OBRA": "5000276",
    "FUENTE_FINANCIAMIENTO": "2",
    "RUBRO": "09",
    "RUBRO_NOMBRE": "RECURSOS DIRECTAMENTE RECAUDADOS",
    "GENERICA": "3",
    "GENERICA_NOMBRE": "BIENES Y SERVICIOS",
    "SUBGENERICA": "1",
    "MONTO_PIA": "1000.00",
    "MONTO_PIM": "1200.50",
    "MONTO_CERTIFICADO_ANUAL": "1100.00",
    "MONTO_COMPROMETIDO_ANUAL": "1000.00",
    "MONTO_DEVENGADO_ENERO": "100.10",
    "MONTO_DEVENGADO_FEBRERO": "200.20",
    "MONTO_DEVENGADO_ANUAL": "300.30",
    "MONTO_GIRADO_ANUAL": "300.00",
}
"""S/ 300.30 accrued of S/ 1,200.50: 25.0 %."""


def mef_row(**changed: str) -> dict[str, str]:
    """A row for the unit 301498 in 2024, with what is said."""
    zeros = {name: "0" for name in COLUMNS if name.startswith("MONTO_")}
    return zeros | ORDINARY | changed


def mef_bytes(
    rows: Sequence[Mapping[str, str]], columns: Sequence[str] = COLUMNS, *, end: str = "\n", mark: bool = True
) -> bytes:
    """The file of these rows: UTF-8 with its mark, quotes only where needed."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator=end)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return stream.getvalue().encode("utf-8-sig" if mark else "utf-8")


def mef_file(folder: Path, rows: Sequence[Mapping[str, str]], name: str = "gasto.csv") -> Path:
    path = folder / name
    path.write_bytes(mef_bytes(rows))
    return path


HEADINGS: Sequence[Sequence[object]] = (
    ("Rubro", "PIA", "PIM", "Certificación", "Compromiso Anual", "Ejecución", None, None, "Avance %"),
    (None, None, None, None, None, "Atención de Compromiso Mensual", "Devengado", "Girado", None),
)
"""As printed: the word «Ejecución» stands above three of the columns."""

WAY: Sequence[Sequence[object]] = (
    ("TOTAL", 900, 1000, 800, 700, 650, 600, 590, 60),
    ("Nivel de Gobierno M: GOBIERNOS LOCALES", 900, 1000, 800, 700, 650, 600, 590, 60),
    ("Municipalidad 180301-301498: MUNICIPALIDAD DE PRUEBA", 900, 1000, 800, 700, 650, 600, 590, 60),
)
RUBROS: Sequence[Sequence[object]] = (
    ("08: IMPUESTOS MUNICIPALES", 500, 400, 300, 200, 200, 150, 150, 37.5),
    ("09: RECURSOS DIRECTAMENTE RECAUDADOS", 400, 600, 500, 500, 450, 450, 440, 75),
)


def amigable_file(
    folder: Path,
    rows: Sequence[Sequence[object]] = (*WAY, *RUBROS),
    headings: Sequence[Sequence[object]] = HEADINGS,
    above: Sequence[Sequence[object]] = (("Consulta Amigable",), ("Año de Ejecución: 2022",), ()),
    name: str = "rubros.xlsx",
) -> Path:
    """A workbook of the Consulta Amigable."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (*above, *headings, *rows):
        sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path
