"""Words compared as people type them: without accents, capitals or signs."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_RUN = re.compile(r"[a-z]+|[0-9]+")


def folded(text: str) -> str:
    """Lower case without accents; signs stay."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """The letters-and-digits words of a text, folded, in order."""
    return tuple(_WORD.findall(folded(text)))


def code_parts(text: str) -> tuple[str, ...]:
    """Letters and numbers of a code, folded: the same for ``OEI.05``, ``oei 5`` and ``OEI05``."""
    return tuple(run.lstrip("0") or "0" if run[0].isdecimal() else run for run in _RUN.findall(folded(text)))


def slug_of(text: str) -> str:
    """``pei-2021-2025`` of ``PEI 2021-2025``: what stands in an address."""
    return "-".join(words_of(text)) or "plan"
