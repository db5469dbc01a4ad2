"""The files of a register as they come: a folder, a ZIP of one, or a form alone."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from faro.kernel.errors import InputProblems, Problem
from faro.kernel.text import _
from faro.package.limits import LIMITS
from faro.package.problems import refuse
from faro.package.swelling import unpacks_to_too_much
from faro.registers.domain.definition_table import FILE

FORM_SUFFIXES = (".md", ".xlsx", ".xls", ".csv", ".xml")
FORM_STEM = "form"
LARGEST_FILE = 20_000_000
LONGEST_NAME = 120
_MOST_ENTRIES = 2_000
_DEEPEST = 3
_BYTES_OF_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A form, and the definition if one came with it."""

    form_name: str
    form: bytes
    definition: bytes | None = None


def bundle_of_folder(folder: Path) -> Bundle:
    """The register in a folder. Raises :class:`~faro.kernel.errors.InputProblems`."""
    wanted = [folder / FILE, *(folder / f"{FORM_STEM}{suffix}" for suffix in FORM_SUFFIXES)]
    return bundle_of({path.name: _read(path) for path in wanted if path.is_file()}, folder.name)


def bundle_of_file(name: str, content: bytes) -> Bundle:
    """The register in a file: a form alone, or a ZIP of its folder.

    Raises :class:`~faro.kernel.errors.InputProblems`.
    """
    short = PurePosixPath(name.replace("\\", "/")).name[-LONGEST_NAME:] or FORM_STEM
    if len(content) > LARGEST_FILE:
        raise _too_large(short)
    suffix = PurePosixPath(short).suffix.lower()
    if suffix == ".zip":
        unpacked = _unpacked(short, content)
        return bundle_of({PurePosixPath(path).name: part for path, part in unpacked.items()}, short)
    if suffix not in FORM_SUFFIXES:
        mend = _("Traiga un formulario ({suffixes}), o un ZIP con form.md y register.toml.")
        kinds = ", ".join(FORM_SUFFIXES)
        raise refuse("not_a_form", short, _("No es un formulario."), mend.format(suffixes=kinds), suffix)
    if not content.strip():
        raise refuse("empty", short, _("El archivo está vacío."), _("Elija otro archivo."))
    return Bundle(short, content)


def bundles_of_folder(folder: Path) -> dict[str, Bundle]:
    """The register in a folder, or those in the folders inside it, by the name of theirs.

    Raises :class:`~faro.kernel.errors.InputProblems`.
    """
    if any(_is_wanted(each.name) for each in folder.iterdir() if each.is_file()):
        return {folder.name: bundle_of_folder(folder)}
    inside = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    named = [each for each in inside if any(_is_wanted(file.name) for file in each.iterdir() if file.is_file())]
    return _each({each.name: partial(bundle_of_folder, each) for each in named}, folder.name)


def bundles_of_file(name: str, content: bytes) -> dict[str, Bundle]:
    """The register in a file, or all those in a ZIP, by the names of their folders.

    Raises :class:`~faro.kernel.errors.InputProblems`.
    """
    if PurePosixPath(name).suffix.lower() != ".zip" or len(content) > LARGEST_FILE:
        return {name: bundle_of_file(name, content)}
    found: dict[str, dict[str, bytes]] = {}
    for path, part in _unpacked(name, content).items():
        found.setdefault(str(PurePosixPath(path).parent), {})[PurePosixPath(path).name] = part
    if len(found) <= 1:
        return {name: bundle_of_file(name, content)}
    return _each({folder: partial(bundle_of, files, folder) for folder, files in sorted(found.items())}, name)


def _each(makers: Mapping[str, Callable[[], Bundle]], origin: str) -> dict[str, Bundle]:
    """All of them, or all that is wrong with any."""
    found: dict[str, Bundle] = {}
    problems: list[Problem] = []
    for name, make in makers.items():
        try:
            found[name] = make()
        except InputProblems as error:
            problems += error.problems
    if problems:
        raise InputProblems(problems)
    if not found:
        mend = _("Cada registro es una carpeta con form.md y register.toml.")
        raise refuse("no_registers", origin, _("No hay ningún registro."), mend)
    return found


def bundle_of(files: Mapping[str, bytes], origin: str) -> Bundle:
    """The register among some files. Raises :class:`~faro.kernel.errors.InputProblems`."""
    forms = [name for name in files if _is_form(name)]
    if len(forms) != 1:
        mend = _("Ponga un solo form.md o form.xlsx, y register.toml a su lado.")
        raise refuse("no_form", origin, _("Debe haber un formulario, y uno solo."), mend, ", ".join(forms))
    return Bundle(forms[0], files[forms[0]], files.get(FILE))


def _is_form(name: str) -> bool:
    path = PurePosixPath(name)
    return path.stem.lower() == FORM_STEM and path.suffix.lower() in FORM_SUFFIXES


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise _too_large(path.name)
    return path.read_bytes()


def _too_large(name: str) -> Exception:
    mend = _("Hasta {n} MB.").format(n=LARGEST_FILE // 1_000_000)
    return refuse("too_large", name, _("El archivo es demasiado grande."), mend)


def _unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """The wanted files of a ZIP by their paths: at its top, in its folders, or in the folders of its only folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if len(parts) > _MOST_ENTRIES or unpacks_to_too_much(parts, LIMITS):
                raise _too_large(name)
            wanted = [part for part in parts if _is_wanted(part.filename)]
            if any(part.flag_bits & 1 for part in wanted):
                raise refuse("protected", name, _("El ZIP tiene contraseña."), _("Tráigalo sin contraseña."))
            return {part.filename: archive.read(part) for part in wanted}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise refuse("broken_zip", name, _("El ZIP está dañado."), _("Vuelva a crearlo.")) from error


def _is_wanted(path: str) -> bool:
    name = PurePosixPath(path).name
    hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(path).parts)
    return not hidden and len(PurePosixPath(path).parts) <= _DEEPEST and (name == FILE or _is_form(name))
