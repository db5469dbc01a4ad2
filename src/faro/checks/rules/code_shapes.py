"""How codes are written: the form of a column is found from the column itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence
from faro.checks.printed_rows import RowKind, read_rows
from faro.checks.printed_words import record_shown, shown, told_list
from faro.kernel.text import _

_TOKEN = re.compile(r"[A-ZÁÉÍÓÚÑ]+|[a-záéíóúñ]+|[0-9]+|[^A-Za-zÁÉÍÓÚÑáéíóúñ0-9]+")
_PLAN_TABLES = ("elements", "indicators", "units", "activities")
_DOMINANT = 4
"""A form is the column's where at least this many times as many codes have it as have another…"""
_FEWEST = 4
"""…and at least this many have it."""
_EXAMPLES = 3
_IDENTIFIER = 5
"""Numbers of so many digits are identifiers of one length, not ordinals that grow."""


@dataclass(frozen=True)
class _Column:
    """Codes of one column, each with where it stands."""

    codes: tuple[tuple[str, Occurrence], ...]


def find(evidence: Evidence) -> Iterator[Finding]:
    """Codes that depart from the form of their column; one finding for a code wherever it stands."""
    places: dict[str, list[Occurrence]] = {}
    forms: dict[str, str] = {}
    examples: dict[str, list[str]] = {}
    for column in _columns(evidence):
        odd = malformed(code for code, _place in column.codes)
        for code, place in column.codes:
            if code in odd:
                places.setdefault(code, []).append(place)
                forms.setdefault(code, odd[code])
                examples.setdefault(
                    code, _nearest(odd[code], [each for each, _place in column.codes if each not in odd])
                )
    for code, occurrences in places.items():
        message = _("El código {code} no está escrito como los demás ({examples}): sería {form}.").format(
            code=f"«{code}»", examples=told_list(examples[code]), form=f"«{forms[code]}»"
        )
        yield Finding("code.malformed", code, message, tuple(occurrences), code, cause=code)


def malformed(codes: Iterable[str]) -> Mapping[str, str]:
    """The codes that depart from the form most of them have, each as it would be written in that form."""
    tokens = {code: _TOKEN.findall(code) for code in codes}
    forms = _dominant_forms(tokens.values())
    found = {}
    for code, parts in tokens.items():
        righted = [_righted(part, forms[at]) if at in forms else part for at, part in enumerate(parts)]
        if righted != parts:
            found[code] = "".join(righted)
    return found


def _nearest(form: str, right: list[str]) -> list[str]:
    return sorted(right, key=lambda code: abs(len(code) - len(form)))[:_EXAMPLES]


def _dominant_forms(tokenised: Iterable[list[str]]) -> dict[int, tuple[str, bool]]:
    """By position, the form most tokens have, and whether numbers there are padded with zeros."""
    at_position: dict[int, list[str]] = {}
    for parts in tokenised:
        for at, part in enumerate(parts):
            at_position.setdefault(at, []).append(part)
    found = {}
    for at, parts in at_position.items():
        form, count = Counter(map(_form, parts)).most_common(1)[0]
        if count >= _FEWEST and count >= _DOMINANT * (len(parts) - count):
            padded = any(part.startswith("0") for part in parts if _form(part) == form)
            found[at] = (form, padded)
    return found


def _form(token: str) -> str:
    if token.isdigit():
        return "9" * len(token)
    if token.isalpha():
        return "A" if token.isupper() else "a"
    return token


def _righted(token: str, dominant: tuple[str, bool]) -> str:
    """The token in the dominant form; itself where its own form may be right, as 10 is after 9."""
    form, padded = dominant
    if _form(token) == form or token.isdigit() != form.startswith("9"):
        return token
    if token.isdigit():
        return _righted_number(token, len(form), padded=padded)
    if token.isalpha():
        return token.upper() if form == "A" else token.lower() if form == "a" else token
    return token if form in ("A", "a") else form


def _righted_number(token: str, width: int, *, padded: bool) -> str:
    if len(token) < width:
        return token.zfill(width) if padded or width >= _IDENTIFIER else token
    bare = token.lstrip("0").zfill(width)
    return bare if token.startswith("0") and padded else token


def _columns(evidence: Evidence) -> Iterator[_Column]:
    for table in _PLAN_TABLES:
        by_kind: dict[str, list[tuple[str, Occurrence]]] = {}
        for index, row in enumerate(evidence.rows(table)):
            place = record_shown(table, index, row, "code", row["code"])
            by_kind.setdefault(row.get("kind") or "", []).append((row["code"], place))
        yield from (_Column(tuple(codes)) for codes in by_kind.values())
    for printed in evidence.printed_tables:
        rows = read_rows(printed, evidence) if "code" in printed.headings else ()
        cells = [
            row.cells["code"] for row in rows if row.kind in (RowKind.GROUP, RowKind.DETAIL) and "code" in row.cells
        ]
        yield _Column(tuple((cell.text.strip(), shown(cell)) for cell in cells if cell.text.strip()))
