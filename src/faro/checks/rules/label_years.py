"""Years that a title, a heading or a sentence gives its figures, against the year they are of."""

import re
from collections.abc import Iterator, Mapping

from faro.checks.evidence import Evidence, PrintedTable, row_place
from faro.checks.finding import Finding, Occurrence, Place
from faro.checks.printed_words import table_label
from faro.checks.words import folded
from faro.kernel.text import _

PERIOD = "label.period"

_YEAR = r"(?:19|20)[0-9]{2}"
_SINGLE = re.compile(rf"(?<![\w–-])(?<![0-9]\s-\s)({_YEAR})(?![\w–-]|\s[–-]\s{_YEAR})")
_RANGE = re.compile(rf"(?<![\w–-])({_YEAR})\s?(?:[–-]|al?)\s?({_YEAR})(?![\w–-])")
_EARLIER = re.compile(r"\b(base|historic|anterior|previo|cens|serie|evolucion)")
"""Words that give a figure of an earlier year on purpose: a baseline, a census, a series."""
_LATER = re.compile(r"\b(meta|proye|program|previst|hasta|al (19|20)[0-9]{2})")
"""Words that give a figure of a later year on purpose: a target, a projection."""


def years_in(text: str | None) -> frozenset[int]:
    """The years a text gives one by one. A span (2021-2025) names a plan, and a year after a dash ends a norm."""
    return frozenset(int(match[1]) for match in _SINGLE.finditer(text or ""))


def scope(title: str | None) -> frozenset[int]:
    """The years a source says it is about: those it gives one by one, else those of its span."""
    single = years_in(title)
    if single:
        return single
    spans = (range(int(match[1]), int(match[2]) + 1) for match in _RANGE.finditer(title or ""))
    return frozenset(year for span in spans for year in span)


def periods(found: Evidence) -> Iterator[Finding]:
    """Years that are neither the evaluated one nor within what their source is about."""
    scopes = {row["id"]: scope(row["title"]) for row in found.rows("sources")}
    evaluated = found.plan["evaluation_year"]
    by_cause: dict[tuple[str, int], list[tuple[str, Occurrence]]] = {}
    for text, years, place in (*_claimed(found), *_titled(found), *_headed(found, evaluated)):
        if evaluated in years or years & scopes.get(place.document, frozenset()):
            continue
        for year in sorted(years - _on_purpose(text, years, evaluated)):
            by_cause.setdefault((place.document, year), []).append((text, Occurrence(place, text)))
    return (_other_year(key, said, evaluated) for key, said in by_cause.items())


def _other_year(key: tuple[str, int], said: list[tuple[str, Occurrence]], evaluated: int) -> Finding:
    document, year = key
    message = _("«{text}» dice {year}, pero se evalúa el año {evaluated} y la fuente no abarca otro.")
    return Finding(
        PERIOD,
        str(year),
        message.format(text=said[0][0], year=year, evaluated=evaluated),
        tuple(occurrence for _text, occurrence in said),
        printed=said[0][0],
        cause=f"{document}/{year}",
    )


_Dated = Iterator[tuple[str, frozenset[int], Place]]


def _claimed(found: Evidence) -> _Dated:
    for number, row in enumerate(found.rows("claims"), start=2):
        if row["kind"] == "period":
            text = row["words"] or f"{row['measure'] or ''} {row['stated_value']}".strip()
            yield (
                text,
                years_in(row["stated_value"]) or years_in(text),
                row_place("claims", number, row, "stated_value"),
            )


def _titled(found: Evidence) -> _Dated:
    for row in found.rows("printed_tables"):
        yield row["title"], years_in(row["title"]), Place(row["source"] or "", table=row["id"])


def _headed(found: Evidence, evaluated: int) -> _Dated:
    sources = {row["id"]: row["source"] or "" for row in found.rows("printed_tables")}
    for table in found.printed_tables:
        if not _is_of(table, evaluated):
            continue
        for column, heading in table.headings.items():
            if not _compares(heading, table.headings):
                text = _("{heading} ({table})").format(heading=heading, table=table_label(table))
                yield text, years_in(heading), Place(sources[table.id], table=table.id, column=column)


def _is_of(table: PrintedTable, year: int) -> bool:
    """Whether the title, or the other headings, say the table is of that year."""
    return any(year in years_in(text) for text in (table.title, *table.headings.values()))


def _compares(heading: str, headings: Mapping[str, str]) -> bool:
    """Whether another column gives the same of another year: such a table compares years on purpose."""
    bare = _SINGLE.sub("", folded(heading)).split()
    others = (other for other in headings.values() if years_in(other) != years_in(heading))
    return any(_SINGLE.sub("", folded(other)).split() == bare for other in others if years_in(other))


def _on_purpose(text: str, years: frozenset[int], evaluated: int) -> frozenset[int]:
    """The years that the words of the text account for."""
    words = folded(text)
    earlier = {year for year in years if year < evaluated and _EARLIER.search(words)}
    later = {year for year in years if year > evaluated and _LATER.search(words)}
    return frozenset(earlier | later)
