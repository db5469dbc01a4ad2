"""Codes named in claims and texts."""

import re
from collections.abc import Iterator

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Occurrence
from faro.checks.printed_words import record_shown
from faro.checks.rules.code_series import numbers_of
from faro.kernel.text import _

_PREFIX = re.compile(r"^([A-Za-z]{2,})[^A-Za-z0-9]?[0-9]")
_WHERE = {"claims": ("stated_value", "words", "measure"), "texts": ("text",)}


def find(evidence: Evidence) -> Iterator[Finding]:
    """Codes of the plan's own kinds (OEI, AEI…) that name no element; one finding for each."""
    prefixes = sorted({match[1] for code in evidence.elements if (match := _PREFIX.match(code))})
    if not prefixes:
        return
    named = re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, prefixes))})[ .°-]{{0,2}}([0-9]+(?:[.][0-9]+)*)")
    known = {_identity(match) for code in evidence.elements for match in named.finditer(code)}
    places: dict[str, list[Occurrence]] = {}
    for table, columns in _WHERE.items():
        for index, row in enumerate(evidence.rows(table)):
            for column in columns:
                for match in named.finditer(row[column] or ""):
                    if _identity(match) not in known:
                        place = record_shown(table, index, row, column, match[0])
                        places.setdefault(match[0], []).append(place)
    for code, occurrences in places.items():
        message = _("El texto nombra {code}, que no es un código del plan.").format(code=code)
        yield Finding("code.named-in-text", code, message, tuple(occurrences), code, cause=code)


def _identity(match: re.Match[str]) -> tuple[str, tuple[int, ...]]:
    return match[1].upper(), numbers_of(match[2])
