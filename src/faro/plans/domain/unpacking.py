"""A package as it is uploaded: a workbook, or its folder in a ZIP file that a stranger may have made."""

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from faro.kernel.errors import InputProblems
from faro.kernel.text import _
from faro.package.descriptor import DESCRIPTOR
from faro.package.limits import LIMITS, MEBIBYTE, Limits
from faro.package.model import Package
from faro.package.problems import refuse
from faro.package.reading import read_package
from faro.package.swelling import unpacked_bytes, unpacks_to_too_much

_WORKBOOK_PART = "xl/workbook.xml"
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WANTED = frozenset({".csv", ".json"})


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What came: its bytes and the name it had. The name is only ever shown."""

    content: bytes
    name: str

    @property
    def shown_name(self) -> str:
        """The last part of the name, of a bearable length."""
        return PureWindowsPath(self.name).name.strip()[:120] or _("archivo")


def read_uploaded(upload: Uploaded, workshop: Path, limits: Limits = LIMITS) -> Package:
    """The package in the upload; ``workshop`` is an empty folder that the caller removes.

    Raises :class:`InputProblems` with everything that is wrong with it.
    """
    name = upload.shown_name
    if not upload.content:
        raise refuse("empty_file", name, _("El archivo está vacío."), _("Elija otra vez el archivo y súbalo de nuevo."))
    if len(upload.content) > limits.file_bytes:
        raise refuse(
            "file_too_large",
            name,
            _("El archivo pesa más de {limit:.0f} MB.").format(limit=limits.file_bytes / MEBIBYTE),
            _("Quite lo que no sea del paquete, o reparta los datos en un paquete por plan."),
        )
    if upload.content.startswith(_OLE_MAGIC):
        return _workbook(upload, workshop, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(upload.content)) as archive:
            if _WORKBOOK_PART in archive.namelist():
                return _workbook(upload, workshop, limits)
            return read_package(_unpacked(archive, name, workshop, limits))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        zlib.error,
    ) as error:
        raise _broken(name, upload.content) from error


def _workbook(upload: Uploaded, workshop: Path, limits: Limits) -> Package:
    stem = PurePosixPath(upload.shown_name).stem
    safe = "".join(letter if letter.isalnum() or letter in "-_ " else "-" for letter in stem)[:80] or "libro"
    # A workbook with macros keeps its ending, by which it is refused.
    suffix = PurePosixPath(upload.shown_name).suffix.lower()
    path = workshop / f"{safe}{suffix if suffix in ('.xlsm', '.xltm', '.xlam') else '.xlsx'}"
    path.write_bytes(upload.content)
    return read_package(path, limits)


def _unpacked(archive: zipfile.ZipFile, name: str, workshop: Path, limits: Limits) -> Path:
    members = [member for member in archive.infolist() if not member.is_dir() and not _is_clutter(member.filename)]
    _check_sizes(archive.infolist(), name, limits)
    for member in members:
        _check_name(member, name)
    top = _package_folder(members, name)
    folder = workshop / (top.name or PurePosixPath(name).stem or "paquete")
    folder.mkdir()
    written: set[str] = set()
    for member in members:
        path = PurePosixPath(member.filename)
        if path.parent != top or path.suffix.lower() not in _WANTED:
            continue
        if path.name.casefold() in written:
            raise _hostile(name, _("Trae dos veces el archivo «{file}».").format(file=path.name[:80]))
        written.add(path.name.casefold())
        (folder / path.name).write_bytes(archive.read(member))
    return folder


def _is_clutter(filename: str) -> bool:
    """What a Mac adds by itself."""
    path = PurePosixPath(filename)
    return "__MACOSX" in path.parts or path.name == ".DS_Store"


def _check_sizes(members: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    if unpacks_to_too_much(members, limits):
        raise refuse(
            "zip_bomb",
            name,
            _("Trae {n} archivos, que ocuparían {size:.0f} MB al descomprimirse: no es el paquete de un plan.").format(
                n=f"{len(members):,}", size=unpacked_bytes(members) / MEBIBYTE
            ),
            _("Comprima solo la carpeta del paquete."),
        )
    if any(member.flag_bits & 1 for member in members):
        raise refuse(
            "encrypted_zip",
            name,
            _("El archivo está cifrado con contraseña."),
            _("Comprima la carpeta de nuevo, sin contraseña."),
        )


def _check_name(member: zipfile.ZipInfo, name: str) -> None:
    posix, windows = PurePosixPath(member.filename), PureWindowsPath(member.filename)
    leaves = posix.is_absolute() or windows.drive or windows.root or ".." in windows.parts or "\\" in member.filename
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if leaves or is_link or not member.filename.isprintable():
        raise _hostile(name, _("Trae una ruta que sale de su carpeta: «{path}».").format(path=member.filename[:80]))


def _package_folder(members: list[zipfile.ZipInfo], name: str) -> PurePosixPath:
    """Where the descriptor is; without one, where the tables are, so that reading says what is missing."""
    paths = [PurePosixPath(member.filename) for member in members]
    found = [path.parent for path in paths if path.name == DESCRIPTOR]
    if len(found) > 1:
        raise refuse(
            "several_packages",
            name,
            _("Trae {n} paquetes.").format(n=len(found)),
            _("Suba un paquete por vez: un ZIP con una sola carpeta que tenga datapackage.json."),
        )
    tables = [path.parent for path in paths if path.suffix.lower() == ".csv"]
    return next(iter([*found, *tables]), PurePosixPath())


def _hostile(name: str, message: str) -> InputProblems:
    return refuse("unsafe_zip", name, message, _("Comprima de nuevo la carpeta del paquete y suba ese archivo."))


def _broken(name: str, content: bytes) -> InputProblems:
    if content.startswith(b"PK"):
        return refuse(
            "broken_zip",
            name,
            _("El archivo está incompleto o dañado: no se pudo abrir hasta el final."),
            _("Comprima la carpeta de nuevo, o vuelva a subir el archivo: quizá se cortó en el camino."),
        )
    return refuse(
        "not_a_package",
        name,
        _("No es un ZIP ni un libro .xlsx."),
        _("Suba la carpeta del paquete comprimida en .zip, o el libro .xlsx hecho con la plantilla."),
    )
