"""What is kept of the name a file arrives with."""

import re
import unicodedata
from pathlib import PurePosixPath

from faro.kernel.text import _

MAX_LENGTH = 120
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}


def safe_name(given: str) -> str:
    """The name without folders, unseen or reordering characters, leading dots, or more than 120 characters."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign) not in _UNSEEN)
    clean = " ".join(_FORBIDDEN.sub(" ", seen).split()).strip(". ")
    stem, suffix = PurePosixPath(clean).stem, PurePosixPath(clean).suffix[:10]
    return f"{stem[: MAX_LENGTH - len(suffix)]}{suffix}" or _("archivo")


def with_suffix(name: str, suffix: str, endings: tuple[str, ...]) -> str:
    """The name under which the file is given back: ending as its content demands."""
    return name if PurePosixPath(name).suffix.lower() in endings else f"{name}{suffix}"
