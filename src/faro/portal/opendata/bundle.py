"""Everything of a publication in one ZIP: the package as Faro reads it, and the results beside it."""

import json
import zipfile
from io import BytesIO
from typing import Any, Final

from faro.kernel.text import _
from faro.package.folder_writer import folder_files
from faro.package.frictionless import package_slug
from faro.package.model import Package
from faro.portal.opendata.fields import Field, Holds, OpenTable
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.writers import About, csv_file

_MADE: Final = (2000, 1, 1, 0, 0, 0)
_RESULTS: Final = "resultados"
_FRICTIONLESS: Final = {Holds.QUANTITY: "number", Holds.MONEY: "number"}


def bundle_file(package: Package, results: tuple[OpenTable, ...], about: About) -> bytes:
    """The ZIP. Its root is the sealed package, which Faro and any Frictionless reader opens as it is."""
    files = dict(folder_files(package))
    files |= {f"{_RESULTS}/{table.name}.csv": csv_file(table, about) for table in results}
    files[f"{_RESULTS}/datapackage.json"] = _json(_descriptor(package, results))
    files["LEAME.txt"] = _readme(about).encode()
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MADE), body, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _descriptor(package: Package, results: tuple[OpenTable, ...]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"{package_slug(package.name)}-{_RESULTS}",
        "title": _("Resultados de {plan}").format(plan=package.plan.name),
        "licenses": [{"name": LICENCE.code, "title": LICENCE.name, "path": LICENCE.url}],
        "resources": [_resource(table) for table in results],
    }


def _resource(table: OpenTable) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.label,
        "description": table.help,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(field) for field in table.fields], "missingValues": [""]},
    }


def _field(field: Field) -> dict[str, Any]:
    described = {"name": field.name, "type": _FRICTIONLESS.get(field.holds, field.holds.value), "title": field.label}
    return {**described, "description": field.help} if field.help else described


def _readme(about: About) -> str:
    lines = [f"{label}: {text}" for label, text in about.items()]
    parts = (
        _("En la raíz está el paquete sellado del plan, tal como se evaluó: «faro evaluate» abre esta carpeta."),
        _("En «{folder}» están los resultados de cada método, lo que no cuadra y los montos.").format(folder=_RESULTS),
        _("Las cantidades van sin redondear; una celda vacía es un dato que falta, nunca un cero."),
    )
    return "\n".join([*lines, "", *parts]) + "\n"
