"""What a file is, told from its content and never from its name."""

import io
import zipfile

import puremagic

from faro.evidence.domain import office, refusals
from faro.evidence.domain.limits import FileLimits
from faro.evidence.domain.types import FileType, file_types, type_of
from faro.kernel.listing import joined

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF8_MARK = b"\xef\xbb\xbf"


def sniff(content: bytes, name: str, limits: FileLimits) -> FileType:
    """The type of a file. Raises :class:`~faro.evidence.domain.refusals.FileRefused` for what may not be kept."""
    if not content:
        raise refusals.empty()
    if len(content) > limits.file_bytes:
        raise refusals.too_large(limits.file_bytes)
    if content.startswith(_ZIP):
        return office.type_of_archive(content, limits) or _refused()
    if content.startswith(_OLE):
        raise office.refusal_of_compound_file(content)
    kept = _binary_type(content) or _text_type(content, name)
    if kept is None:
        return _refused()
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise refusals.two_in_one()
    return kept


def _refused() -> FileType:
    raise refusals.unknown_type(joined([each.label for each in file_types()]))


def _binary_type(content: bytes) -> FileType | None:
    """PDF and images: the first match by content whose signature stands at the very start."""
    if content.startswith(b"%PDF-"):
        return type_of("application/pdf") if b"%%EOF" in content[-_HEAD:] else _damaged()
    for guess in _guesses(content):
        kept = type_of(guess)
        if kept is not None and kept.image:
            return kept
    return None


def _damaged() -> FileType:
    raise refusals.damaged()


def _guesses(content: bytes) -> list[str]:
    try:
        return [match.mime_type for match in puremagic.magic_string(content)]
    except (puremagic.PureError, ValueError):
        return []


def _text_type(content: bytes, name: str) -> FileType | None:
    """Plain text in UTF-8 (or Windows-1252) that nothing would take for markup or a program."""
    head = content[:_HEAD].removeprefix(_UTF8_MARK).lstrip()
    if head.startswith((b"<", b"#!", b"{\\rtf", b"MZ", b"\x7fELF")) or _unprintable(content):
        return None
    lowered = name.lower()
    texts = [each for each in file_types() if each.text]
    return next((each for each in texts if lowered.endswith(each.endings)), type_of("text/plain"))


def _unprintable(content: bytes) -> bool:
    return any(byte < 32 and byte not in b"\t\n\r\f" for byte in set(content))
