"""Codes that say what they hang from: the parent's numbers, then their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, Occurrence
from faro.checks.printed_rows import code_key
from faro.checks.printed_words import record_shown, shown, told_list
from faro.checks.rules.code_series import numbers_of
from faro.checks.rules.code_shapes import malformed
from faro.kernel.text import _

_MOST = 4
_TREES = ("elements", "units")


@dataclass(frozen=True)
class _Link:
    """A record and what it hangs from. ``follows``: whether its code says so."""

    index: int
    record: Record
    parent: str
    follows: bool


def find(evidence: Evidence) -> Iterator[Finding]:
    """Elements, units and indicators whose code names another parent than theirs, or one that is not there."""
    for table in _TREES:
        known = {row["code"] for row in evidence.rows(table)}
        yield from _against_most(table, _links(evidence, table, "parent", known))
        yield from _without_prefix(evidence, table)
    yield from _against_most("indicators", _links(evidence, "indicators", "element", set(evidence.elements)))


def _links(evidence: Evidence, table: str, column: str, known: set[str]) -> list[_Link]:
    return [
        _Link(index, row, row[column], _follows(table, row["code"], row[column]))
        for index, row in enumerate(evidence.rows(table))
        if row[column] in known
    ]


def _follows(table: str, code: str, parent: str) -> bool:
    if table == "indicators":
        return code_key(code).endswith(code_key(parent))
    own, above = numbers_of(code), numbers_of(parent)
    return own[: len(above)] == above


def _against_most(table: str, links: list[_Link]) -> Iterator[Finding]:
    """Where most codes begin with their parent's, those that do not."""
    odd = [link for link in links if not link.follows]
    if len(links) - len(odd) < _MOST * len(odd):
        return
    for link in odd:
        code = link.record["code"]
        message = _("{code} cuelga de {parent}, y su código dice otra cosa.").format(code=code, parent=link.parent)
        place = record_shown(table, link.index, link.record, "code", code)
        yield Finding("code.parent", code, message, (place,), code, cause=f"{table}/{code}")


def _without_prefix(evidence: Evidence, table: str) -> Iterator[Finding]:
    """Codes whose first numbers name no code, where most of their length have one; one finding for each such prefix."""
    rows = evidence.rows(table)
    odd = malformed(row["code"] for row in rows)
    codes: Mapping[tuple[int, ...], int] = {
        numbers_of(row["code"]): index for index, row in enumerate(rows) if row["code"] not in odd
    }
    by_length: dict[int, list[tuple[int, ...]]] = {}
    for numbers in codes:
        by_length.setdefault(len(numbers), []).append(numbers)
    for length, same in by_length.items():
        orphans = [numbers for numbers in same if numbers[:-1] not in codes]
        if length < 2 or len(same) - len(orphans) < _MOST * len(orphans):
            continue
        for prefix in dict.fromkeys(numbers[:-1] for numbers in orphans):
            below = [codes[numbers] for numbers in orphans if numbers[:-1] == prefix]
            yield _orphans(evidence, table, [(index, rows[index]) for index in below])


def _orphans(evidence: Evidence, table: str, rows: list[tuple[int, Record]]) -> Finding:
    codes = [row["code"] for _index, row in rows]
    prefix = codes[0][: -len(codes[0].split(".")[-1])].rstrip(".") if "." in codes[0] else codes[0]
    message = _("{codes}: sus códigos cuelgan de {prefix}, que no existe.").format(
        codes=told_list(codes), prefix=prefix
    )
    places = [record_shown(table, index, row, "code", row["code"]) for index, row in rows]
    return Finding(
        "code.parent", codes[0], message, (*places, *_printed(evidence, codes)), codes[0], cause=f"{table}/{prefix}"
    )


def _printed(evidence: Evidence, codes: list[str]) -> list[Occurrence]:
    keys = {code_key(code) for code in codes}
    return [
        shown(row["code"])
        for table in evidence.printed_tables
        for row in table.rows
        if "code" in row and code_key(row["code"].text) in keys
    ]
