"""Published heads: a text file with a line per head, made to be printed, posted and typed in again.

A line is the day, the number of the entry and its digest, apart by spaces; the digest may be split into groups.
Empty lines and lines that begin with ``#`` say nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faro.kernel.errors import InputProblems, Place, Problem
from faro.kernel.text import _
from faro.ledger.domain.chain import DIGEST
from faro.ledger.domain.entry import Head

HEADS_HEADING = "# día asiento huella"


@dataclass(frozen=True, slots=True)
class PublishedHead:
    """A head and the day on which it was published."""

    sequence: int
    digest: str
    day: date | None = None


def line_of(head: Head, day: date) -> str:
    """The line of a heads file."""
    return f"{day.isoformat()} {head.sequence} {head.digest}"


def read_heads(lines: Iterable[str], file: str) -> tuple[PublishedHead, ...]:
    """The heads of a file. Raises :class:`InputProblems` with every line that can't be read."""
    heads, problems = [], []
    for row, line in enumerate(lines, start=1):
        text = line.strip().removeprefix("\ufeff")
        if not text or text.startswith("#"):
            continue
        head = _head(text)
        if head is None:
            problems.append(_problem(file, row, text))
        else:
            heads.append(head)
    if problems:
        raise InputProblems(problems)
    return tuple(heads)


def _head(text: str) -> PublishedHead | None:
    day, sequence, *groups = [*text.split(), "", ""]
    digest = "".join(groups).lower()
    if not (sequence.isascii() and sequence.isdigit() and int(sequence) and DIGEST.fullmatch(digest)):
        return None
    try:
        return PublishedHead(int(sequence), digest, date.fromisoformat(day))
    except ValueError:
        return None


def _problem(file: str, row: int, text: str) -> Problem:
    return Problem(
        code="heads.unreadable",
        place=Place(file, row),
        message=_("Esta línea no es una cabecera."),
        mend=_("Escriba el día (aaaa-mm-dd), el número del asiento y su huella de 64 cifras, separados por espacios."),
        value=text[:100],
    )
