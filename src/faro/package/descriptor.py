"""``datapackage.json``: which tables a folder holds, and where. Every path stays inside the folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.csv_form import decoded, read_bytes
from faro.package.limits import LIMITS
from faro.package.names import nearest
from faro.package.problems import ProblemList
from faro.package.tables import BY_NAME, TABLES

DESCRIPTOR = "datapackage.json"
VERSION_PROPERTY = "faro_format_version"


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the descriptor says.

    ``named`` are the tables it names, ``files`` those whose file is there: its path, and the path as it is written.
    """

    format_version: object
    named: frozenset[str]
    files: Mapping[str, tuple[Path, str]]


def read_descriptor(folder: Path, problems: ProblemList) -> Descriptor | None:
    """The descriptor of the folder, or None with the problem added."""
    content = _content(folder, problems)
    if content is None:
        return None
    resources = content.get("resources")
    if not isinstance(resources, list) or not isinstance(content.get("name"), str):
        problems.add(
            "incomplete_descriptor",
            Place(DESCRIPTOR),
            _("Faltan «name» (texto) o «resources» (lista de tablas)."),
            _('Escriba al menos: {"name": …, "faro_format_version": 2, "resources": [{"name": …, "path": …}]}.'),
        )
        return None
    files: dict[str, tuple[Path, str]] = {}
    for index, resource in enumerate(resources, start=1):
        _read_resource(folder, index, resource, files, problems)
    _check_unlisted(folder, files, problems)
    named = frozenset(str(resource.get("name")) for resource in resources if isinstance(resource, dict))
    return Descriptor(content.get(VERSION_PROPERTY), named, files)


def _content(folder: Path, problems: ProblemList) -> dict[str, Any] | None:
    path = folder / DESCRIPTOR
    if not path.is_file():
        _report_no_descriptor(folder, problems)
        return None
    raw = read_bytes(path, DESCRIPTOR, LIMITS.descriptor_bytes, problems)
    text = None if raw is None else decoded(raw, DESCRIPTOR, problems)
    if text is None:
        return None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        _report_broken_json(problems, error.lineno)
        return None
    except (ValueError, RecursionError):
        _report_broken_json(problems, None)
        return None
    if not isinstance(content, dict):
        _report_broken_json(problems, 1)
        return None
    return content


def _report_no_descriptor(folder: Path, problems: ProblemList) -> None:
    found = sorted(table.name for table in TABLES if (folder / f"{table.name}.csv").is_file())
    if found:
        message = _(
            "La carpeta tiene tablas ({names}) pero no tiene datapackage.json, que dice cuáles son del paquete."
        )
        mend = _("Cree datapackage.json con name, faro_format_version y resources; vea docs/package.md.")
    else:
        message = _("La carpeta «{folder}» no es un paquete: no tiene datapackage.json.")
        mend = _("Indique la carpeta que contiene datapackage.json, o un libro .xlsx hecho con la plantilla.")
    problems.add("no_descriptor", Place(DESCRIPTOR), message.format(names=", ".join(found), folder=folder.name), mend)


def _report_broken_json(problems: ProblemList, line: int | None) -> None:
    problems.add(
        "broken_descriptor",
        Place(DESCRIPTOR, line),
        _("No es un objeto JSON que se pueda leer."),
        _("Revise comas, comillas y llaves, o expórtelo de nuevo."),
    )


def _read_resource(
    folder: Path, index: int, resource: object, files: dict[str, tuple[Path, str]], problems: ProblemList
) -> None:
    place = Place(DESCRIPTOR, None, f"resources[{index}]")
    name = resource.get("name") if isinstance(resource, dict) else None
    written = resource.get("path") if isinstance(resource, dict) else None
    if not isinstance(name, str) or not isinstance(written, str) or not written:
        problems.add(
            "incomplete_resource",
            place,
            _("La tabla número {n} no tiene «name» y «path» como textos.").format(n=index),
            _('Escriba {"name": "elements", "path": "elements.csv"}; un solo archivo por tabla.'),
            str(resource)[:80],
        )
        return
    if name not in BY_NAME:
        guess = nearest(name, BY_NAME)
        problems.add(
            "unknown_table",
            place,
            _("«{name}» no es una tabla del paquete.").format(name=name[:80]),
            _("¿Quiso decir «{guess}»?").format(guess=guess)
            if guess
            else _("Quítela, o use uno de estos nombres: {names}.").format(names=", ".join(BY_NAME)),
            name,
        )
    elif name in files:
        problems.add(
            "duplicate_table",
            place,
            _("La tabla «{name}» está dos veces en resources.").format(name=name),
            _("Deje un solo archivo por tabla."),
            name,
        )
    else:
        path = _path_inside(folder, written, place, problems)
        if path is not None:
            files[name] = (path, written)


def _path_inside(folder: Path, written: str, place: Place, problems: ProblemList) -> Path | None:
    posix, windows = PurePosixPath(written), PureWindowsPath(written)
    leaves = posix.is_absolute() or windows.drive or windows.root or ".." in posix.parts or "\\" in written
    try:
        path = (folder / written).resolve() if not leaves and "://" not in written else None
        inside = path is not None and path.is_relative_to(folder.resolve())
        exists = inside and path is not None and path.is_file()
    except (OSError, ValueError, RuntimeError):
        path, inside, exists = None, False, False
    if not inside:
        problems.add(
            "path_outside_folder",
            place,
            _("La ruta sale de la carpeta del paquete o no es una ruta."),
            _("Ponga el archivo en la carpeta del paquete y escriba solo su nombre, p. ej. elements.csv."),
            written,
        )
        return None
    if not exists:
        problems.add(
            "missing_file",
            Place(written[:200]),
            _("El archivo no existe, y datapackage.json lo nombra."),
            _("Ponga el archivo en la carpeta, o quite la tabla de resources si no hay datos."),
            written,
        )
        return None
    return path


def _check_unlisted(folder: Path, files: Mapping[str, tuple[Path, str]], problems: ProblemList) -> None:
    listed = {path for path, _written in files.values()}
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        if table.name not in files and path.is_file() and path.resolve() not in listed:
            problems.add(
                "unlisted_file",
                Place(path.name),
                _("El archivo está en la carpeta, pero datapackage.json no lo nombra: no se leería."),
                _("Agregue la tabla a resources, o saque el archivo de la carpeta."),
            )
