"""Writing what was found as a fragment of a package: printed tables, their cells, claims, the source; and the rest."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from faro.kernel.errors import FaroError
from faro.kernel.files import write_file
from faro.kernel.text import _
from faro.package.descriptor import DESCRIPTOR
from faro.package.folder_writer import csv_bytes
from faro.package.frictionless import descriptor, package_slug
from faro.package.tables import BY_NAME
from faro.reading.extraction import Extraction
from faro.reading.tables import Unplaced

UNPLACED_FILE = "no-ubicado.csv"
_WITHOUT_YEAR = frozenset({"population"})
_KINDS = {"table": _("cuadro"), "sentence": _("frase"), "page": _("página")}

Record = dict[str, Any]


def fragment_tables(found: Extraction) -> dict[str, pl.DataFrame]:
    """The tables ``claims``, ``sources``, ``printed_tables`` and ``printed_cells``, with the declared columns."""
    source = package_slug(Path(found.document).stem)
    return {
        "claims": _frame("claims", _claims(found, source)),
        "sources": _frame("sources", [{"id": source, "title": found.title or found.document, "note": _read_by(found)}]),
        "printed_tables": _frame("printed_tables", _printed_tables(found, source)),
        "printed_cells": _frame("printed_cells", _printed_cells(found)),
    }


def write_fragment(found: Extraction, folder: Path, plan: str | None = None) -> list[Path]:
    """Write the fragment into a folder, and return the files. ``plan`` is the code of the plan it is about.

    Raises :class:`FaroError` where the folder holds a package or one of these files already: nothing is overwritten.
    """
    tables = fragment_tables(found)
    name = plan or Path(found.document).stem
    content = json.dumps(descriptor(name, found.title or found.document, tables), ensure_ascii=False, indent=2)
    files = {f"{table}.csv": csv_bytes(BY_NAME[table], frame) for table, frame in tables.items()}
    files |= {UNPLACED_FILE: _unplaced_bytes(found.unplaced), DESCRIPTOR: content.encode() + b"\n"}
    refuse_to_overwrite(folder)
    for file, data in files.items():
        write_file(folder / file, data)
    return [folder / file for file in files]


def refuse_to_overwrite(folder: Path) -> None:
    """Raise :class:`FaroError` where the folder holds a package or files of an earlier reading."""
    if folder.exists() and not folder.is_dir():
        raise FaroError(_("«{folder}» no es una carpeta. Elija otra.").format(folder=folder.name))
    if (folder / DESCRIPTOR).exists():
        raise FaroError(
            _("«{folder}» ya tiene un paquete, y Faro no escribe encima. Elija otra carpeta.").format(
                folder=folder.name
            )
        )
    names = [f"{table}.csv" for table in BY_NAME] + [UNPLACED_FILE]
    present = [name for name in names if (folder / name).exists()]
    if present:
        raise FaroError(
            _("«{folder}» ya tiene {files}, y Faro no escribe encima. Elija otra carpeta.").format(
                folder=folder.name, files=", ".join(present)
            )
        )


def _frame(table: str, records: list[Record]) -> pl.DataFrame:
    schema = BY_NAME[table].schema
    return pl.DataFrame([{name: record.get(name) for name in schema} for record in records], schema=schema)


def _read_by(found: Extraction) -> str:
    return _("Leído por Faro del archivo {file}; las celdas están como se imprimieron.").format(file=found.document)


def _printed_tables(found: Extraction, source: str) -> list[Record]:
    return [
        {
            "id": table.id,
            "title": table.title,
            "role": table.form.role,
            "source": source,
            "place": table.spot.words(),
        }
        for table in found.tables
    ]


def _printed_cells(found: Extraction) -> list[Record]:
    return [
        {
            "table": table.id,
            "row": number,
            "column": cell.column,
            "heading": cell.heading or None,
            "text": cell.text or None,
            "page": cell.spot.page,
            "line": cell.spot.line,
        }
        for table in found.tables
        for number, row in enumerate(table.rows, start=1)
        for cell in row
    ]


def _claims(found: Extraction, source: str) -> list[Record]:
    return [
        {
            "id": f"{'V' if claim.kind == 'verdict' else 'C'}-{number:03d}",
            "kind": claim.kind,
            "measure": claim.measure,
            "element": claim.element or None,
            "indicator": claim.indicator or None,
            "year": None if claim.kind in _WITHOUT_YEAR else found.year,
            "stated_value": claim.stated_value,
            "stated_unit": claim.unit,
            "words": claim.words,
            "source": source,
            "page": claim.spot.page,
            "line": claim.spot.line,
            "place": claim.spot.words(),
            "note": claim.note or None,
        }
        for number, claim in enumerate(found.claims, start=1)
    ]


def _unplaced_bytes(unplaced: Iterable[Unplaced]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_("clase"), _("página"), _("línea"), _("texto"), _("motivo")])
    for each in unplaced:
        writer.writerow([_KINDS[each.kind], each.spot.page, each.spot.line, each.text, each.reason])
    return out.getvalue().encode()
