"""Which bytes of a file are rows: whole ones for the executing unit, broken ones, and the many of others.

Most of a file is read once, quickly, by Polars, which only has to find the rows of one executing unit. A stretch where
anything is odd (another number of fields, quotes that don't pair, an encoding it refuses, line breaks inside quotes)
is read again, slowly, row by row.
"""

import csv
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from faro.budget.domain.columns import UNIT, Header
from faro.budget.domain.remarks import Remark, quarantined

LONGEST_ROW = 1 << 16
"""Bytes. The rows of the MEF have about a thousand."""

JOINED = 20
"""Lines that one row may take, by line breaks inside quotes."""

_UNIT_DIGITS = 6


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that may belong to the unit, without its line end, and the line where it begins (1 is the headings)."""

    line: int
    raw: bytes


@dataclass(slots=True)
class Found:
    """What a stretch holds. ``consumed``: its bytes that are dealt with; ``lines``: how many lines those are."""

    rows: list[FoundRow] = field(default_factory=list)
    broken: list[Remark] = field(default_factory=list)
    read: int = 0
    lines: int = 0
    consumed: int = 0


def rows_at_once(guarded: bytes, first_line: int, header: Header, unit: int) -> Found | None:
    """The rows of a stretch of whole rows, behind the header's guard; None where anything is odd.

    Then each row has to be looked at: :func:`rows_one_by_one`.
    """
    if _may_hold_a_long_row(guarded):
        return None
    lines = guarded.count(b"\n") - 1 + (not guarded.endswith(b"\n"))
    columns = _columns(guarded, header)
    if columns is None or columns.height != lines + 1:
        return None
    columns = columns.slice(1)
    if columns["last"].null_count() or columns["beyond"].null_count() != lines:
        return None
    number = pl.col("unit").str.strip_chars().cast(pl.Int32, strict=False)
    chosen = columns.select((number.is_null() | (number == unit)).arg_true()).to_series().to_list()
    found = Found(read=lines, lines=lines, consumed=len(guarded) - len(header.guard))
    if chosen:
        split = guarded.split(b"\n")
        found.rows = [FoundRow(first_line + place, split[1 + place].rstrip(b"\r")) for place in chosen]
    return found


def _may_hold_a_long_row(guarded: bytes) -> bool:
    """Whether half the longest row goes by somewhere without a line break; a longer one can't hide between looks."""
    half = LONGEST_ROW // 2
    return any(guarded.find(b"\n", start, start + half) < 0 for start in range(0, len(guarded) - half + 1, half))


def _columns(guarded: bytes, header: Header) -> pl.DataFrame | None:
    """The unit, the last column, and one beyond it that is empty unless a row has too many fields.

    The guard says how many columns there are, one more than the header's: else Polars would take the number from the
    first row it meets.
    """
    width = header.width
    places = sorted({header.places[UNIT], width - 1, width})
    quote = '"' if b'"' in guarded else None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Polars doubts, the number of rows shows
            frame = pl.read_csv(
                guarded,
                has_header=False,
                columns=places,
                schema={f"c{place}": pl.String for place in range(width + 1)},
                quote_char=quote,
                extra_columns="ignore",
            )
    except pl.exceptions.PolarsError:
        return None
    unit, last, beyond = (f"c{place}" for place in (header.places[UNIT], width - 1, width))
    return frame.select(pl.col(unit).alias("unit"), pl.col(last).alias("last"), pl.col(beyond).alias("beyond"))


def rows_one_by_one(stretch: bytes, first_line: int, header: Header, unit: int, *, more: bool) -> Found:
    """The rows of a stretch of whole lines that begins where a row does, and what is wrong with the broken ones.

    ``more``: what follows the stretch may tell whether its last rows are whole; then ``consumed`` may be less than it.
    """
    found = Found()
    place = header.places[UNIT]
    for line, raw, fields in _records(stretch, first_line, header.width, more=more):
        found.consumed += len(raw)
        found.lines += max(raw.count(b"\n"), 1)
        if not raw.strip():
            continue
        found.read += 1
        if isinstance(fields, str):
            found.broken.append(quarantined(fields, line, _readable(raw)))
        elif _may_be(fields[place].strip(), unit):
            found.rows.append(FoundRow(line, raw.rstrip(b"\r\n")))
    return found


def _may_be(text: str, unit: int) -> bool:
    """Whether it is the unit, or can't be told."""
    return not (text.isascii() and text.isdigit() and len(text) <= _UNIT_DIGITS) or int(text) == unit


def _readable(raw: bytes) -> str:
    return raw.decode("utf-8", errors="backslashreplace").rstrip("\r\n")


def _records(
    stretch: bytes, first_line: int, width: int, *, more: bool
) -> Iterator[tuple[int, bytes, list[str] | str]]:
    """Each row with its line, its bytes and its fields, or the code of what is wrong with it.

    Quotes that a line leaves open may close some lines further on. Where they don't, or where the fields are then not
    as many as the columns, only that one line is wrong, and reading goes on at the next.
    """
    at, line = 0, first_line
    while at < len(stretch):
        end = _end_of_line(stretch, at)
        fields = fields_of(stretch[at:end], width)
        if fields == "open_quote":
            joined = _joined(stretch, at, end, width)
            if joined is None and more and stretch.count(b"\n", at) < JOINED:
                return  # what follows is needed to tell
            if joined is not None:
                end, fields = joined
        yield line, stretch[at:end], fields
        line += max(stretch.count(b"\n", at, end), 1)
        at = end


def _end_of_line(stretch: bytes, at: int) -> int:
    found = stretch.find(b"\n", at)
    return len(stretch) if found < 0 else found + 1


def _joined(stretch: bytes, at: int, end: int, width: int) -> tuple[int, list[str]] | None:
    for _more in range(JOINED - 1):
        if end >= len(stretch) or end - at > LONGEST_ROW:
            return None
        end = _end_of_line(stretch, end)
        fields = fields_of(stretch[at:end], width)
        if isinstance(fields, list):
            return end, fields
        if fields != "open_quote":
            return None
    return None


def fields_of(raw: bytes, width: int) -> list[str] | str:
    """The fields of one row, each byte a letter, or the code of what is wrong with it."""
    if len(raw) > LONGEST_ROW:
        return "too_long"
    return split_row(raw.decode("latin-1"), width)


def split_row(text: str, width: int) -> list[str] | str:
    """The fields of one row, or the code of what is wrong with it."""
    bare = text.rstrip("\r\n")
    if '"' not in bare:
        fields = bare.split(",")
    else:
        try:
            fields = next(csv.reader([bare], strict=True), [])
        except csv.Error as error:
            return "too_long" if "limit" in str(error) else "open_quote"
    return fields if len(fields) == width else "field_count"
