"""What is looked at in a .docx before its text is read: a ZIP archive that a stranger may have made."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from faro.package.swelling import unpacked_bytes, unpacks_to_too_much
from faro.reading.refusals import ReadingLimits, broken, macros, protected, zip_bomb

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
_MAIN = "/officeDocument"

Xml = Any


@contextmanager
def opened(content: bytes, name: str, limits: ReadingLimits) -> Iterator[zipfile.ZipFile]:
    """The archive, once it is known to be a bearable, unprotected one without macros. Raises :class:`InputProblems`."""
    if content.startswith(_OLE_MAGIC):
        raise protected(name) if _ENCRYPTED_PACKAGE in content else broken(name, "Word 97-2003 (.doc)")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive, name, limits)
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError) as error:
        raise broken(name, str(error)) from error


def main_part(archive: zipfile.ZipFile, name: str) -> str:
    """The part that holds the text."""
    relations = parsed(archive, _RELATIONS, name)
    for relation in relations:
        if relation.get("Type", "").endswith(_MAIN):
            return str(relation.get("Target", "")).lstrip("/")
    raise broken(name, _RELATIONS)


def parsed(archive: zipfile.ZipFile, part: str, name: str) -> Xml:
    """A part as XML, without entities. Raises :class:`InputProblems`; KeyError where the part is absent."""
    try:
        return fromstring(archive.read(part), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
        raise broken(name, part) from error


def _check(archive: zipfile.ZipFile, name: str, limits: ReadingLimits) -> None:
    parts = archive.infolist()
    if unpacks_to_too_much(parts, limits) or any(_is_long_markup(part, limits) for part in parts):
        raise zip_bomb(name, unpacked_bytes(parts))
    if any(part.flag_bits & 1 for part in parts):
        raise protected(name)
    names = [part.filename.lower() for part in parts]
    if len(set(names)) != len(names):
        raise broken(name, _TYPES)
    if any(PurePosixPath(each).name in _MACRO_PARTS for each in names):
        raise macros(name)
    if b"macroenabled" in archive.read(_TYPES).lower():
        raise macros(name)


def _is_long_markup(part: zipfile.ZipInfo, limits: ReadingLimits) -> bool:
    return part.filename.lower().endswith((".xml", ".rels")) and part.file_size > limits.markup_bytes
