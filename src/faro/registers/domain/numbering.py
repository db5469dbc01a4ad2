"""The number of a record: ``PAT-{year}-{seq:05}``."""

import re

from faro.kernel.text import _

_PART = re.compile(r"\{(year|seq)(?::0([1-9]))?\}")


def number_problem(pattern: str) -> str:
    """What is wrong with a pattern; empty where nothing is."""
    rest = _PART.sub("", pattern)
    if "{" in rest or "}" in rest:
        return _("Entre llaves solo van {year} y {seq}, o {seq:05} con ceros delante.")
    if "{seq" not in pattern:
        return _("Falta {seq}: sin él, todos tendrían el mismo número.")
    return ""


def restarts_each_year(pattern: str) -> bool:
    """Whether the sequence starts again at 1 with each year."""
    return "{year" in pattern


def number_of(pattern: str, year: int, sequence: int) -> str:
    """The number that a pattern gives. ``number_of("PAT-{year}-{seq:05}", 2023, 7)`` is ``PAT-2023-00007``."""

    def written(part: re.Match[str]) -> str:
        value = year if part[1] == "year" else sequence
        return f"{value:0{part[2] or 1}d}"

    return _PART.sub(written, pattern)
