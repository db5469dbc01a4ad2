"""The numbers of the plan's codes: a series without gaps under each parent."""

import re
from collections.abc import Iterator

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding
from faro.checks.printed_words import record_shown, told_list
from faro.kernel.text import _

_LAST = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]+)$")
_LARGEST_ORDINAL = 99
"""Beyond, a number is an identifier and not a place in a series."""


def numbers_of(code: str) -> tuple[int, ...]:
    """The numbers in a code: AEI.03.01 has 3 and 1."""
    return tuple(int(number) for number in re.findall(r"[0-9]+", code))


def find(evidence: Evidence) -> Iterator[Finding]:
    """Numbers that the codes of one parent's elements skip, from 1 up."""
    series: dict[tuple[str, str], dict[int, tuple[int, str]]] = {}
    for index, row in enumerate(evidence.rows("elements")):
        match = _LAST.match(row["code"])
        if match and int(match["number"]) <= _LARGEST_ORDINAL:
            key = (row["parent"] or "", match["stem"])
            series.setdefault(key, {})[int(match["number"])] = (index, match["number"])
    for (parent, stem), present in series.items():
        absent = [number for number in range(1, max(present)) if number not in present]
        if absent and len(present) > len(absent):
            yield _gap(evidence, parent, stem, present, absent)


def _gap(evidence: Evidence, parent: str, stem: str, present: dict[int, tuple[int, str]], absent: list[int]) -> Finding:
    last = max(present)
    index, text = present[last]
    codes = [f"{stem}{number:0{len(text)}}" for number in absent]
    message = _("{where} llega hasta {last} y no tiene {codes}.").format(
        where=_("La serie de {parent}").format(parent=parent) if parent else _("La serie de códigos del plan"),
        last=f"{stem}{text}",
        codes=told_list(codes),
    )
    row = evidence.rows("elements")[index]
    place = record_shown("elements", index, row, "code", row["code"])
    return Finding("code.gap", parent or stem, message, (place,), row["code"], cause=f"{parent}/{stem}")
