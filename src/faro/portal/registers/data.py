"""The records of a register as open data: a table for files, and the same as JSON."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from faro.kernel.text import _
from faro.portal.opendata.catalogue import OtherDataset
from faro.portal.opendata.fields import Field, Holds, OpenTable
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.results import made_table
from faro.portal.opendata.writers import About
from faro.portal.registers.known import known_registers, once, register_address, register_at
from faro.registers.api import PublicRecords, harmless, published_register

MOST_ROWS = 50_000
"""The newest records of a file."""
_OWN = (
    Field("registro", _("Número"), Holds.TEXT),
    Field("fecha_registro", _("Fecha"), Holds.DATE, _("La que fecha la anotación.")),
    Field("unidad", _("Unidad que anotó"), Holds.TEXT),
    Field("estado_registro", _("Estado"), Holds.TEXT),
    Field("de_muestra", _("De muestra"), Holds.BOOLEAN, _("Verdadero: es inventada, para una demostración.")),
)


def records_of(code: str) -> PublicRecords:
    """The records of a register that publishes them. Raises :class:`~django.http.Http404`."""
    found = published_register(code) if register_at(code).opened else None
    if found is None:
        raise Http404(_("Ese registro no publica sus anotaciones."))
    return PublicRecords(found)


def table_of(code: str) -> OpenTable:
    """The records as a table, kept until anything is written."""
    return once(f"table/{code}", lambda: _table(code))


def _table(code: str) -> OpenTable:
    records, known = records_of(code), register_at(code)
    fields = (*_OWN, *(Field(f"r_{key}", label, Holds.TEXT) for key, label in records.questions.items()))
    rows = [{field.name: value for field, value in zip(fields, cells, strict=True)} for cells in _cells(records)]
    return made_table(code, known.name, known.purpose, fields, rows)


def _cells(records: PublicRecords) -> list[list[object]]:
    return [
        [
            each.number, date.fromisoformat(each.day), each.unit, each.state, each.made_up,
            *(harmless(text) or None for text in each.values.values()),
        ]
        for each in records.told(records.rows[:MOST_ROWS])
    ]  # fmt: skip


def as_json(code: str, url: str) -> dict[str, Any]:
    """The same for programs: what each column is, and the records."""
    records = records_of(code)
    return {
        "about": about(code, url),
        "columns": {**{field.name: field.label for field in _OWN}, **records.questions},
        "records": [
            {
                "registro": each.number, "fecha_registro": each.day, "unidad": each.unit,
                "estado_registro": each.state, "de_muestra": each.made_up,
                "respuestas": {key: text for key, text in each.values.items() if text},
            }
            for each in records.told(records.rows[:MOST_ROWS])
        ],
    }  # fmt: skip


def about(code: str, url: str) -> About:
    """Where a file of this register comes from."""
    known = register_at(code)
    facts = {
        _("Registro"): known.name,
        _("Unidad"): known.unit,
        _("Licencia"): f"{LICENCE.name} ({LICENCE.code}), {LICENCE.url}",
        _("Dirección"): url,
        _("Qué falta"): _("Columnas personales y reservadas, filas de grupos que se repiten, archivos."),
    }
    warning = _("Tiene anotaciones de muestra: no pasaron. La columna «De muestra» dice cuáles.")
    return {**facts, _("Aviso"): warning} if known.made_up else facts


def file_address(code: str, suffix: str) -> str:
    """Where a file of its records is."""
    return reverse("portal:register_file", kwargs={"code": code, "suffix": suffix})


def register_datasets() -> tuple[OtherDataset, ...]:
    """Each register that publishes its records, for the catalogue."""
    return tuple(
        OtherDataset(
            f"registro-{each.code}",
            each.name,
            each.purpose or each.name,
            register_address(each.code),
            {each.code: made_table(each.code, each.name, each.purpose, _OWN, ())},
            file_address,
        )
        for each in known_registers()
        if each.opened
    )
